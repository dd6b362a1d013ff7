package questionnaire_test

import (
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Comparisons with what an answer may be are sound, retired choices and the empty answer too; what was perhaps meant is named.
func TestComparisonsWithChoices(t *testing.T) {
	q := sound()
	q.ChoiceLists["numbers"] = []survey.Choice{{Name: "1", Label: survey.Text{"fr": "Un", "en": "One"}}, {Name: "old", Label: survey.Text{"fr": "Vieux", "en": "Old"}, Retired: true}}
	first(&q).List, q.Sections[1].Relevant = "numbers", ""
	for _, test := range []struct{ relevant, meant string }{
		{"${a} = '1' or ${a} = 1 or ${a} = '1.0' or ${a} = 'old' or ${a} = ''", "none"}, {"${b} = 'r go' or selected(${b}, 'r')", "none"}, {"${a} = ${b} or ${a} > '7'", "none"},
		{"${a} = 2", ""}, {"${a} = 'olld'", "old"}, {"${a} = 'antique'", ""},
	} {
		third(&q).Relevant = test.relevant
		meant := "none"
		for _, m := range questionnaire.Check(q) {
			if m.Code == "QST_073" {
				meant, _ = m.Args["Meant"].(string)
			}
		}
		if meant != test.meant {
			t.Errorf("%s: meant %q, want %q", test.relevant, meant, test.meant)
		}
	}
}
