package tabulate

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"testing"

	"sonde/survey"
)

var update = flag.Bool("update", false, "update goldens instead of checking against them")

// ten is ten responses whose figures are counted by hand:
//
//	producers  3: {time}, {time, format}, {none}
//	users      4: {time}, {legal}, {format, legal}, skipped
//	both       0
//	no role    3: {time}, {other}, not asked
func ten(t testing.TB) *feed {
	f := newFeed(small())
	f.add(t, "A", survey.Answers{"role": survey.Str("producer"), "obstacles": survey.Names{"time"}, "age": survey.Num(30)})
	f.add(t, "A", survey.Answers{"role": survey.Str("producer"), "obstacles": survey.Names{"time", "format"}, "age": survey.Num(40)})
	f.add(t, "A", survey.Answers{"role": survey.Str("producer"), "obstacles": survey.Names{"none"}, "age": survey.Num(50)})
	f.add(t, "B", survey.Answers{"role": survey.Str("user"), "obstacles": survey.Names{"time"}, "age": survey.Num(60)})
	f.add(t, "B", survey.Answers{"role": survey.Str("user"), "obstacles": survey.Names{"legal"}, "agree": survey.Ack(true)})
	f.add(t, "B", survey.Answers{"role": survey.Str("user"), "obstacles": survey.Names{"format", "legal"}, "words": survey.Str(`a "b", c\`)})
	f.add(t, "", survey.Answers{"role": survey.Str("user")}, "obstacles", "age")
	f.add(t, "", survey.Answers{"obstacles": survey.Names{"time"}}, "role")
	f.add(t, "", survey.Answers{"obstacles": survey.Names{"other"}}, "role")
	f.add(t, "", survey.Answers{}, "role")
	return f
}

func TestTable(t *testing.T) {
	v := ten(t).view(t)
	tests := []struct {
		name  string
		query Query
		// by group: asked, answered, then the counts of time, format, legal, other, none; counted by hand from ten
		want    map[string][7]int
		noGroup int
	}{
		{"all", Query{Rows: "obstacles"}, map[string][7]int{"": {9, 8, 4, 2, 2, 1, 1}}, 0},
		{"empty groups stay, who has no group is counted apart", Query{Rows: "obstacles", By: "role"}, map[string][7]int{
			"producer": {3, 3, 2, 1, 0, 0, 1}, "user": {4, 3, 1, 1, 2, 0, 0}, "both": {},
		}, 2},
		{"events in order of code", Query{Rows: "obstacles", By: ":event"}, map[string][7]int{
			"A": {3, 3, 2, 1, 0, 0, 1}, "B": {3, 3, 1, 1, 2, 0, 0},
		}, 3},
		{"groups of a select_multiple overlap", Query{Rows: "obstacles", By: "obstacles"}, map[string][7]int{
			"time": {4, 4, 4, 1, 0, 0, 0}, "format": {2, 2, 1, 2, 1, 0, 0}, "legal": {2, 2, 0, 1, 2, 0, 0},
			"other": {1, 1, 0, 0, 0, 1, 0}, "none": {1, 1, 0, 0, 0, 0, 1},
		}, 1},
		{"filtered", Query{Rows: "obstacles", Where: "${role} = 'user'"}, map[string][7]int{"": {4, 3, 1, 1, 2, 0, 0}}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := tabulate(t, v, tt.query)
			if len(r.Groups) != len(tt.want) || r.NoGroup != tt.noGroup {
				t.Fatalf("got %d groups and %d without, want %d and %d", len(r.Groups), r.NoGroup, len(tt.want), tt.noGroup)
			}
			for _, g := range r.Groups {
				got := [7]int{g.Asked, g.Answered}
				for i, c := range g.Cells {
					got[2+i] = c.Count
				}
				if got != tt.want[g.Code] {
					t.Errorf("group %q: got %v, want %v", g.Code, got, tt.want[g.Code])
				}
				if g.Asked != g.Answered+g.Skipped {
					t.Errorf("group %q: asked %d is not answered %d + skipped %d", g.Code, g.Asked, g.Answered, g.Skipped)
				}
			}
		})
	}
}

func TestBases(t *testing.T) {
	v := ten(t).view(t)
	// R 4.2.2: prop.test(4, 8, correct = FALSE)$conf.int and prop.test(4, 9, correct = FALSE)$conf.int
	for base, want := range map[Base][3]float64{
		BaseAnswered: {0.5, 0.2152161, 0.7847839},
		BaseAsked:    {4.0 / 9, 0.1887785, 0.7333487},
	} {
		c := tabulate(t, v, Query{Rows: "obstacles", Base: base}).Groups[0].Cells[0]
		for i, got := range []*float64{c.Share, c.Low, c.High} {
			if got == nil || math.Abs(*got-want[i]) > 1e-6 {
				t.Errorf("%s: number %d: want %v", base, i, want[i])
			}
		}
	}
	empty := tabulate(t, v, Query{Rows: "obstacles", By: "role"}).Groups[2].Cells[0]
	if empty.Share != nil || empty.Low != nil || empty.High != nil {
		t.Error("a share of nobody is not null")
	}
}

func TestRefusals(t *testing.T) {
	v := ten(t).view(t)
	tests := []struct {
		query Query
		kind  survey.Kind
		code  string
	}{
		{Query{Rows: "nothing"}, survey.Invalid, "TAB_001"},
		{Query{Rows: "obstacles", By: "nothing"}, survey.Invalid, "TAB_001"},
		{Query{Rows: "obstacles", By: "age"}, survey.Invalid, "TAB_002"},
		{Query{Rows: "obstacles", Where: "${role"}, survey.Invalid, "TAB_003"},
		{Query{Rows: "obstacles", Where: "${nothing} = 1"}, survey.Invalid, "TAB_003"},
		{Query{Rows: "obstacles", Where: "instance('role')/root/item[name = ${role}]/label = 'x'"}, survey.Invalid, "TAB_010"},
		{Query{Rows: "obstacles", By: "words"}, survey.Invalid, "TAB_011"},
		{Query{Rows: "obstacles", Base: "ticks"}, survey.Invalid, "TAB_004"},
		{Query{Rows: "obstacles", Level: 95}, survey.Invalid, "TAB_005"},
		{Query{Rows: "obstacles", Where: "${role} = 'user'", Policy: Policy{K: 5, FixedOnly: true}}, survey.Denied, "TAB_006"},
		{Query{Rows: "obstacles", By: "obstacles", Policy: Policy{K: 5, FixedOnly: true}}, survey.Denied, "TAB_006"},
	}
	for _, tt := range tests {
		_, err := v.Tabulate(t.Context(), tt.query)
		var e *survey.Error
		if survey.KindOf(err) != tt.kind || !asError(err, &e) || e.Code != tt.code {
			t.Errorf("%+v: got %v, want %s", tt.query, err, tt.code)
		}
	}
}

func TestResultGolden(t *testing.T) {
	got, err := json.MarshalIndent(tabulate(t, ten(t).view(t), Query{Rows: "obstacles", By: "role"}), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const file = "testdata/obstacles_by_role.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("differs from %s (run with -update to accept):\n%s", file, got)
	}
}

func TestNumbersAndRatings(t *testing.T) {
	f := ten(t)
	for _, point := range []survey.Str{"1", "4", "5", "5", "no_opinion"} {
		f.add(t, "", survey.Answers{"importance_code": point, "ease_code": survey.Str("2")})
	}
	v := f.view(t)
	// Ages 30, 40, 50, 60. R 4.2.2: mean 45, sd 12.90994, quantile(type = 7) 37.5 45 52.5, t.test 24.4574 to 65.5426
	ages := tabulate(t, v, Query{Rows: "age"}).Groups[0]
	checkSummary(t, "age", ages.Summary, 4, 45, 24.457401, 65.542599, 12.909944, 37.5, 45, 52.5)
	if ages.Asked != 5 || ages.Skipped != 1 || len(ages.Cells) != 0 || ages.Summary.Top2 != nil {
		t.Errorf("age: %+v", ages)
	}
	// Points 1, 4, 5, 5; "no opinion" is none. R 4.2.2: mean 3.75, sd 1.892969, quartiles 3.25 4.5 5, t.test 0.737863 to 6.762137
	rated := tabulate(t, v, Query{Rows: "importance_code"}).Groups[0]
	checkSummary(t, "rating", rated.Summary, 4, 3.75, 0.737863, 6.762137, 1.892969, 3.25, 4.5, 5)
	if rated.Answered != 5 || *rated.Summary.Top2 != 0.75 || len(rated.Ranks) != 0 {
		t.Errorf("rating: answered %d, top2 %v, ranks %v", rated.Answered, *rated.Summary.Top2, rated.Ranks)
	}
}

func checkSummary(t *testing.T, name string, s *Summary, n int, want ...float64) {
	t.Helper()
	if s == nil || s.N != n {
		t.Fatalf("%s: got %+v, want %d", name, s, n)
	}
	for i, got := range []*float64{s.Mean, s.Low, s.High, s.SD, s.Q1, s.Median, s.Q3} {
		if got == nil || math.Abs(*got-want[i]) > 1e-5 {
			t.Errorf("%s: number %d: got %v, want %v", name, i, got, want[i])
		}
	}
}

func TestRankQuestion(t *testing.T) {
	f := newFeed(small())
	// Four choices; the third respondent leaves two out, which share (3+4)/2 = 3.5.
	for _, order := range []survey.Names{
		{"webinar", "video", "mooc", "wiki"}, {"video", "webinar", "mooc", "wiki"}, {"webinar", "wiki"},
	} {
		f.add(t, "", survey.Answers{"formats": order})
	}
	g := tabulate(t, f.view(t), Query{Rows: "formats"}).Groups[0]
	// By hand: mean ranks (1+2+1)/3, (2+1+3.5)/3, (3+3+3.5)/3, (4+4+2)/3; Borda = 4 x 3 - the sum of ranks.
	want := []struct {
		count                   int
		first, top3, mean, bord float64
	}{{3, 2. / 3, 1, 4. / 3, 8}, {2, 1. / 3, 2. / 3, 6.5 / 3, 5.5}, {2, 0, 2. / 3, 9.5 / 3, 2.5}, {3, 0, 1. / 3, 10. / 3, 2}}
	for i, w := range want {
		c := g.Cells[i]
		if c.Count != w.count || !near(c.First, w.first) || !near(c.Top3, w.top3) || !near(c.MeanRank, w.mean) || !near(c.Borda, w.bord) {
			t.Errorf("%s: %d first %v top3 %v mean %v borda %v, want %+v", c.Code, c.Count, *c.First, *c.Top3, *c.MeanRank, *c.Borda, w)
		}
	}
	for i, r := range g.Ranks {
		if r.Rank != i+1 {
			t.Errorf("%s: rank %d, want %d", r.Code, r.Rank, i+1)
		}
	}
	if len(g.Ranks) != 4 {
		t.Errorf("got %d ranks, want 4", len(g.Ranks))
	}
}

func near(got *float64, want float64) bool { return got != nil && math.Abs(*got-want) < 1e-9 }

func TestRanksLeaveOutWhatIsNoObstacle(t *testing.T) {
	r := tabulate(t, ten(t).view(t), Query{Rows: "obstacles"})
	var codes []string
	for _, one := range r.Groups[0].Ranks {
		codes = append(codes, one.Code)
	}
	if len(codes) != 3 || codes[0] != "time" || codes[1] != "format" || codes[2] != "legal" {
		t.Errorf("got %v, want time, format and legal: other and exclusive choices have no rank", codes)
	}
}

// Words change between versions: the table says which answers were given to which. Counted by hand from the sheets below.
func TestRewordedAnswersAreTold(t *testing.T) {
	old, now := small(), small()
	now.Version = 2
	label := func(q *survey.Questionnaire, choice string, text survey.Text) {
		list := q.ChoiceLists["obstacles"]
		for i := range list {
			if list[i].Name == choice {
				list[i].Label = text
			}
		}
	}
	label(&old, "time", survey.Text{"fr": "Poisson", "en": "Fish"})
	label(&now, "time", survey.Text{"fr": "Viande", "en": "Meat"})
	label(&old, "format", survey.Text{"fr": "Format", "en": "Format"})
	label(&now, "format", survey.Text{"fr": "Le format", "en": "Format"}) // in French alone
	label(&old, "legal", survey.Text{"fr": "Droit", "en": "Law"})
	label(&now, "legal", survey.Text{"fr": " Droit\n", "en": "Law"}) // spaces alone
	now.ChoiceLists["obstacles"][4].Retired = true
	f := newFeed(old, now)
	send := func(version int, language, role string, picks ...string) {
		r := response(t, fmt.Sprintf("r%06d", len(f.order)), version, "", survey.Answers{"role": survey.Str(role), "obstacles": survey.Names(picks)})
		r.Language = language
		f.put(r)
	}
	send(1, "fr", "user", "time", "format", "legal")
	send(1, "en", "user", "time", "format")
	send(1, "en", "producer", "time", "none")
	send(2, "fr", "user", "time", "format")
	x := New(f.survey.Slug)
	pull := func() *View {
		v, err := x.Pull(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	v := pull()
	told := func(q Query) string {
		got, err := json.Marshal(tabulate(t, v, q).Reworded)
		if err != nil {
			t.Fatal(err)
		}
		return string(got)
	}
	both := `{"choice":"time","label":{"en":"Meat","fr":"Viande"},"was":{"en":"Fish","fr":"Poisson"},"versions":[1],"count":%d}`
	french := `{"choice":"format","label":{"en":"Format","fr":"Le format"},"was":{"fr":"Format"},"versions":[1],"count":%d}`
	for name, test := range map[string]struct {
		query Query
		want  string
	}{
		"all":              {Query{Rows: "obstacles"}, "[" + fmt.Sprintf(both, 3) + "," + fmt.Sprintf(french, 1) + "]"},
		"filtered":         {Query{Rows: "obstacles", Where: "${role} = 'producer'"}, "[" + fmt.Sprintf(both, 1) + "]"},
		"small are hidden": {Query{Rows: "obstacles", Policy: Policy{K: 5}}, "[" + fmt.Sprintf(both, 0) + "," + fmt.Sprintf(french, 0) + "]"},
		"as it was":        {Query{Rows: "role"}, "null"},
	} {
		if got := told(test.query); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
	for _, cell := range tabulate(t, v, Query{Rows: "obstacles"}).Groups[0].Cells {
		if cell.Retired != (cell.Code == "none") {
			t.Errorf("%s is retired: %t", cell.Code, cell.Retired)
		}
	}

	// A response that is withdrawn is told of no more.
	f.withdraw(f.order[2])
	v = pull()
	if got, want := told(Query{Rows: "obstacles"}), "["+fmt.Sprintf(both, 2)+","+fmt.Sprintf(french, 1)+"]"; got != want {
		t.Errorf("after one is withdrawn: %s, want %s", got, want)
	}
	q := Query{Rows: "obstacles"}
	if once, again := tabulate(t, v, q), tabulate(t, v, q); &once.Reworded[0] != &again.Reworded[0] {
		t.Error("made anew though nothing changed")
	}

	// The same answers given to the newest words.
	again := f.living[f.order[1]]
	again.Version = 2
	f.put(again)
	v = pull()
	if got, want := told(q), "["+fmt.Sprintf(both, 1)+","+fmt.Sprintf(french, 1)+"]"; got != want {
		t.Errorf("after one is given to the newest words: %s, want %s", got, want)
	}
}
