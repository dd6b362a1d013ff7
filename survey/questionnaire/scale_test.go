package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey/questionnaire"
)

// Bounds and steps as in XLSForm: 0 to 10 by 1 when nothing is said; either end may be the lower.
func TestRangesTakeWhatIsOnThem(t *testing.T) {
	in := fixture(t, "scales")
	for body, want := range map[string]string{
		"plain=0": "", "plain=10": "", "plain=7,0": "", "plain=-1": "PRB_021 plain", "plain=11": "PRB_021 plain", "plain=2.5": "PRB_022 plain", "plain=x": "PRB_009 plain",
		"decimal=0.5": "", "decimal=3,5": "", "decimal=5": "", "decimal=0": "PRB_021 decimal", "decimal=3.6": "PRB_022 decimal",
		"down=10": "", "down=-10": "", "down=-5": "", "down=3": "PRB_022 down", "down=15": "PRB_021 down",
		"ends=1": "", "ends=3": "",
	} {
		if !strings.HasPrefix(body, "decimal") {
			body += "&decimal=1"
		}
		if got := said(page(t, in, body).Problems); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
	for body, want := range map[string]string{`{"decimal":1.5,"down":-5}`: "", `{"decimal":"1.5"}`: "PRB_016 decimal", `{"decimal":1.2}`: "PRB_022 decimal"} {
		if got := said(program(t, in, body).Problems); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
	problem := page(t, in, "decimal=9").Problems[0]
	if problem.Args["Min"] != 0.5 || problem.Args["Max"] != 5.0 {
		t.Errorf("got %v", problem.Args)
	}
	raw := in.NewRaw()
	raw.SetText(0, "12")
	checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Present: map[string]bool{"plain": true}})
	if len(checked.Problems) > 0 || said(checked.Breaches) != "PRB_021 plain" {
		t.Errorf("imported: %v, %v", checked.Problems, checked.Breaches)
	}
}

// Whole numbers of decimal steps are not whole in binary: each of the hundred must be found.
func TestDecimalStepsAreFound(t *testing.T) {
	scale := questionnaire.Scale{Start: -5, End: 5, Step: 0.1}
	for i := range 101 {
		x := float64(i-50) / 10
		if !scale.Within(x) || !scale.OnStep(x) || scale.OnStep(x+0.05) {
			t.Errorf("%v", x)
		}
	}
	if scale.Whole() || !(questionnaire.Scale{Start: 1, End: 2, Step: 1}).Whole() {
		t.Error("Whole")
	}
}

func TestDaysAndTimes(t *testing.T) {
	in := fixture(t, "times")
	const late = "&tomorrow=2026-05-13"
	for body, want := range map[string]string{
		"day=2026-05-12" + late: `{"day":"2026-05-12","tomorrow":"2026-05-13"}`, "day=2024-02-29": `{"day":"2024-02-29"}`, "day=2000-02-29": `{"day":"2000-02-29"}`,
		"day=2026-02-29": "PRB_018 day", "day=1900-02-29": "PRB_018 day", "day=12/05/2026": "PRB_018 day", "day=2026-13-01": "PRB_018 day", "day=2026-00-01": "PRB_018 day",
		"day=2026-05-00": "PRB_018 day", "day=0000-01-01": "PRB_018 day", "day=2026-5-12": "PRB_018 day", "day=2026-05": "PRB_018 day", "day=٢٠٢٦-05-12": "PRB_018 day",
		"month=2026-05": `{"month":"2026-05-01"}`, "month=2026-05-12": `{"month":"2026-05-12"}`, "month=2026": "PRB_018 month", "year=2026": `{"year":"2026-01-01"}`, "year=26": "PRB_018 year",
		"at=14:30": `{"at":"14:30"}`, "at=9:05": `{"at":"09:05"}`, "at=14:30:00": `{"at":"14:30"}`, "at=14:30:00.000": `{"at":"14:30"}`, "at=00:00": `{"at":"00:00"}`,
		"at=14:30:27": "PRB_019 at", "at=24:00": "PRB_019 at", "at=14:60": "PRB_019 at", "at=14": "PRB_019 at", "at=2 pm": "PRB_019 at", "at=14:30000": "PRB_019 at", "at=:": "PRB_019 at",
		"when=2026-05-12T14:30": `{"when":"2026-05-12T14:30"}`, "when=2026-05-12 14:30": `{"when":"2026-05-12T14:30"}`, "when=2026-05-12": "PRB_020 when",
		"when=2026-05-12T": "PRB_020 when", "when=2026-02-30T14:30": "PRB_020 when", "when=2025-05-12T14:30": "PRB_008 when", "when=  &at= &day= ": "{}",
	} {
		checked := page(t, in, body)
		got := said(checked.Problems)
		if got == "" {
			got = string(in.Canonical(checked.Answers))
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", body, got, want)
		}
	}
	for body, want := range map[string]string{
		`{"day":"2026-05-13","at":"14:30","when":"2026-05-12T14:30"}`: "", `{"day":20260513}`: "PRB_016 day", `{"at":"9:05"}`: "PRB_019 at",
		`{"at":"14:30:00"}`: "PRB_019 at", `{"when":"2026-05-12 14:30"}`: "PRB_020 when", `{"month":"2026-05"}`: "PRB_018 month",
	} {
		if got := said(program(t, in, body).Problems); got != want {
			t.Errorf("%s: got %s, want %s", body, got, want)
		}
	}
	raw := in.NewRaw()
	raw.SetText(3, "14:30:27.123+02:00")
	raw.SetText(4, "2026-05-12 14:30:27")
	checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Present: map[string]bool{"at": true, "when": true}})
	if got := string(in.Canonical(checked.Answers)); got != `{"at":"14:30","when":"2026-05-12T14:30"}` {
		t.Errorf("imported: %s %v", got, checked.Problems)
	}
}
