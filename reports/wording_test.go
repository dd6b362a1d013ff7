package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"sonde/reports"
	"sonde/reports/reporttest"
	"sonde/survey"
)

// ticked sends users who tick an obstacle: of "find_portal" 39 means the first 39 of them, of "format" 37 the last 37.
func ticked(s *reporttest.Store, users int, counts map[string]int) {
	for i := range users {
		var names survey.Names
		for _, c := range s.Questionnaire.ChoiceLists["use_obstacles"] {
			if c.Name == "format" && i >= users-counts[c.Name] || c.Name != "format" && i < counts[c.Name] {
				names = append(names, c.Name)
			}
		}
		if len(names) == 0 {
			names = survey.Names{"none"}
		}
		s.Add("", survey.Answers{"role": survey.Str("user"), "use_obstacles": names})
	}
}

func results(t *testing.T, s *reporttest.Store, language string, audience reports.Audience, filter reports.Filter) *reports.Document {
	t.Helper()
	doc, err := reports.Results(t.Context(), source(t, s), reports.Request{Survey: "obstacles", Language: language, Audience: audience, Filter: filter})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTitlesSayNoMoreThanTheData(t *testing.T) {
	// Wilson 95 %: 60 of 82 is 0.627 to 0.816; 39 of 82 is 0.371 to 0.582.
	for _, test := range []struct {
		name     string
		users    int
		counts   map[string]int
		language string
		want     string
	}{
		{"a clear first", 82, map[string]int{"find_portal": 60, "volume": 5, "format": 12}, "en",
			"“Finding the right portal” comes first: 73% [63–82], 60 of 82 who answered"},
		{"overlapping ranks", 82, map[string]int{"find_portal": 39, "format": 37}, "en",
			"“Finding the right portal” is named most: 48% [37–58], 39 of 82 who answered; 1 other choice could come first"},
		{"in French", 82, map[string]int{"find_portal": 39, "format": 37}, "fr",
			"« Trouver le bon portail » est le plus cité : 48 % [37–58], 39 sur 82 qui ont répondu ; 1 autre choix pourrait passer devant"},
		{"two share the first place", 82, map[string]int{"find_portal": 39, "format": 39}, "en",
			"“Finding the right portal” and “Formats hard to read” are named most, equally often: 48% [37–58], 39 of 82 who answered"},
		{"two share the first place, in French", 82, map[string]int{"find_portal": 39, "format": 39, "download_volume": 38}, "fr",
			"« Trouver le bon portail » et « Formats difficiles à lire » sont les plus cités, à égalité : 48 % [37–58], 39 sur 82 qui ont répondu ; 1 autre choix pourrait passer devant"},
		// Wilson 95 %: 20 of 40 is 0.352 to 0.648.
		{"three share the first place", 40, map[string]int{"find_portal": 20, "format": 20, "download_volume": 20}, "en",
			"“Finding the right portal” and 2 other choices are named most, equally often: 50% [35–65], 20 of 40 who answered"},
		{"none is named most", 82, map[string]int{"find_portal": 20}, "en",
			"“No obstacle” is named most: 76% [65–84], 62 of 82 who answered"},
		{"counts under ten", 9, map[string]int{"find_portal": 4}, "en",
			"Which obstacles do you meet when using data? 9 answers: counts only, no percentage"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := obstacles(t)
			ticked(s, test.users, test.counts)
			f := figures(results(t, s, test.language, reports.ForCoordinator, reports.Filter{}))["use_obstacles"]
			if got := strings.ReplaceAll(f.Title, "\u00a0", " "); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestSmallBasesAreFlagged(t *testing.T) {
	for _, test := range []struct {
		users         int
		shares, small bool
	}{{9, false, true}, {10, true, true}, {29, true, true}, {30, true, false}} {
		s := obstacles(t)
		ticked(s, test.users, map[string]int{"find_portal": 6})
		f := figures(results(t, s, "en", reports.ForCoordinator, reports.Filter{}))["use_obstacles"]
		value := f.Bars[0].Values[0]
		if (value.Share != nil) != test.shares || value.Small != test.small || (at(t, f.Table, "find_portal", "share").Number != nil) != test.shares {
			t.Errorf("%d answers: share %v, small %v", test.users, value.Share, value.Small)
		}
		if want := fmt.Sprintf("6 of %d", test.users); !strings.Contains(value.Text, want) {
			t.Errorf("%q does not say %q", value.Text, want)
		}
	}
}

func TestPublishedFiguresStandBeside(t *testing.T) {
	s := obstacles(t)
	ticked(s, 82, map[string]int{"find_portal": 39})
	f := figures(results(t, s, "en", reports.ForCoordinator, reports.Filter{}))["use_obstacles"]
	// The slide of May 2025: 48 % for the portal, no value legible for formats, volume without a counterpart.
	if r := bar(f, "find_portal").Values[0].Reference; r == nil || *r != 0.48 {
		t.Errorf("portal: %v", r)
	}
	if r := bar(f, "format").Values[0].Reference; r != nil {
		t.Errorf("formats: %v", *r)
	}
	notes := strings.Join(f.Table.Notes, "\n")
	for _, want := range []string{"Other list and wording; number of respondents not given", "Volume to download or store (29%)"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q:\n%s", want, notes)
		}
	}
}

func TestFinitePopulationIsASecondLine(t *testing.T) {
	for _, test := range []struct {
		name    string
		present int
		event   string
		want    bool
	}{
		{"everybody present is known", 100, "brest", true},
		{"fewer present than answered", 70, "brest", false},
		{"present not known", 0, "brest", false},
		{"a response without an event", 100, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := obstacles(t)
			s.Held = []survey.Event{{Code: "brest", Kind: survey.Workshop, Present: test.present}}
			for i := range 80 {
				format := "webinar"
				if i < 40 {
					format = "workshop"
				}
				event := "brest"
				if i == 0 {
					event = test.event
				}
				s.Add(event, survey.Answers{"role": survey.Str("user"), "formats": survey.Names{format}})
			}
			f := figures(results(t, s, "en", reports.ForCoordinator, reports.Filter{}))["formats"]
			has := false
			for _, c := range f.Table.Columns {
				has = has || c.Code == "finite_low"
			}
			if has != test.want {
				t.Fatalf("second line %v, want %v", has, test.want)
			}
			if !has {
				return
			}
			// Wilson on n(N - 1)/(N - n) = 80 x 99 / 20 = 396: 0.5 ± 0.049008
			low, high := at(t, f.Table, "webinar", "finite_low"), at(t, f.Table, "webinar", "finite_high")
			if !same(new(*low.Number+*high.Number), new(1.0)) || *high.Number < 0.5489 || *high.Number > 0.5491 {
				t.Errorf("limits %v to %v", *low.Number, *high.Number)
			}
		})
	}
}

func TestRolesThatDoNotDifferAreSaidSo(t *testing.T) {
	s := obstacles(t)
	for i := range 80 {
		names := survey.Names{"find_portal"}
		if i%4 < 2 {
			names = append(names, "format")
		}
		role := survey.Str([]string{"user", "both"}[i%2])
		s.Add("", survey.Answers{"role": role, "use_obstacles": names})
	}
	f := figures(results(t, s, "en", reports.ForManagement, reports.Filter{}))["use_obstacles_by_role"]
	if f == nil || !strings.Contains(f.Title, "No difference between the roles is shown by these data") {
		t.Fatalf("title %+v", f)
	}
	if len(f.Series) != 2 {
		t.Errorf("%d roles, want the two that were asked", len(f.Series))
	}
}

func TestWarnings(t *testing.T) {
	s := obstacles(t)
	ticked(s, 40, map[string]int{"find_portal": 20})
	s.Sent[0].Source, s.Sent[1].Source, s.Sent[2].Excluded = survey.SourceSimulated, survey.SourceTrial, "a test"
	doc := results(t, s, "en", reports.ForCoordinator, reports.Filter{})
	said := strings.Join(doc.Warnings, "\n")
	for _, want := range []string{"Simulated responses: 1 of 39", "1 trial response is counted", "1 response was excluded"} {
		if !strings.Contains(said, want) {
			t.Errorf("no warning %q in:\n%s", want, said)
		}
	}
	if notes := strings.Join(figures(doc)["use_obstacles"].Notes, "\n"); !strings.Contains(notes, "Simulated") || !strings.Contains(notes, "volunteers, not a sample") {
		t.Errorf("the figure does not say so: %s", notes)
	}
}

func TestFilters(t *testing.T) {
	s := crowd(t)
	for _, test := range []struct {
		name   string
		filter reports.Filter
		who    reports.Audience
		kind   survey.Kind // 0: allowed
	}{
		{"an event", reports.Filter{Event: "brest"}, reports.ForCoordinator, 0},
		{"a language and a role", reports.Filter{Language: "fr", Role: "both"}, reports.ForCoordinator, 0},
		{"no such role", reports.Filter{Role: "' or '1' = '1"}, reports.ForCoordinator, survey.Invalid},
		{"no such event", reports.Filter{Event: "elsewhere"}, reports.ForCoordinator, survey.Invalid},
		{"managers get fixed tables", reports.Filter{Event: "brest"}, reports.ForManagement, survey.Denied},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := reports.Workbook(t.Context(), source(t, s), reports.Request{Survey: "obstacles", Language: "en", Audience: test.who, Filter: test.filter})
			if survey.KindOf(err) != test.kind {
				t.Fatalf("got %v", err)
			}
			if err == nil && !strings.Contains(strings.Join(doc.Warnings, "\n"), "Figures limited to: ") {
				t.Errorf("the filter is not said: %v", doc.Warnings)
			}
		})
	}
}

// What is said of the responses is said of those in view; and nobody counted the roles of those present.
func TestFilteredFiguresSpeakOfThoseInView(t *testing.T) {
	s := crowd(t)
	all := results(t, s, "en", reports.ForCoordinator, reports.Filter{})
	if rate := tableOf(t, all, "events").Rows[0].Cells[6]; rate.Number == nil {
		t.Fatal("no rate without a filter")
	}
	doc := results(t, s, "en", reports.ForCoordinator, reports.Filter{Event: "brest", Language: "fr", Role: "both"})
	said := strings.Join(doc.Warnings, "\n")
	if !strings.Contains(said, "language “Français”") {
		t.Errorf("the language has no name: %s", said)
	}
	events := tableOf(t, doc, "events")
	if want := fmt.Sprintf("of %.0f. These figures describe nobody", *events.Rows[0].Cells[5].Number); !strings.Contains(said, want) {
		t.Errorf("got %s\nwant %s", said, want)
	}
	if rate := events.Rows[0].Cells[6]; rate.Number != nil {
		t.Errorf("%v of those present, in one role and language", *rate.Number)
	}
}

// Where a hidden choice hides the mean too, the title still says how many meet many.
func TestTitleOfManyObstaclesWithoutTheMean(t *testing.T) {
	s := obstacles(t)
	for i := range 60 {
		picked := survey.Names{"find_portal", "find_data", "metadata"}
		switch {
		case i < 20:
			picked = picked[:2]
		case i < 40:
			picked = append(picked, "storage_volume")
		case i < 42:
			picked = append(picked, "expertise")
		}
		s.Add("", survey.Answers{"role": survey.Str("user"), "use_obstacles": picked})
	}
	f := figures(results(t, s, "en", reports.ForManagement, reports.Filter{}))["use_obstacles_together"]
	if want := "67% of people meet three obstacles or more (40 of 60)"; f.Title != want {
		t.Errorf("got %q, want %q", f.Title, want)
	}
}

// A questionnaire about something else still makes a whole report.
func TestAnyQuestionnaire(t *testing.T) {
	choices := []survey.Choice{{Name: "a", Label: survey.Text{"en": "Apples"}}, {Name: "b", Label: survey.Text{"en": "Pears"}}}
	ask := func(name string, kind survey.QuestionType, list string) survey.Question {
		return survey.Question{Name: name, Type: kind, List: list, Label: survey.Text{"en": "About " + name}}
	}
	s := &reporttest.Store{
		Of: survey.Survey{Slug: "fruit", Questionnaire: "fruit", Version: 1, Title: survey.Text{"en": "Fruit"}},
		Questionnaire: survey.Questionnaire{
			Name: "fruit", Version: 1, Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "Fruit"},
			ChoiceLists: map[string][]survey.Choice{"fruit": choices, "points": {
				{Name: "1", Label: survey.Text{"en": "bad"}}, {Name: "2", Label: survey.Text{"en": "fair"}}, {Name: "3", Label: survey.Text{"en": "good"}},
			}},
			Sections: []survey.Section{{Name: "first", Title: survey.Text{"en": "Fruit"}, Questions: []survey.Question{
				ask("likes", survey.SelectMultiple, "fruit"), ask("best", survey.SelectOne, "fruit"), ask("order", survey.Rank, "fruit"),
				ask("taste", survey.SelectOne, "points"), ask("age", survey.Integer, ""), ask("words", survey.TextType, ""),
			}}},
		},
	}
	for i := range 20 {
		s.Add("", survey.Answers{
			"likes": survey.Names{"a"}, "best": survey.Str("b"), "order": survey.Names{"b", "a"},
			"taste": survey.Str([]string{"2", "3"}[i%2]), "age": survey.Num(float64(30 + i)), "words": survey.Str("Fine."),
		})
	}
	doc, err := reports.Workbook(t.Context(), source(t, s), reports.Request{Survey: "fruit", Language: "en", Audience: reports.ForCoordinator})
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, section := range doc.Sections {
		codes = append(codes, section.Code)
	}
	if got, want := strings.Join(codes, " "), "summary section_first open_answers codebook method"; got != want {
		t.Errorf("sections %s, want %s", got, want)
	}
	golden(t, "fruit-en-coordinator.txt", written(doc))
}
