package compose_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/compose"
)

func TestNamesAreMadeOfLabels(t *testing.T) {
	taken := func(name string) bool { return slices.Contains([]string{"role", "role_2"}, name) }
	for _, test := range []struct{ label, want string }{
		{"Trouver le bon portail", "trouver_le_bon_portail"},
		{"Œuvre d’été, n° 3 !", "oeuvre_d_ete_n_3"},
		{"Rôle", "role_3"},
		{"12 mois", "choice_12_mois"},
		{"", "choice"},
		{"数据", "choice"},
		{"What would help you most in finding, getting and understanding data", "what_would_help_you_most_in"},
		{"Anticonstitutionnellementanticonstitutionnellement", "anticonstitutionnellementanticon"},
	} {
		if got := compose.Name(test.label, "choice", taken); got != test.want {
			t.Errorf("%q: %q, want %q", test.label, got, test.want)
		}
	}
}

func TestAPastedListBecomesChoices(t *testing.T) {
	both := []string{"fr", "en"}
	choice := func(name, fr, en string) survey.Choice {
		c := survey.Choice{Name: name, Label: survey.Text{}}
		for language, words := range map[string]string{"fr": fr, "en": en} {
			if words != "" {
				c.Label[language] = words
			}
		}
		return c
	}
	for _, test := range []struct {
		name, text string
		languages  []string
		want       []survey.Choice
	}{
		{"one language a line", "Oui\nNon\n\n  \nPeut-être\r\n", both, []survey.Choice{choice("oui", "Oui", ""), choice("non", "Non", ""), choice("peut_etre", "Peut-être", "")}},
		{"as a spreadsheet copies", "Oui\tYes\nNon\tNo", both, []survey.Choice{choice("oui", "Oui", "Yes"), choice("non", "Non", "No")}},
		{"with names", "y\tOui\tYes\nn\tNon\tNo", both, []survey.Choice{choice("y", "Oui", "Yes"), choice("n", "Non", "No")}},
		{"between bars", "Oui | Yes\n| No", both, []survey.Choice{choice("oui", "Oui", "Yes"), choice("no", "", "No")}},
		{"a name that is taken", "a|Un|One\na|Deux|Two", both, []survey.Choice{choice("a", "Un", "One"), choice("deux", "Deux", "Two")}},
		{"a name with a space", "a b|Un|One", both, []survey.Choice{choice("un", "Un", "One")}},
		{"the same label twice", "Un\nUn", both, []survey.Choice{choice("un", "Un", ""), choice("un_2", "Un", "")}},
		{"one language, with names", "a\tUn\nb\tDeux", []string{"fr"}, []survey.Choice{choice("a", "Un", ""), choice("b", "Deux", "")}},
		{"more cells than there is room for", "a\tUn\tOne\tUno", both, []survey.Choice{choice("a", "Un", "One")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compose.Paste(nil, test.text, test.languages); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestPastingLeavesWhatIsThere(t *testing.T) {
	before := []survey.Choice{{Name: "un", Label: survey.Text{"fr": "Un"}, Exclusive: true}}
	got := compose.Paste(before, "Un\nDeux", []string{"fr"})
	want := []survey.Choice{before[0], {Name: "un_2", Label: survey.Text{"fr": "Un"}}, {Name: "deux", Label: survey.Text{"fr": "Deux"}}}
	if !reflect.DeepEqual(got, want) || len(before) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestAPastedListTranslatesChoices(t *testing.T) {
	before := []survey.Choice{{Name: "un", Label: survey.Text{"fr": "Un"}}, {Name: "deux", Label: survey.Text{"fr": "Deux", "en": "Two?"}}, {Name: "trois", Label: survey.Text{"fr": "Trois", "en": "Three"}}}
	got, left := compose.Translate(before, "One\nTwo\n\nFour\n\n", "en")
	want := []survey.Choice{{Name: "un", Label: survey.Text{"fr": "Un", "en": "One"}}, {Name: "deux", Label: survey.Text{"fr": "Deux", "en": "Two"}}, before[2]}
	if !reflect.DeepEqual(got, want) || left != 1 {
		t.Errorf("got %+v, %d left", got, left)
	}
	if before[0].Label["en"] != "" || before[1].Label["en"] != "Two?" {
		t.Error("the choices given were changed")
	}
}

func question() survey.Question {
	return survey.Question{Name: "role", Type: survey.SelectOne, List: "roles", Label: survey.Text{"fr": "Rôle", "en": "Role"}, Required: survey.Always,
		Relevant: "${age} > 17", Parameters: map[string]string{"rows": "3"}}
}

func TestTwoChangesOfOneQuestion(t *testing.T) {
	for _, test := range []struct {
		name         string
		mine, theirs func(q *survey.Question)
		want         func(q *survey.Question)
		clashes      []string
	}{
		{"nobody", func(*survey.Question) {}, func(*survey.Question) {}, func(*survey.Question) {}, nil},
		{"each another property", func(q *survey.Question) { q.Hint = survey.Text{"fr": "Un seul"} }, func(q *survey.Question) { q.Relevant = "" },
			func(q *survey.Question) { q.Hint, q.Relevant = survey.Text{"fr": "Un seul"}, "" }, nil},
		{"each another language", func(q *survey.Question) { q.Label = survey.Text{"fr": "Votre rôle", "en": "Role"} }, func(q *survey.Question) { q.Label = survey.Text{"fr": "Rôle", "en": "Your role"} },
			func(q *survey.Question) { q.Label = survey.Text{"fr": "Votre rôle", "en": "Your role"} }, nil},
		{"the same change", func(q *survey.Question) { q.Required = "" }, func(q *survey.Question) { q.Required = "" }, func(q *survey.Question) { q.Required = "" }, nil},
		{"two texts", func(q *survey.Question) { q.Label = survey.Text{"fr": "Mien", "en": "Role"} }, func(q *survey.Question) { q.Label = survey.Text{"fr": "Sien", "en": "Role"}; q.Required = "" },
			func(q *survey.Question) { q.Label = survey.Text{"fr": "Mien", "en": "Role"}; q.Required = "" }, []string{"label.fr"}},
		{"mine taken away, theirs changed", func(q *survey.Question) { q.Relevant = "" }, func(q *survey.Question) { q.Relevant = "${age} > 18" }, func(q *survey.Question) { q.Relevant = "" }, []string{"relevant"}},
		{"mine changed, theirs taken away", func(q *survey.Question) { q.Relevant = "${age} > 18" }, func(q *survey.Question) { q.Relevant = "" }, func(q *survey.Question) { q.Relevant = "${age} > 18" }, []string{"relevant"}},
		{"theirs takes away what I left", func(*survey.Question) {}, func(q *survey.Question) { q.Parameters, q.Label = nil, nil }, func(q *survey.Question) { q.Parameters, q.Label = nil, nil }, nil},
		{"I take away what they left", func(q *survey.Question) { q.Parameters = nil }, func(*survey.Question) {}, func(q *survey.Question) { q.Parameters = nil }, nil},
		{"both write what was empty", func(q *survey.Question) { q.MinPicks = 1 }, func(q *survey.Question) { q.MinPicks = 2 }, func(q *survey.Question) { q.MinPicks = 1 }, []string{"min_picks"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			marks, err := compose.Marks(question())
			if err != nil {
				t.Fatal(err)
			}
			mine, theirs, want := question(), question(), question()
			test.mine(&mine)
			test.theirs(&theirs)
			test.want(&want)
			got, clashes, err := compose.Merge(marks, mine, theirs)
			if err != nil || !reflect.DeepEqual(got, want) || !slices.Equal(clashes, test.clashes) {
				t.Errorf("got %+v %v %v\nwant %+v %v", got, clashes, err, want, test.clashes)
			}
		})
	}
}

func TestTakingTheirs(t *testing.T) {
	mine, theirs := question(), question()
	mine.Label = survey.Text{"fr": "Mien", "en": "Mine"}
	theirs.Label, theirs.Relevant = survey.Text{"fr": "Sien", "en": "Theirs"}, ""
	got, err := compose.Take(mine, theirs, []string{"label.fr", "relevant"})
	want := mine
	want.Label, want.Relevant = survey.Text{"fr": "Sien", "en": "Mine"}, ""
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v %v", got, err)
	}
}

// Whatever two people do to a question, every property of the outcome is mine, theirs, or a clash that is told.
func TestNothingIsLostInSilence(t *testing.T) {
	texts := rapid.SampledFrom([]string{"", "a", "b", "c"})
	drawn := func(t *rapid.T, who string) survey.Question {
		q := survey.Question{Name: "q", Type: survey.TextType}
		q.Hint, q.Relevant, q.Default = survey.Text{}, texts.Draw(t, who+" relevant"), texts.Draw(t, who+" default")
		for _, language := range []string{"fr", "en"} {
			if words := texts.Draw(t, who+" "+language); words != "" {
				q.Hint[language] = words
			}
		}
		return q
	}
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := drawn(t, "base"), drawn(t, "mine"), drawn(t, "theirs")
		marks, err := compose.Marks(base)
		if err != nil {
			t.Fatal(err)
		}
		got, clashes, err := compose.Merge(marks, mine, theirs)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range []struct{ key, base, mine, theirs, got string }{
			{"relevant", base.Relevant, mine.Relevant, theirs.Relevant, got.Relevant},
			{"default", base.Default, mine.Default, theirs.Default, got.Default},
			{"hint.fr", base.Hint["fr"], mine.Hint["fr"], theirs.Hint["fr"], got.Hint["fr"]},
			{"hint.en", base.Hint["en"], mine.Hint["en"], theirs.Hint["en"], got.Hint["en"]},
		} {
			want, clash := one.mine, one.mine != one.base && one.theirs != one.base && one.mine != one.theirs
			if one.mine == one.base {
				want = one.theirs
			}
			if one.got != want || slices.Contains(clashes, one.key) != clash {
				t.Fatalf("%s: base %q, mine %q, theirs %q gave %q (clashes %v)", one.key, one.base, one.mine, one.theirs, one.got, clashes)
			}
		}
	})
}

func FuzzPaste(f *testing.F) {
	f.Add("a\tUn\tOne\nb|Deux|Two\n\n|\n")
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[string]bool{}
		for _, choice := range compose.Paste(nil, text, []string{"fr", "en"}) {
			if choice.Name == "" || seen[choice.Name] || strings.ContainsFunc(choice.Name, unicode.IsSpace) {
				t.Fatalf("%q gives the choice %+v", text, choice)
			}
			seen[choice.Name] = true
		}
	})
}
