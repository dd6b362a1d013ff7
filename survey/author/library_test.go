package author_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
)

func TestTheLibraryFindsWhatWasAskedBefore(t *testing.T) {
	d, draft := inField(t, `{"age":42,"role":"user"}`, `{"age":7}`)
	builtin, err := data.BuiltinQuestionnaire()
	must(t, err)
	obstacles, err := d.Create(t.Context(), builtin, builtin.Name, "u1")
	must(t, err)
	_, err = d.Publish(t.Context(), builtin.Name, obstacles.Mark, "u1")
	must(t, err)
	// Version 2 words the age otherwise; another questionnaire asks it as version 1 did.
	r := d.edited(t, draft, func(q *survey.Questionnaire) { q.Sections[0].Questions[0].Label = text("Years") })
	_, err = d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
	must(t, err)
	other, err := d.Create(t.Context(), aForm(), "other", "u1")
	must(t, err)
	_, err = d.Publish(t.Context(), "other", other.Mark, "u1")
	must(t, err)
	find := func(q author.Query) []string {
		t.Helper()
		found, err := d.Library(t.Context(), q)
		must(t, err)
		var all []string
		for _, one := range found {
			var uses []string
			for _, u := range one.Uses {
				uses = append(uses, fmt.Sprintf("%s %d", u.Questionnaire, u.Version))
			}
			all = append(all, fmt.Sprintf("%s %q ×%d: %s", one.Question.Name, one.Question.Label["en"], one.Answered, strings.Join(uses, ", ")))
		}
		return all
	}
	for _, test := range []struct {
		query author.Query
		want  []string
	}{
		{author.Query{Text: "years (fr)"}, []string{`age "Years" ×2: q 2`}},
		{author.Query{Text: "AGÉ (fr)"}, []string{`age "Age" ×2: other 1, q 1`, `age "Years" ×2: q 2`}},
		{author.Query{Text: "producer role"}, nil},
		{author.Query{Text: "no such word"}, nil},
	} {
		got := find(test.query)
		if test.want == nil && test.query.Text == "producer role" {
			if len(got) < 2 || !strings.HasPrefix(got[0], `role "Role" ×1: other 1, q 2`) {
				t.Errorf("%+v: got %q", test.query, got)
			}
			continue
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v: got %q, want %q", test.query, got, test.want)
		}
	}
	concept, name := "", ""
	for _, choices := range builtin.ChoiceLists {
		for _, c := range choices {
			if strings.HasPrefix(c.Concept, "use/") {
				concept = c.Concept
			}
		}
	}
	for _, query := range []author.Query{{Concept: concept}, {Concept: "use"}} {
		found, err := d.Library(t.Context(), query)
		must(t, err)
		if len(found) == 0 || found[0].Uses[0].Questionnaire != "obstacles" {
			t.Errorf("%+v: found %d", query, len(found))
		}
	}
	grids, err := d.Library(t.Context(), author.Query{})
	must(t, err)
	for _, one := range grids {
		if one.Question.Type == survey.Group {
			name = one.Question.Name
			if len(one.Question.Questions) == 0 || len(one.Lists) != 1 {
				t.Errorf("the grid %s comes with %d questions and %d lists", name, len(one.Question.Questions), len(one.Lists))
			}
		}
	}
	if name == "" {
		t.Error("no grid is found")
	}
	d.answer(t, "first", `{"age":8}`)
	if got := find(author.Query{Text: "years"}); got[0] != `age "Years" ×2: q 2` {
		t.Errorf("counted anew at once: %q", got)
	}
	d.now = d.now.Add(time.Minute)
	if got := find(author.Query{Text: "years"}); got[0] != `age "Years" ×3: q 2` {
		t.Errorf("a minute later: %q", got)
	}
}

func TestEstimates(t *testing.T) {
	q, err := data.BuiltinQuestionnaire()
	must(t, err)
	in, err := questionnaire.Compile(q)
	must(t, err)
	all := author.Estimates(in)
	perLanguage := 1 + len(q.ChoiceLists["role"])
	if len(all) != perLanguage*len(q.Languages) {
		t.Fatalf("%d estimates", len(all))
	}
	longest := all[0]
	for _, one := range all[1:perLanguage] {
		if one.Language != longest.Language || one.Minutes <= 0 || one.Minutes > longest.Minutes || one.Words == 0 || one.Words > longest.Words || one.Label["fr"] == "" {
			t.Errorf("%+v, of %+v at most", one, longest)
		}
	}
}
