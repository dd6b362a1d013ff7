package rows

import (
	"bytes"
	"iter"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// anySheet draws a valid sheet of the small questionnaire.
func anySheet(t *rapid.T, in *questionnaire.Instrument) Record {
	raw := in.NewRaw()
	set := func(name, text string) { item, _ := in.Item(name); raw.SetText(item.Index, text) }
	picks := func(name string, from []string, most int) {
		item, _ := in.Item(name)
		raw.SetPicks(item.Index, rapid.Permutation(from).Draw(t, name)[:rapid.IntRange(0, most).Draw(t, name+" picks")])
	}
	set("role", rapid.SampledFrom([]string{"user", "both"}).Draw(t, "role"))
	picks("obstacles", []string{"time", "tools"}, 2)
	picks("order", []string{"time", "tools", "none"}, 3)
	set("years", rapid.SampledFrom([]string{"", "0", "12", "-3", "79"}).Draw(t, "years"))
	set("hours", rapid.SampledFrom([]string{"", "0.5", "-2.25", "1000000"}).Draw(t, "hours"))
	if rapid.Bool().Draw(t, "agree") {
		set("agree", "yes")
	}
	text := rapid.OneOf(rapid.StringMatching(`[=+\-@']{0,3}[a-zA-Zé;,"\n ]{0,20}`), rapid.SampledFrom([]string{"'=1+1", "''@x", "1", "0", "oui", "\"quoted\"", "a\nb", "; "})).Draw(t, "why")
	set("why", text)
	checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Page, Today: "2026-01-02"})
	if len(checked.Problems) > 0 {
		t.Fatalf("the drawn sheet is not valid: %v", checked.Problems)
	}
	return Record{Values: checked.Answers, Response: survey.Response{ID: "0123456789abcdef0123", Sheet: survey.Sheet{
		Survey: "s", Version: 2, Event: "brest", Language: "en", Source: survey.SourceWeb, ReceivedOn: "2026-01-02"}}}
}

func records(all []Record) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func TestExportThenImportIsIdentity(t *testing.T) {
	in := instrument(t, small)
	rapid.Check(t, func(t *rapid.T) {
		all := []Record{}
		for range rapid.IntRange(1, 4).Draw(t, "sheets") {
			all = append(all, anySheet(t, in))
		}
		format := rapid.SampledFrom([]Format{CSV, XLSX}).Draw(t, "format")
		shape := Shape{Split: rapid.Bool().Draw(t, "split"), Labels: rapid.SampledFrom([]string{"", "fr", "en"}).Draw(t, "labels")}
		var file bytes.Buffer
		if n, err := Write(&file, format, Columns([]*questionnaire.Instrument{in}, shape), records(all)); err != nil || n != len(all) {
			t.Fatalf("wrote %d of %d: %v", n, len(all), err)
		}
		read := func() (Table, error) { return ReadCSV(&file) }
		if format == XLSX {
			read = func() (Table, error) { return ReadXLSX(&file, "") }
		}
		table, err := read()
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := Reader{Instrument: in, Survey: "s", Events: map[string]bool{"brest": true}, Today: "2026-05-05"}.Read(table)
		if err != nil {
			t.Fatal(err)
		}
		if len(back) != len(all) {
			t.Fatalf("got %d sheets, want %d", len(back), len(all))
		}
		for i, sheet := range back {
			got, want := string(sheet.Answers), string(in.Canonical(all[i].Values))
			if got != want {
				t.Errorf("%s %+v: got %s, want %s", format, shape, got, want)
			}
			if sheet.Event != "brest" || sheet.Language != "en" || sheet.ReceivedOn != "2026-01-02" {
				t.Errorf("got %s %s %s", sheet.Event, sheet.Language, sheet.ReceivedOn)
			}
		}
	})
}

func TestGuardIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`['=+\-@\t\r]{0,4}[a-z]{0,3}`), rapid.String()).Draw(t, "text")
		if got := unguard(Guard(text)); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
		if g := Guard(text); g != "" && strings.ContainsRune(formulaStarts, rune(g[0])) {
			t.Errorf("%q would be a formula", g)
		}
	})
}
