package tabulate

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sonde/survey"
)

func TestCoOccurrence(t *testing.T) {
	f := ten(t)
	together, err := f.view(t).CoOccurrence(t.Context(), Query{Rows: "obstacles"})
	if err != nil {
		t.Fatal(err)
	}
	// By hand: of 8, {none} is no tick; time x 3, legal, other tick one; {time, format}, {format, legal} tick two.
	want := []int{1, 5, 2}
	for i, cell := range together.Ticks {
		if i >= len(want) || cell.Count != want[i] {
			t.Errorf("%s ticks: %d, want %v", cell.Code, cell.Count, want)
		}
	}
	if together.Answered != 8 || !near(together.Mean, 9./8) || len(together.Ticks) != 3 {
		t.Errorf("answered %d, mean %v, %d lines", together.Answered, *together.Mean, len(together.Ticks))
	}
	// time 4, format 2, both 1: share 1/8, Jaccard 1/5, lift 8 x 1 / (4 x 2).
	p := together.Pairs[0]
	if p.A != "time" || p.B != "format" || p.Both != 1 || !near(p.Share, 1./8) || !near(p.Jaccard, 0.2) || !near(p.Lift, 1) {
		t.Errorf("%+v", p)
	}
	if len(together.Pairs) != 6 {
		t.Errorf("%d pairs of 4 choices, want 6: none is no obstacle", len(together.Pairs))
	}
	hidden, err := f.view(t).CoOccurrence(t.Context(), Query{Rows: "obstacles", Policy: Policy{K: 3, FixedOnly: true}})
	if err != nil {
		t.Fatal(err)
	}
	// At k = 3, 1 and 2 of 8 are small: joined, nothing is left to compare.
	if len(hidden.Ticks) != 0 {
		t.Errorf("%+v", hidden.Ticks)
	}
	if hidden.Mean != nil || !hidden.Pairs[0].Suppressed || hidden.Pairs[0].CountA != 0 {
		t.Error("the mean or a pair tells what is hidden")
	}
}

// The ticks of all respondents add up to the counts of the choices: with one count hidden, they must not tell it.
func TestTicksDoNotTellAHiddenChoice(t *testing.T) {
	f := newFeed(small())
	for i := range 60 {
		ticks := survey.Names{"time"}
		switch {
		case i < 20:
			ticks = survey.Names{"time", "format"}
		case i < 22:
			ticks = survey.Names{"legal"}
		case i < 40:
			ticks = survey.Names{"none"}
		}
		f.add(t, "", survey.Answers{"obstacles": ticks})
	}
	v, closed := f.view(t), Policy{K: 5, FixedOnly: true}
	table := tabulate(t, v, Query{Rows: "obstacles", Policy: closed}).Groups[0]
	together, err := v.CoOccurrence(t.Context(), Query{Rows: "obstacles", Policy: closed})
	if err != nil {
		t.Fatal(err)
	}
	if !table.Cells[2].Suppressed || table.Cells[0].Suppressed {
		t.Fatalf("legal is 2 of 60, time 40: %+v", table.Cells)
	}
	// Shown, 0, 1 and 2 ticks (18, 22, 20) would give 62 ticks; time and format make 60 of them.
	if got := ticksShown(together.Ticks); got != "0:18 1+:42" || together.Mean != nil {
		t.Errorf("shown %s, mean %v", got, together.Mean)
	}
}

func ticksShown(ticks []Ticks) string {
	var list []string
	for _, one := range ticks {
		list = append(list, fmt.Sprintf("%s:%d", one.Code, one.Count))
	}
	return strings.Join(list, " ")
}

// Hidden one by one, small numbers could be solved for: in the first line 0 and 10 ticks hidden would be 13 people with
// 17 to 21 ticks (a choice of fewer than 5 being hidden), so 11 and 2.
func TestSmallNumbersOfTicksAreJoined(t *testing.T) {
	for _, c := range []struct {
		name               string
		counts             []int
		exclusive, counted bool
		want               string
	}{
		{"a choice of each kind hidden", []int{11, 20, 14, 18, 24, 18, 11, 7, 5, 6, 2}, true, true, "0-1:31 2:14 3:18 4:24 5:18 6:11 7:7 8+:13"},
		{"the last two small, no choice hidden", []int{8, 24, 27, 31, 21, 23, 13, 4, 2, 2}, false, false, "0:8 1:24 2:27 3:31 4:21 5:23 6:13 7+:8"},
		{"one in the middle small", []int{20, 3, 20, 20, 20}, false, false, "0:20 1-2:23 3+:40"},
		{"none small, none hidden", []int{20, 30, 10}, false, false, "0:20 1:30 2:10"},
		{"nearly all alike", []int{0, 60, 2}, false, false, ""},
		{"few without a tick", []int{2, 20, 20, 20}, true, false, "0-1:22 2+:40"},
	} {
		t.Run(c.name, func(t *testing.T) {
			made := CoOccurrence{Level: 0.95}
			for n, count := range c.counts {
				made.Answered += count
				made.Ticks = append(made.Ticks, Ticks{Cell: Cell{Code: fmt.Sprint(n), Count: count}, From: n, To: n})
			}
			if got := ticksShown(Policy{K: 5}.joinTicks(made, c.exclusive, c.counted)); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// The share of those who skipped must not tell a number that is rounded: 7 of 105 is 6.67 %.
func TestShareSkippedIsOfRoundedCounts(t *testing.T) {
	got := Policy{K: 5}.suppressNonResponse(NonResponse{Asked: 105, Answered: 98, Skipped: 7, Share: new(7. / 105)}, 0.95)
	if got.Asked != 103 || got.Skipped != 5 || !near(got.Share, 5./103) {
		t.Errorf("%d of %d, share %v", got.Skipped, got.Asked, *got.Share)
	}
}

func TestNonResponses(t *testing.T) {
	f := ten(t)
	list, err := f.view(t).NonResponses(t.Context(), Query{})
	if err != nil {
		t.Fatal(err)
	}
	// By hand: role was asked of 10 and skipped by 3; obstacles of 9, by 1; nobody was asked formats.
	want := map[string][3]int{"role": {10, 7, 3}, "obstacles": {9, 8, 1}, "age": {5, 4, 1}, "formats": {}}
	for _, n := range list {
		w, tested := want[n.Name]
		if tested && (n.Asked != w[0] || n.Answered != w[1] || n.Skipped != w[2] || (n.Share == nil) != (w[0] == 0)) {
			t.Errorf("%+v, want %v", n, w)
		}
	}
	// R 4.2.2: prop.test(3, 10, correct = FALSE)$conf.int
	if role := list[0]; !near(role.Share, 0.3) || math.Abs(*role.Low-0.1077913) > 1e-6 || math.Abs(*role.High-0.6032219) > 1e-6 {
		t.Errorf("role: %v %v %v", *role.Share, *role.Low, *role.High)
	}
}

func TestOpportunity(t *testing.T) {
	f := newFeed(small())
	for _, pair := range [][2]survey.Str{{"5", "1"}, {"4", "4"}, {"4", "2"}, {"2", "5"}, {"no_opinion", "5"}} {
		f.add(t, "", survey.Answers{"importance_code": pair[0], "ease_code": pair[1]})
	}
	f.add(t, "", survey.Answers{"importance_code": survey.Str("5")}, "ease_code")
	o, err := f.view(t).Opportunity(t.Context(), "importance_code", "ease_code", Query{})
	if err != nil {
		t.Fatal(err)
	}
	// By hand: four rated both; 3 of 4 important, 2 of 4 easy: 10 x 0.75 + 10 x (0.75 - 0.5).
	if o.N != 4 || !near(o.Important, 0.75) || !near(o.Easy, 0.5) || !near(o.Score, 10) {
		t.Errorf("%+v", o)
	}
	if _, err := f.view(t).Opportunity(t.Context(), "role", "ease_code", Query{}); !survey.IsKind(err, survey.Invalid) {
		t.Errorf("role is no rating: %v", err)
	}
	hidden, err := f.view(t).Opportunity(t.Context(), "importance_code", "ease_code", Query{Policy: Policy{K: 3, FixedOnly: true}})
	if err != nil || !hidden.Suppressed || hidden.Score != nil || hidden.N != 0 {
		t.Errorf("%+v, %v: one of four found it unimportant", hidden, err)
	}
}

// Tests by group, on counts for which R gives the values.
func TestGroupTests(t *testing.T) {
	f := newFeed(small())
	// R 4.2.2: chisq.test(matrix(c(20,10,5, 10,20,15), 2, byrow = TRUE), correct = FALSE)
	for role, counts := range map[survey.Str][3]int{"producer": {20, 10, 5}, "user": {10, 20, 15}} {
		for i, point := range []survey.Str{"1", "2", "3"} {
			for range counts[i] {
				f.add(t, "", survey.Answers{"role": role, "importance_code": point})
			}
		}
	}
	tests := tabulate(t, f.view(t), Query{Rows: "importance_code", By: "role"}).Tests
	if g := tests.Global; g == nil || g.Method != "chi-square" || !near(g.DF, 2) || math.Abs(*g.Statistic-10.58201058) > 1e-6 || math.Abs(*g.P-0.00503669437) > 1e-9 {
		t.Errorf("%+v", tests.Global)
	}
	// 20 of 35 against 10 of 45. R 4.2.2: prop.test(c(20, 10), c(35, 45), correct = FALSE)$p.value
	first := tests.Cells[0]
	if first.Method != "chi-square" || math.Abs(*first.P-0.001371755374) > 1e-9 {
		t.Errorf("%s %v", first.Method, *first.P)
	}
	if d := first.Differences[0]; d.A != "producer" || d.B != "user" || !near(d.Difference, 20./35-10./45) {
		t.Errorf("%+v", d)
	}
	if len(first.Differences) != 3 || first.Differences[1].Difference != nil {
		t.Error("pairs with an empty group must be there, without numbers")
	}
	if last := tests.Cells[5]; last.Method != "" && (last.P == nil || *last.P != 1) {
		t.Errorf("a choice that nobody took: %+v", last)
	}
	if over := tabulate(t, f.view(t), Query{Rows: "role", By: "obstacles"}).Tests; over.Global != nil || len(over.Cells) != 0 {
		t.Error("groups that overlap were tested")
	}
}
