package needs_test

import (
	"math"
	"testing"
	"time"

	"sonde/reports/needs"
	"sonde/reports/reporttest"
	"sonde/reports/tabulate"
	"sonde/survey"
)

func choice(name, concept string) survey.Choice {
	return survey.Choice{Name: name, Label: survey.Text{"en": name}, Concept: concept, Exclusive: concept == "answer/none"}
}

func ask(name string, kind survey.QuestionType, list string) survey.Question {
	return survey.Question{Name: name, Type: kind, List: list, Label: survey.Text{"en": name}}
}

func scale() []survey.Choice {
	return []survey.Choice{choice("1", ""), choice("2", ""), choice("3", ""), choice("4", ""), choice("5", "")}
}

// forty is forty users and ten producers, whose needs are worked out by hand in the tests:
//
//	cite find     24 of 40 (18 of the 20 in domain a, 6 of the 20 in domain b)
//	cite licence  20 of 40 (10 and 10)
//	cite volume    8 of 40 (4 and 4)
//	cite format    0 of 40
//	know portal   10 of 40
//	among the 24 who cite find: 12 want a webinar, 7 a workshop, 5 neither
//	analyse: important to 32 of 40, easy for 12 of 40, important and not easy for 20
func forty() *reporttest.Store {
	heaviest := ask("heaviest", survey.SelectMultiple, "use")
	heaviest.ChoiceFilter = "selected(${obstacles}, name)"
	q := survey.Questionnaire{
		Name: "small", Version: 1, Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "Small"},
		ChoiceLists: map[string][]survey.Choice{
			"role":   {choice("user", "role/user"), choice("producer", "role/producer")},
			"domain": {choice("a", "domain/a"), choice("b", "domain/b")},
			"use": {
				choice("find", "use/find"), choice("licence", "use/licence"), choice("volume", "use/volume"), choice("format", "use/format"),
				choice("none", "answer/none"),
			},
			"formats": {choice("workshop", "format/workshop"), choice("webinar", "format/webinar"), choice("none", "answer/none")},
			"offers":  {choice("portal", "offer/portal"), choice("none", "answer/none")},
			"points":  scale(),
		},
		Sections: []survey.Section{{Name: "all", Questions: []survey.Question{
			ask("role", survey.SelectOne, "role"),
			ask("domain", survey.SelectOne, "domain"),
			ask("obstacles", survey.SelectMultiple, "use"),
			heaviest,
			ask("formats", survey.SelectMultiple, "formats"),
			ask("offers", survey.SelectMultiple, "offers"),
			ask("how_important", survey.SelectOne, "points"),
			ask("how_easy", survey.SelectOne, "points"),
		}}},
	}
	s := &reporttest.Store{
		Of: survey.Survey{Slug: "small", Questionnaire: "small", Version: 1}, Questionnaire: q,
		Shared: survey.Library{
			Concepts: []survey.Concept{
				{Code: "use/find", Kind: "use", Trainable: new(1.0)}, {Code: "use/licence", Kind: "use", Trainable: new(0.0)},
				{Code: "use/volume", Kind: "use", Trainable: new(0.5)}, {Code: "use/format", Kind: "use", Trainable: new(1.0)},
				{Code: "skill/analyse", Kind: "skill", Trainable: new(1.0), Measures: &survey.Measures{Importance: "how_important", Ease: "how_easy"}},
			},
			Communities: []survey.Community{
				{Code: "users", Condition: "${role} = 'user'", Kinds: []string{"use", "skill"}},
				{Code: "strangers", Condition: "${nothing} = 'asked'", Kinds: []string{"use"}},
			},
			Offers: []survey.Offer{
				{Code: "portal", Concepts: []string{"use/find"}, Communities: []string{"users"}, Formats: []string{"format/webinar"}},
				{Code: "elsewhere", Concepts: []string{"use/volume"}, Communities: []string{"producers"}},
			},
		},
	}
	for i := range 40 {
		var ticked survey.Names
		domain, place := "a", i
		if i >= 20 {
			domain, place = "b", i-20
		}
		tick := func(yes bool, name string) {
			if yes {
				ticked = append(ticked, name)
			}
		}
		find := domain == "a" && place < 18 || domain == "b" && place < 6
		tick(find, "find")
		tick(place%2 == 0, "licence")
		tick(place >= 16, "volume")
		tick(len(ticked) == 0, "none")
		wants := "none"
		if find && place%2 == 0 {
			wants = "webinar"
		} else if find && place%4 == 1 {
			wants = "workshop"
		}
		known, important, easy := "none", "5", "1"
		if i%4 == 0 {
			known = "portal"
		}
		if i >= 32 {
			important = "3"
		}
		if i < 12 {
			easy = "4"
		}
		s.Add("", survey.Answers{
			"role": survey.Str("user"), "domain": survey.Str(domain), "obstacles": ticked, "formats": survey.Names{wants},
			"offers": survey.Names{known}, "how_important": survey.Str(important), "how_easy": survey.Str(easy),
		})
	}
	for range 10 {
		s.Add("", survey.Answers{"role": survey.Str("producer"), "offers": survey.Names{"portal"}})
	}
	return s
}

func compute(t *testing.T, s *reporttest.Store, where string, policy tabulate.Policy) needs.Result {
	t.Helper()
	view, err := tabulate.New("small").Pull(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := needs.Of(t.Context(), needs.Input{View: view, Library: s.Shared, Judgements: s.Judged, Where: where, Policy: policy})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func need(t *testing.T, g needs.Group, concept string) needs.Need {
	t.Helper()
	for _, n := range g.Needs {
		if n.Concept == concept {
			return n
		}
	}
	t.Fatalf("no need %s", concept)
	return needs.Need{}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// judged is a coordinator's setting.
func judged(concept string, aspect survey.Aspect, value float64) survey.Judgement {
	return survey.Judgement{
		Survey: "small", Concept: concept, Aspect: aspect, Value: value, Reason: "we looked", By: "ada",
		At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
	}
}
