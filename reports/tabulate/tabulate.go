package tabulate

import (
	"context"
	"fmt"
	"sync"

	"sonde/survey"
)

// Tabulate makes the table of one question. The Result is shared with others who ask the same: read it, do not change it.
//
// Errors: Invalid TAB_001 (no such question), TAB_009 (a question in the rows of a repeat), TAB_002 (By is no question to group by), TAB_011
// (its answers are texts), TAB_003 (Where is wrong), TAB_010 (it looks something up), TAB_004 (Base), TAB_005 (Level); Denied TAB_006 (the policy allows fixed tables alone).
func (v *View) Tabulate(ctx context.Context, q Query) (Result, error) {
	q, err := q.normal()
	if err != nil {
		return Result{}, err
	}
	r, err := v.table(ctx, q)
	if err != nil {
		return Result{}, err
	}
	filter, where, err := v.where(ctx, q.Where)
	if err != nil {
		return Result{}, err
	}
	if r.Reworded, err = v.rewordings(v.columns[v.byName[q.Rows]], filter, where, q); err != nil {
		return Result{}, err
	}
	r.Excluded, r.Simulated, r.Trial = v.Excluded(), v.ofSource(survey.SourceSimulated, filter), v.ofSource(survey.SourceTrial, filter)
	return r, nil
}

// table makes the table, or finds it made.
func (v *View) table(ctx context.Context, q Query) (Result, error) {
	rows, err := v.column(q.Rows)
	if err != nil {
		return Result{}, err
	}
	used := []*column{rows}
	var by *column
	if q.By != "" {
		if by, err = v.column(q.By); err != nil {
			return Result{}, err
		}
		if by.question.Type == survey.TextType {
			return Result{}, survey.Fail(survey.Invalid, "TAB_011", survey.Args{"Name": q.By})
		}
		if !by.single() && !by.multiple() {
			return Result{}, survey.Fail(survey.Invalid, "TAB_002", survey.Args{"Name": q.By})
		}
		used = append(used, by)
	}
	filter, where, err := v.where(ctx, q.Where)
	if err != nil {
		return Result{}, err
	}
	name := fmt.Sprintf("table %q %q %q %s %g %d", q.Rows, q.By, q.Where, q.Base, q.Level, q.Policy.K)
	return remember(v, name, append(used, where...), func() (Result, error) {
		t := &table{view: v, query: q, rows: rows, by: by, filter: filter}
		if !q.Policy.hides() {
			return t.result(), nil
		}
		open := q
		open.Policy = Policy{}
		whole, err := v.table(ctx, open)
		if err != nil {
			return Result{}, err
		}
		open.By = ""
		all, err := v.table(ctx, open)
		if err != nil {
			return Result{}, err
		}
		t.split()
		return t.suppressed(whole, all), nil
	})
}

// table is one table in the making.
type table struct {
	view   *View
	query  Query
	rows   *column
	by     *column // nil without groups
	filter bitset  // those whom Where takes
	groups []group
	// usable tells which groups and, unless choice is -1, which of their choices the tests may use; nil for all.
	usable func(group, choice int) bool
}

// group is some respondents: who answered the question of the rows, and how many skipped it.
type group struct {
	code     string
	label    survey.Text
	answered bitset
	n        int // the size of answered
	skipped  int
}

func (t *table) result() Result {
	r := Result{
		Survey: t.view.slug, Rows: t.query.Rows, Type: t.rows.question.Type, By: t.query.By, Where: t.query.Where,
		Base: t.query.Base, Level: t.query.Level, Interval: "wilson",
	}
	t.split()
	if t.by != nil {
		answered, skipped := t.respondents()
		r.NoGroup = without(answered, t.by.answered.bits).count() + without(skipped, t.by.answered.bits).count()
	}
	r.Groups = t.describe()
	if t.by != nil {
		r.Tests = t.tests(r.Groups)
	}
	return r
}

// describe makes the figures of each group, side by side: the resamples behind ranks take the most time.
func (t *table) describe() []GroupResult {
	counts := t.counts()
	made := make([]GroupResult, len(t.groups))
	var groups sync.WaitGroup
	for i, g := range t.groups {
		groups.Go(func() {
			made[i] = GroupResult{
				Code: g.code, Label: words(g.label), Asked: g.n + g.skipped, Answered: g.n, Skipped: g.skipped,
				Cells: t.cells(g, counts[i]), Ranks: t.ranks(g, counts[i]), Summary: t.summary(g, counts[i]),
			}
		})
	}
	groups.Wait()
	return made
}

// respondents gives those who answered the question of the rows and those who skipped it, of those whom Where takes.
func (t *table) respondents() (answered, skipped bitset) {
	answered, skipped = t.rows.answered.bits, t.rows.skipped.bits
	if t.query.Where != "" {
		answered, skipped = both(answered, t.filter), both(skipped, t.filter)
	}
	return answered, skipped
}

// split makes the groups: one without By, else one for each choice, in list order.
func (t *table) split() {
	answered, skipped := t.respondents()
	if t.by == nil {
		t.groups = []group{{answered: answered, n: answered.count(), skipped: skipped.count()}}
		return
	}
	for _, i := range t.by.order {
		c := t.by.choices[i]
		g := group{code: c.Name, label: c.Label, answered: both(answered, c.bits), skipped: countBoth(skipped, c.bits)}
		g.n = g.answered.count()
		t.groups = append(t.groups, g)
	}
}

// counts counts the choices in each group, choices in list order.
func (t *table) counts() [][]int {
	groups := make([]bitset, len(t.groups))
	for i, g := range t.groups {
		groups[i] = g.answered
	}
	return crossCounts(groups, t.choices())
}

// choices gives the sets of the choices in list order.
func (t *table) choices() []bitset {
	sets := make([]bitset, len(t.rows.order))
	for i, at := range t.rows.order {
		sets[i] = t.rows.choices[at].bits
	}
	return sets
}

// base is the denominator of a group's shares.
func (t *table) base(g group) int {
	if t.query.Base == BaseAsked {
		return g.n + g.skipped
	}
	return g.n
}

// words makes no text an empty one, so that it is written {} and not null.
func words(t survey.Text) survey.Text {
	if t == nil {
		return survey.Text{}
	}
	return t
}
