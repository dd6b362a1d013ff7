package tabulate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"sonde/survey"
)

// crowd is a feed of respondents who all answered role, obstacles and importance_code at an event: nothing then hides in who did
// not answer.
func crowd(t testing.TB, random *rand.Rand, n, events int) *feed {
	q := small()
	f := newFeed(q)
	weigh := func(list string) []float64 {
		weights := make([]float64, len(q.ChoiceLists[list]))
		for i := range weights {
			weights[i] = math.Pow(random.Float64(), 3)
		}
		return weights
	}
	role, tick, point, place := weigh("role"), weigh("obstacles"), weigh("points"), make([]float64, events)
	for i := range place {
		place[i] = math.Pow(random.Float64(), 2)
	}
	for range n {
		var ticks survey.Names
		for i, c := range q.ChoiceLists["obstacles"] {
			if random.Float64() < tick[i] {
				ticks = append(ticks, c.Name)
			}
		}
		if ticks == nil {
			ticks = survey.Names{"none"}
		}
		f.add(t, string(rune('A'+draw(random, place))), survey.Answers{
			"role":            survey.Str(q.ChoiceLists["role"][draw(random, role)].Name),
			"importance_code": survey.Str(q.ChoiceLists["points"][draw(random, point)].Name),
			"obstacles":       ticks,
		})
	}
	return f
}

func draw(random *rand.Rand, weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	at := random.Float64() * sum
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// Whoever holds all the fixed tables of a question, and the table of the role, cannot work a hidden cell or group out by
// adding and subtracting what is shown.
func TestNoHiddenCellFollows(t *testing.T) {
	shown, hidden, small := 0, 0, 0
	for seed := range uint64(150) {
		random := rand.New(rand.NewPCG(seed, 11))
		f := crowd(t, random, 12+random.IntN(300), 1+random.IntN(5))
		v := f.view(t)
		k := []int{3, 5, 10}[random.IntN(3)]
		for _, rows := range []string{"obstacles", "importance_code", "role"} {
			oneChoice := rows != "obstacles"
			a := &attack{unknown: map[string]int{}}
			for _, by := range []string{"", "role", ColumnEvent} {
				query := Query{Rows: rows, By: by}
				open := tabulate(t, v, query)
				query.Policy = Policy{K: k, FixedOnly: true}
				closed := tabulate(t, v, query)
				checkHidden(t, k, open, closed)
				a.learn(by, closed, oneChoice)
				for _, g := range closed.Groups {
					for _, c := range g.Cells {
						if c.Suppressed {
							hidden++
						} else {
							shown++
						}
					}
				}
				for _, g := range open.Groups {
					for _, c := range g.Cells {
						if min(c.Count, g.Answered-c.Count) < k {
							small++
						}
					}
				}
			}
			roles := tabulate(t, v, Query{Rows: "role", Policy: Policy{K: k, FixedOnly: true}})
			for _, c := range roles.Groups[0].Cells {
				a.equal(fmt.Sprint("size role ", c.Code), c.Count, !c.Suppressed)
			}
			for _, name := range a.determined() {
				t.Errorf("seed %d, k %d, %s: %s follows from what is shown", seed, k, rows, name)
			}
		}
	}
	t.Logf("%d cells shown; %d hidden, of which %d are small by themselves", shown, hidden, small)
}

// checkHidden holds a table against the rules of its cells.
func checkHidden(t *testing.T, k int, open, closed Result) {
	t.Helper()
	for i, g := range closed.Groups {
		full := open.Groups[i]
		if full.Answered < k && (g.Answered != 0 || g.Asked != 0 || g.Skipped != 0) {
			t.Errorf("a group of %d shows its size", full.Answered)
		}
		ranked := map[string]bool{}
		for _, r := range g.Ranks {
			ranked[r.Code] = true
		}
		for j, c := range g.Cells {
			count := full.Cells[j].Count
			if min(count, full.Answered-count) < k && !c.Suppressed {
				t.Errorf("%d of %d is shown at k = %d", count, full.Answered, k)
			}
			if c.Suppressed && (c.Count != 0 || c.Share != nil || c.Low != nil || c.High != nil || ranked[c.Code] || g.Summary != nil) {
				t.Errorf("a hidden cell shows something: %+v, ranked %v, summary %v", c, ranked[c.Code], g.Summary)
			}
		}
	}
}

// attack is a system of linear equations in what is hidden.
type attack struct {
	unknown map[string]int // columns
	rows    []map[int]float64
	sums    []map[string]float64 // as learned, by name
	known   map[string]bool
}

func (a *attack) equal(name string, _ int, shown bool) {
	if a.known == nil {
		a.known = map[string]bool{}
	}
	if shown {
		a.known[name] = true
	}
}

// learn takes in a table: what it shows, and which sums hold.
func (a *attack) learn(by string, r Result, oneChoice bool) {
	sizes := map[string]float64{"size  ": -1}
	columns := map[string]map[string]float64{}
	for _, g := range r.Groups {
		size := fmt.Sprint("size ", by, " ", g.Code)
		a.equal(size, g.Answered, g.Answered > 0)
		sizes[size]++
		row := map[string]float64{size: -1}
		for _, c := range g.Cells {
			name, top := fmt.Sprint("cell ", by, " ", g.Code, " ", c.Code), fmt.Sprint("cell   ", c.Code)
			a.equal(name, c.Count, !c.Suppressed)
			row[name]++
			if columns[c.Code] == nil {
				columns[c.Code] = map[string]float64{top: -1}
			}
			columns[c.Code][name]++
		}
		if oneChoice {
			a.sums = append(a.sums, row)
		}
	}
	if by != "" {
		a.sums = append(a.sums, sizes)
		for _, sum := range columns {
			a.sums = append(a.sums, sum)
		}
	}
}

// determined names the unknowns that the sums leave one value: Gauss and Jordan.
func (a *attack) determined() []string {
	var names []string
	for _, sum := range a.sums {
		row := map[int]float64{}
		for name, x := range sum {
			if a.known[name] {
				continue
			}
			if _, met := a.unknown[name]; !met {
				a.unknown[name] = len(names)
				names = append(names, name)
			}
			row[a.unknown[name]] += x
		}
		a.rows = append(a.rows, row)
	}
	done := 0
	for column := range names {
		pivot := -1
		for i := done; i < len(a.rows); i++ {
			if math.Abs(a.rows[i][column]) > 1e-9 {
				pivot = i
				break
			}
		}
		if pivot < 0 {
			continue
		}
		a.rows[done], a.rows[pivot] = a.rows[pivot], a.rows[done]
		lead := a.rows[done][column]
		for i := range a.rows {
			if factor := a.rows[i][column] / lead; i != done && math.Abs(factor) > 1e-9 {
				for j, x := range a.rows[done] {
					if a.rows[i][j] -= factor * x; math.Abs(a.rows[i][j]) < 1e-9 {
						delete(a.rows[i], j)
					}
				}
			}
		}
		done++
	}
	var found []string
	for _, row := range a.rows[:done] {
		if len(row) == 1 {
			for column := range row {
				found = append(found, names[column])
			}
		}
	}
	return found
}

// The attack finds what a table gives away, so that its silence means something.
func TestTheAttackFindsWhatFollows(t *testing.T) {
	cell := func(code string, hidden bool) Cell { return Cell{Code: code, Count: 6, Suppressed: hidden} }
	whole := Result{Groups: []GroupResult{{Answered: 12, Cells: []Cell{cell("x", false)}}}}
	split := Result{Groups: []GroupResult{
		{Code: "a", Answered: 6, Cells: []Cell{cell("x", false)}}, {Code: "b", Answered: 6, Cells: []Cell{cell("x", true)}},
	}}
	a := &attack{unknown: map[string]int{}}
	a.learn("", whole, false)
	a.learn("role", split, false)
	if got := a.determined(); len(got) != 1 || got[0] != "cell role b x" {
		t.Errorf("got %v", got)
	}
}

func TestHiddenByHand(t *testing.T) {
	f := newFeed(small())
	// time: 6 of 8 producers, 2 of 9 users, 5 of 10 both.
	for role, counts := range map[survey.Str][2]int{"producer": {6, 8}, "user": {2, 9}, "both": {5, 10}} {
		for i := range counts[1] {
			ticks := survey.Names{"legal"}
			if i < counts[0] {
				ticks = survey.Names{"time"}
			}
			f.add(t, "", survey.Answers{"role": role, "obstacles": ticks})
		}
	}
	r := tabulate(t, f.view(t), Query{Rows: "obstacles", By: "role", Policy: Policy{K: 3, FixedOnly: true}})
	// By hand at k = 3. Producers: 2 of 8 did not tick time, so it is hidden; users: 2 did, hidden. Both groups together
	// are 8 with and 9 without: enough, so both/time stays. legal mirrors time.
	want := map[string]bool{"producer": true, "user": true, "both": false}
	for _, g := range r.Groups {
		if g.Cells[0].Suppressed != want[g.Code] || g.Cells[2].Suppressed != want[g.Code] {
			t.Errorf("%s: time hidden %v, legal hidden %v, want %v", g.Code, g.Cells[0].Suppressed, g.Cells[2].Suppressed, want[g.Code])
		}
	}
	// Only one group shows time: there is nothing to compare.
	if one := r.Tests.Cells[0]; one.P != nil || r.Tests.Global != nil {
		t.Errorf("tests of hidden cells: %+v, %+v", one, r.Tests.Global)
	}
}

func TestFixedTables(t *testing.T) {
	for _, tt := range []struct {
		query Query
		want  bool
	}{
		{Query{Rows: "x"}, true},
		{Query{Rows: "x", By: "role"}, true},
		{Query{Rows: "x", By: ":event"}, true},
		{Query{Rows: "x", By: ":event", Base: BaseAnswered, Level: 0.95}, true},
		{Query{Rows: "x", By: ":language"}, false},
		{Query{Rows: "x", By: "domain"}, false},
		{Query{Rows: "x", Where: "${role} = 'user'"}, false},
		{Query{Rows: "x", Base: BaseAsked}, false},
		{Query{Rows: "x", Level: 0.9}, false},
	} {
		if got := Fixed(tt.query); got != tt.want {
			t.Errorf("%+v: got %v", tt.query, got)
		}
	}
	for _, tt := range []struct {
		wall, open int
		public     bool
		want       int
	}{{0, 0, false, 5}, {0, 0, true, 10}, {1, 2, false, 3}, {1, 2, true, 3}, {7, 12, true, 12}} {
		s := survey.Survey{WallThreshold: tt.wall, OpenThreshold: tt.open}
		if p := PolicyOf(s, tt.public); p.K != tt.want || !p.FixedOnly {
			t.Errorf("%+v: got %+v", tt, p)
		}
	}
}

// Two blocks of hidden cells joined by a single one: every sum has several hidden cells, and yet that one follows.
func TestACellThatNoSingleSumTellsIsProtected(t *testing.T) {
	hidden := [4][4]bool{{true, true, true, false}, {true, true, false, false}, {false, false, true, true}, {false, false, true, true}}
	all := grid{groups: []shaded{{n: 160, cells: make([]shade, 4)}}}
	var g grid
	for i := range hidden {
		one := shaded{n: 40}
		for c := range hidden[i] {
			one.cells = append(one.cells, shade{count: 10, rest: 30, hidden: hidden[i][c]})
			all.groups[0].cells[c] = shade{count: 40, rest: 120}
		}
		g.groups = append(g.groups, one)
	}
	results := func(g grid) Result {
		var r Result
		for i, one := range g.groups {
			group := GroupResult{Code: string(rune('a' + i)), Answered: one.n}
			if len(g.groups) == 1 {
				group.Code = ""
			}
			for c, m := range one.cells {
				group.Cells = append(group.Cells, Cell{Code: string(rune('0' + c)), Count: m.count, Suppressed: m.hidden})
			}
			r.Groups = append(r.Groups, group)
		}
		return r
	}
	follows := func() []string {
		a := &attack{unknown: map[string]int{}}
		a.learn("", results(all), true)
		a.learn("role", results(g), true)
		return a.determined()
	}
	if got := follows(); len(got) != 1 || got[0] != "cell role a 2" {
		t.Fatalf("before: %v", got)
	}
	g.protect(&all, true, 5)
	if got := follows(); len(got) != 0 {
		t.Errorf("after: %v", got)
	}
}
