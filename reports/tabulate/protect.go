package tabulate

// grid is a table as one who would uncover it sees it: which counts are hidden.
type grid struct {
	groups []shaded
}

// shaded is a group: its size and its cells.
type shaded struct {
	n      int
	hidden bool // the size is hidden too
	cells  []shade
}

// shade is a cell: how many took the choice, how many of the group did not.
type shade struct {
	count, rest int
	hidden      bool
}

// hideGroups hides more groups while the size of a hidden one follows from the size of all: when there is one, or when
// the hidden ones together are fewer than k. order says which to hide first.
func (g *grid) hideGroups(order []int, k int) {
	for {
		hidden, together := 0, 0
		for _, one := range g.groups {
			if one.hidden {
				hidden, together = hidden+1, together+one.n
			}
		}
		if hidden == 0 || hidden > 1 && together >= k {
			return
		}
		next := -1
		for _, i := range order {
			if !g.groups[i].hidden {
				next = i
				break
			}
		}
		if next < 0 {
			return
		}
		g.groups[next].hideAll()
	}
}

func (m *shaded) hideAll() {
	m.hidden = true
	for c := range m.cells {
		m.cells[c].hidden = true
	}
}

// protect hides more cells until no hidden one follows from the others. all is the table of all respondents, protected
// itself: the groups' counts add up to its counts (nil: g is that table). oneChoice: each respondent took one choice, so
// that a group's counts add up to its size.
//
// A choice hidden in all is hidden in every group: then the tables by role and by event tell nothing about all
// that all does not tell itself, and each can be protected by itself.
func (g *grid) protect(all *grid, oneChoice bool, k int) {
	if all != nil {
		for c, top := range all.groups[0].cells {
			for i := range g.groups {
				g.groups[i].cells[c].hidden = g.groups[i].cells[c].hidden || top.hidden
			}
		}
	}
	for g.hideThin(all, oneChoice, k) || g.hideFollowing(all, oneChoice) {
	}
}

// hideThin hides one more cell of a sum whose hidden part is of one cell, or of fewer than k respondents,
// or leaves out fewer than k; false when there is none to hide.
func (g *grid) hideThin(all *grid, oneChoice bool, k int) bool {
	if all != nil {
		for c, top := range all.groups[0].cells {
			if !top.hidden && g.hideSmallest(g.column(c), k) {
				return true
			}
		}
	}
	if oneChoice {
		for i := range g.groups {
			if !g.groups[i].hidden && g.hideSmallest(g.row(i), k) {
				return true
			}
		}
	}
	return false
}

// hideSmallest hides the smallest shown cell of a sum whose hidden part is too thin.
func (g *grid) hideSmallest(cells []*shade, k int) bool {
	hidden, together, rest := 0, 0, 0
	var smallest *shade
	for _, m := range cells {
		switch {
		case m.hidden:
			hidden, together, rest = hidden+1, together+m.count, rest+m.rest
		case smallest == nil || m.count < smallest.count:
			smallest = m
		}
	}
	if hidden == 0 || hidden > 1 && min(together, rest) >= k || smallest == nil {
		return false
	}
	smallest.hidden = true
	return true
}

func (g *grid) column(c int) []*shade {
	cells := make([]*shade, len(g.groups))
	for i := range g.groups {
		cells[i] = &g.groups[i].cells[c]
	}
	return cells
}

func (g *grid) row(i int) []*shade {
	cells := make([]*shade, len(g.groups[i].cells))
	for c := range cells {
		cells[c] = &g.groups[i].cells[c]
	}
	return cells
}

// hideFollowing looks for a hidden cell that all sums together determine, though no single one does, and hides the
// smallest shown cell of its choice, else of its group; false when there is none.
func (g *grid) hideFollowing(all *grid, oneChoice bool) bool {
	if all == nil || !oneChoice {
		return false // the sums share no cell: hideThin has seen to each
	}
	for i := range g.groups {
		for c := range g.groups[i].cells {
			if g.groups[i].cells[c].hidden && !g.onCycle(all, i, c) &&
				(g.hideOne(g.column(c)) || g.hideOne(g.row(i))) {
				return true
			}
		}
	}
	return false
}

func (g *grid) hideOne(cells []*shade) bool {
	var smallest *shade
	for _, m := range cells {
		if !m.hidden && (smallest == nil || m.count < smallest.count) {
			smallest = m
		}
	}
	if smallest != nil {
		smallest.hidden = true
	}
	return smallest != nil
}

// onCycle tells whether a hidden cell can change while every known sum stays: whether its group and its choice are joined
// by other hidden cells too, groups and choices being nodes and hidden cells edges. A group of hidden size, and a choice
// hidden in all, have no known sum: they are all joined to one node more, for their sum is known again.
func (g *grid) onCycle(all *grid, group, choice int) bool {
	groups, choices := len(g.groups), len(g.groups[group].cells)
	sizes, tops := groups+choices, groups+choices+1
	joined := make([][]int, groups+choices+2)
	join := func(a, b int) { joined[a], joined[b] = append(joined[a], b), append(joined[b], a) }
	for i, one := range g.groups {
		if one.hidden {
			join(i, sizes)
		}
		for c, m := range one.cells {
			if m.hidden && (i != group || c != choice) {
				join(i, groups+c)
			}
		}
	}
	for c, top := range all.groups[0].cells {
		if top.hidden {
			join(groups+c, tops)
		}
	}
	seen := make([]bool, len(joined))
	next := []int{group}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		if at == groups+choice {
			return true
		}
		if !seen[at] {
			seen[at] = true
			next = append(next, joined[at]...)
		}
	}
	return false
}
