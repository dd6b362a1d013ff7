package survey

import (
	"slices"
	"strings"
)

// Text is a text in each language, keyed by language code ("fr", "en").
type Text map[string]string

// In gives the text in the language, else in the fallback, else in any other, else "".
func (t Text) In(language, fallback string) string {
	if s := t[language]; s != "" {
		return s
	}
	if s := t[fallback]; s != "" {
		return s
	}
	first := ""
	for code, s := range t {
		if s != "" && (first == "" || code < first) {
			first = code
		}
	}
	return t[first]
}

// NearestLanguage gives the language among those of the interface in which a page in the language code is worded: the
// same, its base ("en" for "en-GB"), else English, since a page in a third language has no French reader, else the first.
func NearestLanguage(languages []string, code string) string {
	base, _, _ := strings.Cut(code, "-")
	for _, candidate := range []string{code, base, "en"} {
		if slices.Contains(languages, candidate) {
			return candidate
		}
	}
	return languages[0]
}

// Words says the interface's words; templates/locale implements it.
type Words interface {
	// Say gives the words of key in language (fr or en; another falls back to the nearest), filled with args.
	// A missing key gives the key itself, so that it shows.
	Say(language, key string, args Args) string
	// Number writes x with a fixed number of decimals, as the language does.
	Number(language string, x float64, decimals int) string
	// Percent writes a share in 0..1 as a percentage with a fixed number of decimals, as the language does.
	Percent(language string, share float64, decimals int) string
	// Date writes a day in words, as the language does.
	Date(language string, day Day) string
	// Languages lists the languages of the interface.
	Languages() []string
}
