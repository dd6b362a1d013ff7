package tabulate

import (
	"cmp"
	"slices"

	"sonde/reports/stats"
	"sonde/survey"
)

// suppressed hides in a table what the policy hides. A hidden cell is fewer than K, none among them, or all but fewer
// than K; a group of fewer than K is hidden whole, its size too. More cells are hidden until none of the hidden ones
// follows from the shown ones and the table of all respondents (protect.go); what is computed from cells (summary, ranks,
// tests) stays only where it is computed from shown ones. Skipped, and so Asked, and NoGroup are rounded to a multiple
// of K.
//
// all is the same table without groups, nothing hidden.
func (t *table) suppressed(whole, all Result) Result {
	k := t.query.Policy.K
	top := t.hiddenIn(all.Groups[:1], k)
	top.protect(nil, t.rows.single(), k)
	hidden := top
	if t.by != nil {
		hidden = t.hiddenIn(whole.Groups, k)
		if t.by.single() {
			t.hideAmongAsked(&hidden, top, k)
		}
	}
	r := whole
	r.Groups = slices.Clone(whole.Groups)
	for i := range r.Groups {
		r.Groups[i] = t.hide(r.Groups[i], hidden, i)
	}
	r.NoGroup = coarse(whole.NoGroup, k)
	if t.by != nil {
		r.Tests = t.shown(hidden).tests(r.Groups)
	}
	return r
}

// hiddenIn finds the cells and groups that are too small by themselves.
func (t *table) hiddenIn(groups []GroupResult, k int) grid {
	made := grid{}
	for _, g := range groups {
		line := make([]shade, len(g.Cells))
		for c, cell := range g.Cells {
			rest := g.Answered - cell.Count
			// Everybody ranks every choice: that tells nothing.
			everybody := t.rows.question.Type == survey.Rank && rest == 0
			line[c] = shade{count: cell.Count, rest: rest, hidden: g.Answered < k || cell.Count < k || rest < k && !everybody}
		}
		made.groups = append(made.groups, shaded{n: g.Answered, hidden: g.Answered < k, cells: line})
	}
	return made
}

// hideAmongAsked hides groups and cells so that none follows from the others. A group that the questionnaire never asks is
// left as it is: its zeros tell nothing about anybody, and hiding them would protect nobody.
func (t *table) hideAmongAsked(hidden *grid, top grid, k int) {
	part, places := grid{}, make(map[int]int)
	for i, g := range t.groups {
		if g.n+g.skipped == 0 && t.rows.neverAsks(t.by.name, g.code) {
			hidden.groups[i].hidden = false
			for c := range hidden.groups[i].cells {
				hidden.groups[i].cells[c].hidden = false
			}
			continue
		}
		places[i] = len(part.groups)
		part.groups = append(part.groups, hidden.groups[i])
	}
	var order []int
	for _, i := range t.sizes() {
		if at, asked := places[i]; asked {
			order = append(order, at)
		}
	}
	part.hideGroups(order, k)
	part.protect(&top, t.rows.single(), k)
	for i, at := range places {
		hidden.groups[i] = part.groups[at]
	}
}

// sizes orders the groups by how many respondents of the survey they hold, whatever the question: the same group is hidden
// beside another in every table, so that two tables do not tell what one hides.
func (t *table) sizes() []int {
	order := make([]int, len(t.by.order))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return t.by.choices[t.by.order[i]].bits.count() }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size(a), size(b)) })
	return order
}

// hide takes out of a group what is hidden.
func (t *table) hide(g GroupResult, hidden grid, at int) GroupResult {
	k := t.query.Policy.K
	g.Skipped = coarse(g.Skipped, k)
	g.Asked = g.Answered + g.Skipped
	if hidden.groups[at].hidden {
		g.Asked, g.Answered, g.Skipped, g.Summary, g.Ranks = 0, 0, 0, nil, []RankRange{}
	}
	g.Cells = slices.Clone(g.Cells)
	codes := make(map[string]bool)
	for c := range g.Cells {
		if cell := &g.Cells[c]; hidden.groups[at].cells[c].hidden {
			codes[cell.Code] = true
			*cell = Cell{
				Code: cell.Code, Label: cell.Label, Concept: cell.Concept, Exclusive: cell.Exclusive, Retired: cell.Retired, Suppressed: true,
			}
		}
	}
	if len(codes) > 0 {
		g.Summary = nil // with it the hidden cells could be worked out
	}
	g.Ranks = slices.DeleteFunc(slices.Clone(g.Ranks), func(r RankRange) bool { return codes[r.Code] })
	t.hidePlaces(g)
	return g
}

// hidePlaces takes out first places and top threes: in groups always, else when one of them is small.
func (t *table) hidePlaces(g GroupResult) {
	small := func(share *float64) bool {
		if share == nil {
			return false
		}
		x := *share * float64(g.Answered)
		return min(x, float64(g.Answered)-x) < float64(t.query.Policy.K)-0.5
	}
	hideFirst := t.by != nil || slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.Suppressed || small(c.First) })
	hideTop3 := t.by != nil || slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.Suppressed || small(c.Top3) })
	for c := range g.Cells {
		if hideFirst {
			g.Cells[c].First = nil
		}
		if hideTop3 {
			g.Cells[c].Top3 = nil
		}
	}
}

// coarse rounds a count to the nearest multiple of k.
func coarse(n, k int) int { return (n + k/2) / k * k }

// shown is the table with the groups and choices that tests may use: groups shown, choices shown in each of them.
func (t *table) shown(hidden grid) *table {
	made := *t
	made.usable = func(group, choice int) bool {
		if hidden.groups[group].hidden {
			return false
		}
		for _, g := range hidden.groups {
			if choice >= 0 && !g.hidden && g.cells[choice].hidden {
				return false
			}
		}
		return true
	}
	return &made
}

// suppressNonResponse hides a question that fewer than K answered or skipped. The share is of the rounded counts: of the
// exact ones it would tell how many skipped.
func (p Policy) suppressNonResponse(n NonResponse, level float64) NonResponse {
	n.Suppressed = n.Answered < p.K || n.Skipped < p.K
	if n.Answered < p.K {
		n.Answered = 0
	}
	n.Skipped = coarse(n.Skipped, p.K)
	n.Asked = n.Answered + n.Skipped
	n.Share, n.Low, n.High = share(n.Skipped, n.Asked, level)
	if n.Suppressed {
		n.Share, n.Low, n.High = nil, nil, nil
	}
	return n
}

// suppressOpportunity hides a score that rests on fewer than K, or in which fewer than K differ from the rest.
func (p Policy) suppressOpportunity(o Opportunity) Opportunity {
	small := func(share *float64) bool {
		c := stats.Count{N: o.N}
		if share != nil {
			c.X = int(*share*float64(o.N) + 0.5)
		}
		return min(c.X, c.N-c.X) < p.K
	}
	if o.N < p.K || small(o.Important) || small(o.Easy) {
		return Opportunity{Importance: o.Importance, Ease: o.Ease, Suppressed: true}
	}
	return o
}
