package limesurvey

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"sonde/survey/questionnaire"
	"sonde/templates/locale"
)

var update = flag.Bool("update", false, "rewrite the goldens of testdata")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// said writes messages in the words of both languages.
func said(t *testing.T, messages questionnaire.Messages) string {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range messages {
		fmt.Fprintf(&b, "%s %s [%s %d %s]\n", m.Code, m.Severity, m.Place.Sheet, m.Place.Row, m.Place.String())
		for _, language := range []string{"fr", "en"} {
			what, remedy := m.Explain(words, language)
			fmt.Fprintf(&b, "  %s: %s\n      %s\n", language, what, remedy)
		}
	}
	return b.String()
}

// utf16Of writes a text as Excel's "Unicode text".
func utf16Of(text string) []byte {
	raw := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(unit), byte(unit>>8))
	}
	return raw
}

// The harbour's survey has a question of every type; it is the same whichever file it comes from.
func TestTheSameSurveyFromEveryFile(t *testing.T) {
	txt := fixture(t, "harbour.txt")
	q, messages := Read(txt)
	written, err := questionnaire.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "harbour.json", string(written))
	golden(t, "harbour.messages", said(t, messages))
	if errs := questionnaire.Check(q).Errors(); len(errs) > 0 {
		t.Errorf("the questionnaire is not sound: %v", errs)
	}
	older, newer := asLSS(t, txt, false), asLSS(t, txt, true)
	for name, raw := range map[string][]byte{
		"an .lss with the texts in its tables": older,
		"an .lss with tables of texts":         newer,
		"an .lsa":                              zipped(t, "survey_314159.lss", string(newer)),
		"a .txt in UTF-16":                     utf16Of(strings.TrimPrefix(string(txt), "\uFEFF")),
		"a .txt with lines ended by CR LF":     []byte(strings.ReplaceAll(string(txt), "\n", "\r\n")),
		"a .txt with the newer columns":        newerColumns(t, txt),
	} {
		t.Run(name, func(t *testing.T) {
			if !Recognises(raw) {
				t.Error("not recognised")
			}
			again, _ := Read(raw)
			got, err := questionnaire.Marshal(again)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(written) {
				t.Errorf("%s", firstDifference(string(got), string(written)))
			}
		})
	}
}

// newerColumns adds the columns that came with newer versions of LimeSurvey.
func newerColumns(t *testing.T, txt []byte) []byte {
	columns, lines := txtRows(t, txt)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = '\t'
	_ = w.Write(append([]string{"id", "related_id"}, columns...))
	for i, row := range lines {
		cells := []string{fmt.Sprint(i), ""}
		for _, column := range columns {
			cells = append(cells, row[column])
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d:\ngot  %s\nwant %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
