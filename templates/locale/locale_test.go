package locale_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"sonde/survey"
	"sonde/templates/locale"
)

func newWords(t *testing.T) *locale.Words {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// messages reads a language's file: id -> plural form ("other" for plain messages) -> words.
func messages(t *testing.T, language string) map[string]map[string]string {
	t.Helper()
	raw, err := os.ReadFile("active." + language + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := toml.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	found := map[string]map[string]string{}
	for id, value := range file {
		switch v := value.(type) {
		case string:
			found[id] = map[string]string{"other": v}
		case map[string]any:
			found[id] = map[string]string{}
			for form, words := range v {
				text, ok := words.(string)
				if !ok {
					t.Fatalf("%s %s: %s is no text", language, id, form)
				}
				found[id][form] = text
			}
		default:
			t.Fatalf("%s %s: neither words nor plural forms", language, id)
		}
	}
	return found
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	fr, en := messages(t, "fr"), messages(t, "en")
	forms := map[string][]string{"fr": {"many", "one", "other"}, "en": {"one", "other"}}
	for id := range en {
		if fr[id] == nil {
			t.Errorf("%s: missing in French", id)
		}
	}
	for id := range fr {
		if en[id] == nil {
			t.Errorf("%s: missing in English", id)
			continue
		}
		if (len(fr[id]) > 1) != (len(en[id]) > 1) {
			t.Errorf("%s: plural forms in one language only", id)
		}
		for language, file := range map[string]map[string]map[string]string{"fr": fr, "en": en} {
			if got := slices.Sorted(maps.Keys(file[id])); len(got) > 1 && !slices.Equal(got, forms[language]) {
				t.Errorf("%s in %s: plural forms %v, want %v", id, language, got, forms[language])
			}
			for form, words := range file[id] {
				if strings.TrimSpace(words) == "" {
					t.Errorf("%s in %s: %s is empty", id, language, form)
				}
			}
		}
		if f, e := variables(fr[id]), variables(en[id]); !slices.Equal(f, e) {
			t.Errorf("%s: variables %v in French, %v in English", id, f, e)
		}
	}
}

var variable = regexp.MustCompile(`\.([A-Z][A-Za-z0-9]*)`)

// variables of a message: those of its form "other", which must be able to say everything.
func variables(forms map[string]string) []string {
	found := map[string]bool{}
	for _, action := range regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(forms["other"], -1) {
		for _, m := range variable.FindAllStringSubmatch(action, -1) {
			found[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func TestEveryMessageIsSaidWhole(t *testing.T) {
	words := newWords(t)
	for _, language := range words.Languages() {
		for id, forms := range messages(t, language) {
			args := survey.Args{}
			for _, name := range variables(forms) {
				args[name] = "x"
			}
			for _, count := range []int{0, 1, 2, 1_000_000} {
				if _, counts := args["Count"]; counts || len(forms) > 1 {
					args["Count"] = count
				}
				if said := words.Say(language, id, args); said == id || strings.Contains(said, "<no value>") || strings.Contains(said, "{{") {
					t.Errorf("%s in %s with %v: %q", id, language, args, said)
				}
			}
		}
	}
}

func TestFrenchTypography(t *testing.T) {
	bad := regexp.MustCompile(` [;?!»]| :(\s|$)|« |[a-zà]'[a-zà]`)
	for id, forms := range messages(t, "fr") {
		for _, words := range forms {
			if found := bad.FindString(words); found != "" {
				t.Errorf("%s: %q in %q: want a no-break space or ’", id, found, words)
			}
		}
	}
}

func TestSay(t *testing.T) {
	words := newWords(t)
	for _, test := range []struct{ name, language, key, want string }{
		{"French", "fr", "layout.help", "Aide"},
		{"English", "en", "layout.help", "Help"},
		{"a region falls to its language", "en-GB", "layout.help", "Help"},
		{"a third language reads English", "de", "layout.help", "Help"},
		{"a missing key shows", "fr", "layout.nothing_like_it", "layout.nothing_like_it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 2 { // the second time from memory
				if got := words.Say(test.language, test.key, nil); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}
		})
	}
}

// Expected forms: CLDR 44, French and British English, with U+00A0 in French.
func TestNumbersAndDates(t *testing.T) {
	words := newWords(t)
	for _, test := range []struct{ name, got, want string }{
		{"French number", words.Number("fr", 12345.678, 1), "12\u00a0345,7"},
		{"English number", words.Number("en", 12345.678, 1), "12,345.7"},
		{"no decimals", words.Number("fr", 5, 0), "5"},
		{"fixed decimals", words.Number("en", 5, 2), "5.00"},
		{"never minus nought", words.Number("en", -0.001, 1), "0.0"},
		{"French percentage", words.Percent("fr", 0.425, 1), "42,5\u00a0%"},
		{"English percentage", words.Percent("en", 0.425, 1), "42.5%"},
		{"French first of the month", words.Date("fr", "2025-03-01"), "1er mars 2025"},
		{"French date", words.Date("fr", "2025-08-12"), "12 août 2025"},
		{"English date", words.Date("en", "2025-03-01"), "1 March 2025"},
		{"no date", words.Date("en", ""), ""},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}
