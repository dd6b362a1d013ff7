package tabulate

import "sonde/reports/stats"

// cells makes a group's cells from the counts of the choices, in list order.
func (t *table) cells(g group, counts []int) []Cell {
	cells := make([]Cell, 0, len(counts))
	for i, at := range t.rows.order {
		c := t.rows.choices[at]
		cell := Cell{
			Code: c.Name, Label: words(c.Label), Concept: c.Concept, Exclusive: c.Exclusive, Retired: t.rows.retired(at), Count: counts[i],
		}
		cell.Share, cell.Low, cell.High = share(counts[i], t.base(g), t.query.Level)
		cells = append(cells, cell)
	}
	if len(t.rows.places) > 0 {
		t.place(g, cells)
	}
	return cells
}

// share gives x of n with Wilson's interval; nil for n = 0.
func share(x, n int, level float64) (value, low, high *float64) {
	interval := stats.Wilson(x, n, level)
	if !interval.OK {
		return nil, nil, nil
	}
	return new(float64(x) / float64(n)), new(interval.Low), new(interval.High)
}

// place fills in how the choices of a rank question fared. Mean rank, Borda, first place and top three are of those who
// ranked something (stats.Placements).
func (t *table) place(g group, cells []Cell) {
	summary := stats.Placements(len(cells), t.rankings(g))
	if !summary.OK {
		return
	}
	n := float64(summary.N)
	for i, p := range summary.Choices {
		cells[i].First, cells[i].Top3 = new(float64(p.First)/n), new(float64(p.TopThree)/n)
		cells[i].MeanRank, cells[i].Borda = new(p.MeanRank), new(p.Borda)
	}
}

// rankings gives the rankings of a group, choices by their place in list order; those alike are counted together.
func (t *table) rankings(g group) []stats.Ranking {
	var list []stats.Ranking
	seen := make(map[string]int)
	var buffer []byte
	g.answered.each(func(ordinal uint32) {
		buffer = buffer[:0]
		for i, at := range t.rows.order {
			if place := t.rows.place(at, ordinal); place > 0 {
				for len(buffer) < int(place) {
					buffer = append(buffer, 0)
				}
				buffer[place-1] = byte(i + 1)
			}
		}
		at, known := seen[string(buffer)]
		if !known {
			at = len(list)
			seen[string(buffer)] = at
			list = append(list, stats.Ranking{Order: orderOf(buffer)})
		}
		list[at].Count++
	})
	return list
}

// orderOf turns places into an order, without the gaps that unknown choices leave.
func orderOf(places []byte) []int {
	order := make([]int, 0, len(places))
	for _, choice := range places {
		if choice > 0 {
			order = append(order, int(choice)-1)
		}
	}
	return order
}

// place gives the place at which an ordinal ranks a choice, 0 for not.
func (c *column) place(at int, ordinal uint32) uint8 {
	if at >= len(c.places) || int(ordinal) >= len(c.places[at]) {
		return 0
	}
	return c.places[at][ordinal]
}
