package xlsform

import (
	"bytes"
	"strings"
	"testing"

	"sonde/survey/questionnaire"
)

// FuzzRead reads any bytes as a file.
func FuzzRead(f *testing.F) {
	words := testWords(f)
	var book bytes.Buffer
	small := Read(csvOf(f, examples[len(examples)-1].md), "form", words).Questionnaire
	if err := Write(&book, small); err != nil {
		f.Fatal(err)
	}
	f.Add(book.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Recognises(raw)
		hold(t, Read(raw, "form", words))
	})
}

// FuzzCSV reads any text as CSV: the whole way from cells to a questionnaire. What is read without a fault can be written,
// and reads back the same.
func FuzzCSV(f *testing.F) {
	words := testWords(f)
	for _, e := range examples {
		f.Add(string(csvOf(f, e.md)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		form := Read([]byte("survey\n"+text), "form", words)
		hold(t, form)
		if len(form.Messages.Errors()) > 0 {
			return
		}
		var book bytes.Buffer
		if err := Write(&book, form.Questionnaire); err != nil {
			return // said in words: a name that XLSForm cannot write, a text that is too long
		}
		again := Read(book.Bytes(), "form", words)
		want, _ := questionnaire.Marshal(form.Questionnaire)
		got, _ := questionnaire.Marshal(again.Questionnaire)
		if !bytes.Equal(got, want) {
			t.Errorf("%s", firstDifference(got, want))
		}
	})
}

// hold holds what every file gives: messages that are in the catalogue, and a place in the file.
func hold(t *testing.T, form Form) {
	t.Helper()
	if len(form.Messages) > 2*maxMessages+1 {
		t.Errorf("%d messages", len(form.Messages))
	}
	for _, m := range form.Messages {
		if m.Severity == "" || m.Place.Row < 0 || m.Place.Row > 0 && m.Place.Sheet == "" && m.Args["Line"] == nil {
			t.Errorf("%+v", m)
		}
	}
}

// FuzzHeader splits any header and finds out what it means.
func FuzzHeader(f *testing.F) {
	for _, h := range []string{"label::French (fr)", "label:english", "bind::jr:constraintMsg::fr", "jr:count", "jr:", "::", "media::image"} {
		f.Add(h, true)
		f.Add(h, false)
	}
	f.Fuzz(func(t *testing.T, header string, double bool) {
		header = tidyHeader(header)
		tokens := tokensOf(header, double)
		for _, p := range []properties{surveyProperties, choicesProperties, settingsProperties, ownProperties} {
			name, language, meant := p.resolve(tokens)
			if _, known := p.columns[name]; meant && (!known || language != "" && p.columns[name] == plain) {
				t.Errorf("%q is %q in %q", header, name, language)
			}
			nearestColumn(snake(tokens[0]), p)
		}
		codeOf(header)
		kindOf(header)
		nearestType(header)
	})
}

// FuzzCells cleans any cell that holds an expression or parameters: between plain quotes everything stays.
func FuzzCells(f *testing.F) {
	f.Add("selected(${a}, ‘l’eau’)", "rows=3, x = 4;y=${A}")
	f.Fuzz(func(t *testing.T, text, parameters string) {
		form := &file{settings: settings{keepSpaces: true}}
		if got := form.expression("'" + strings.ReplaceAll(text, "'", "") + "'"); got != "'"+strings.ReplaceAll(text, "'", "")+"'" {
			t.Errorf("%q became %q", text, got)
		}
		form.expression(text)
		splitParameters(parameters)
		form.names = map[string]int{}
		form.references(at{}, text)
	})
}
