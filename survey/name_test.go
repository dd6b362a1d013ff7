package survey_test

import (
	"strings"
	"testing"

	"sonde/survey"
)

func TestNamesInAddresses(t *testing.T) {
	for _, test := range []struct {
		name        string
		slug, event bool
	}{
		{"obstacles-2026", true, true}, {"a1", true, true}, {"BREST-26", false, true}, {"a", false, false}, {"", false, false}, {"-a", false, false},
		{"a-", false, false}, {"a--b", false, false}, {"é-1", false, false}, {"a b", false, false}, {"a/b", false, false}, {"..", false, false}, {"a\n", false, false},
		{strings.Repeat("a", 24), true, true}, {strings.Repeat("a", 25), true, false}, {strings.Repeat("a", 40), true, false}, {strings.Repeat("a", 41), false, false},
	} {
		if got := survey.ValidSlug(test.name); got != test.slug {
			t.Errorf("slug %q: %v, want %v", test.name, got, test.slug)
		}
		if got := survey.ValidEventCode(test.name); got != test.event {
			t.Errorf("event code %q: %v, want %v", test.name, got, test.event)
		}
	}
}
