package reports_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"sonde/reports"
	"sonde/reports/reporttest"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// versioned is a store whose survey was shown an earlier version too.
type versioned struct {
	*reporttest.Store
	older survey.Questionnaire
}

func (v versioned) Published(ctx context.Context, name string, version int) (survey.Questionnaire, error) {
	if version == v.older.Version {
		return v.older, nil
	}
	return v.Store.Published(ctx, name, version)
}

// Five people answered before a choice was worded anew, one of whom picked the one that is retired since.
func TestAnswersToEarlierWordsAreTold(t *testing.T) {
	s := obstacles(t)
	older := s.Questionnaire
	newer := s.Questionnaire
	newer.Version = older.Version + 1
	newer.ChoiceLists = maps.Clone(newer.ChoiceLists)
	roles := slices.Clone(newer.ChoiceLists["role"])
	newer.ChoiceLists["role"] = roles
	for i := range roles {
		switch roles[i].Name {
		case "producer":
			roles[i].Label = survey.Text{"fr": "Je fais des données", "en": "I make data"}
		case "neither":
			roles[i].Retired = true
		}
	}
	for _, role := range []string{"producer", "producer", "producer", "user", "neither"} {
		s.Add("", survey.Answers{"role": survey.Str(role)})
	}
	s.Questionnaire, s.Of.Version = newer, newer.Version
	s.Add("", survey.Answers{"role": survey.Str("producer")})
	src := source(t, s)
	src.Store = versioned{s, older}
	for name, build := range builds(t) {
		if name == "priorities" {
			continue // it counts no such answers
		}
		for audience, want := range map[reports.Audience]string{
			reports.ForCoordinator: "3 of the answers “I make data” were given when it read “I produce data” (version 1).",
			reports.ForManagement:  "“I make data” read “I produce data” earlier (version 1): those answers are counted with it.",
		} {
			doc, err := build(src, reports.Request{Survey: "obstacles", Language: "en", Audience: audience})
			if err != nil {
				t.Fatal(err)
			}
			text := written(doc)
			if !strings.Contains(text, want) {
				t.Errorf("%s for %s lacks %q\n%s", name, audience, want, text)
			}
			if !strings.Contains(text, "| Neither (retired) |") || strings.Contains(text, "I use data (retired)") {
				t.Errorf("%s for %s does not say what is retired\n%s", name, audience, text)
			}
			if found := filed(doc, want); found == 0 {
				t.Errorf("%s for %s: files of a drawing do not say it", name, audience)
			}
		}
	}
	view, err := (&tabulate.Indexes{}).View(t.Context(), src.Store, "obstacles")
	if err != nil {
		t.Fatal(err)
	}
	table, err := view.Tabulate(t.Context(), tabulate.Query{Rows: "role"})
	if err != nil {
		t.Fatal(err)
	}
	french := func(text survey.Text) string { return text["fr"] }
	if got := reports.Reworded(src.Words, "fr", table, french); len(got) != 1 || got[0] != "3 des réponses «\u00a0Je fais des données\u00a0» ont été données quand on y lisait «\u00a0Je produis des données\u00a0» (version 1)." {
		t.Errorf("in French: %q", got)
	}
	if table, err = view.Tabulate(t.Context(), tabulate.Query{Rows: "role", By: tabulate.ColumnEvent}); err != nil {
		t.Fatal(err)
	}
	if got := reports.Reworded(src.Words, "fr", table, french); len(table.Groups) != 0 || len(got) != 1 {
		t.Errorf("a table without groups: %q", got)
	}
}

// filed counts the drawings whose files say something.
func filed(doc *reports.Document, said string) int {
	count := 0
	for _, s := range doc.Sections {
		for _, block := range s.Blocks {
			if f, ok := block.(*reports.Figure); ok && slices.Contains(f.Notes, said) {
				count++
			}
		}
	}
	return count
}
