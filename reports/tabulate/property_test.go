package tabulate

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sonde/survey"
)

// randomResponse answers some of the questions of small, skips others, and was not asked the rest.
func randomResponse(t testing.TB, random *rand.Rand, id string) survey.Response {
	answers := survey.Answers{}
	var skipped []string
	maybe := func(name string, value func() survey.Value) {
		switch random.IntN(4) {
		case 0:
		case 1:
			skipped = append(skipped, name)
		default:
			answers[name] = value()
		}
	}
	q := small()
	some := func(list string) survey.Names {
		var names survey.Names
		for _, c := range q.ChoiceLists[list] {
			if random.IntN(3) == 0 {
				names = append(names, c.Name)
			}
		}
		if names == nil {
			names = survey.Names{q.ChoiceLists[list][0].Name}
		}
		return names
	}
	one := func(list string) func() survey.Value {
		return func() survey.Value { return survey.Str(some(list)[0]) }
	}
	maybe("role", one("role"))
	maybe("obstacles", func() survey.Value { return some("obstacles") })
	maybe("age", func() survey.Value { return survey.Num(20 + random.IntN(5)) })
	maybe("weights", func() survey.Value { return survey.Num(random.IntN(9)-4) / 4 })
	maybe("formats", func() survey.Value {
		names := some("formats")
		random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		return names
	})
	maybe("agree", func() survey.Value { return survey.Ack(true) })
	maybe("words", func() survey.Value { return survey.Str([]string{`"`, `\`, `a\"b{`, "é,]}", "plain"}[random.IntN(5)]) })
	maybe("importance_code", one("points"))
	maybe("ease_code", one("points"))
	r := response(t, id, 1, []string{"", "A", "B"}[random.IntN(3)], answers, skipped...)
	r.Source = []survey.Source{survey.SourceWeb, survey.SourceSimulated, survey.SourceTrial}[random.IntN(3)]
	r.ReceivedOn = survey.Day(fmt.Sprintf("2026-03-%02d", 1+random.IntN(9)))
	return r
}

// randomChange changes the feed in one of all the ways there are.
func randomChange(t testing.TB, f *feed, random *rand.Rand) {
	ids := make([]string, 0, len(f.living))
	for _, id := range f.order {
		if _, lives := f.living[id]; lives {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 || random.IntN(3) > 0 {
		f.put(randomResponse(t, random, fmt.Sprint("r", len(f.order))))
		return
	}
	id := ids[random.IntN(len(ids))]
	switch random.IntN(4) {
	case 0:
		f.withdraw(id)
	case 1:
		f.put(randomResponse(t, random, id))
	case 2:
		f.exclude(id, "twice")
	default:
		f.exclude(id, "")
	}
}

// everything is all figures of a view, as text.
func everything(t testing.TB, v *View) string {
	var made []any
	for _, q := range v.Questions() {
		for _, by := range []string{"", "role", "obstacles", ColumnEvent} {
			for _, where := range []string{"", "${role} != 'user' and not(selected(${obstacles}, 'time'))"} {
				made = append(made, tabulate(t, v, Query{Rows: q.Name, By: by, Where: where}))
			}
		}
	}
	together, err := v.CoOccurrence(t.Context(), Query{Rows: "obstacles"})
	if err != nil {
		t.Fatal(err)
	}
	skipped, err := v.NonResponses(t.Context(), Query{})
	if err != nil {
		t.Fatal(err)
	}
	written, err := json.Marshal(append(made, together, skipped, v.Responses()))
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// An index that followed every change is the index that is built anew.
func TestFollowingChangesIsRebuilding(t *testing.T) {
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 7))
		f := newFeed(small())
		x := New("s")
		var before *View
		var wanted string
		for range 120 {
			randomChange(t, f, random)
			if random.IntN(4) > 0 {
				continue
			}
			v, err := x.Pull(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			if random.IntN(8) > 0 {
				continue
			}
			got := everything(t, v)
			if want := everything(t, f.view(t)); got != want {
				t.Fatalf("seed %d after %d changes: %s", seed, len(f.changes), firstDifference(got, want))
			}
			if before != nil && everything(t, before) != wanted {
				t.Fatalf("seed %d: a view changed after it was given", seed)
			}
			before, wanted = v, got
		}
	}
}

// firstDifference shows two texts around the place where they part.
func firstDifference(got, want string) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("got ...%s\nwant ...%s", got[from:min(len(got), at+100)], want[from:min(len(want), at+100)])
}

// Counts are those of a plain recount of the decoded answers.
func TestCountsAreARecount(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	f := newFeed(small())
	for range 700 {
		randomChange(t, f, random)
	}
	v := f.view(t)
	for _, q := range v.Questions() {
		for _, by := range []string{"", "role", "obstacles", ColumnEvent} {
			r := tabulate(t, v, Query{Rows: q.Name, By: by})
			for _, g := range r.Groups {
				asked, answered, counts := recount(t, f, q.Name, by, g.Code)
				if g.Asked != asked || g.Answered != answered {
					t.Errorf("%s by %s %s: asked %d answered %d, want %d %d", q.Name, by, g.Code, g.Asked, g.Answered, asked, answered)
				}
				if answered > asked {
					t.Errorf("%s by %s %s: more answered than were asked", q.Name, by, g.Code)
				}
				for _, c := range g.Cells {
					if c.Count != counts[c.Code] {
						t.Errorf("%s by %s %s: %s counts %d, want %d", q.Name, by, g.Code, c.Code, c.Count, counts[c.Code])
					}
				}
			}
		}
	}
}

func recount(t *testing.T, f *feed, rows, by, group string) (asked, answered int, counts map[string]int) {
	counts = map[string]int{}
	for _, r := range f.living {
		var answers map[string]any
		if err := json.Unmarshal(r.Answers, &answers); err != nil {
			t.Fatal(err)
		}
		answers[ColumnEvent] = r.Event
		if r.Excluded != "" || by != "" && !slices.Contains(namesIn(answers[by]), group) {
			continue
		}
		value, there := answers[rows]
		if there {
			answered++
		}
		if there || slices.Contains(r.Skipped, rows) {
			asked++
		}
		for _, name := range namesIn(value) {
			counts[name]++
		}
	}
	return asked, answered, counts
}

func namesIn(value any) []string {
	switch x := value.(type) {
	case string:
		return []string{x}
	case []any:
		names := make([]string, len(x))
		for i := range x {
			names[i], _ = x[i].(string)
		}
		return names
	}
	return nil
}

// Two halves merged in either order give the same figures.
func TestOrderOfResponsesDoesNotCount(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	var halves [2][]survey.Response
	for i := range 200 {
		halves[i%2] = append(halves[i%2], randomResponse(t, random, fmt.Sprint("r", i)))
	}
	merged := func(first, second []survey.Response) string {
		f := newFeed(small())
		for _, r := range slices.Concat(first, second) {
			f.put(r)
		}
		return everything(t, f.view(t))
	}
	if merged(halves[0], halves[1]) != merged(halves[1], halves[0]) {
		t.Error("the order in which responses came changes figures")
	}
}
