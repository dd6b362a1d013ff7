package xlsform

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sonde/survey/picture"
)

// Each message names the cell that its author has to look at, and what to write there.
func TestPlacesOfMessages(t *testing.T) {
	words := testWords(t)
	lists := "| choices |\n| | list_name | name | label | f |\n| | l | x | X | 1 |\n| | l | y z | Y | 2 |"
	for _, c := range []struct{ name, md, want, says string }{
		{"a name with a space among several picks", "| survey |\n| | type | name | label |\n| | select_multiple l | a | A |\n" + lists, "QST_015 choices 3 name", "“y z”"},
		{"a label of no tick", "| survey |\n| | type | name | label | parameters |\n| | range | a | A | start=1 end=3 tick_labelset=l |\n" + lists, "QST_059 choices 2 name", "“x”"},
		{"a count that is worked out", "| survey |\n| | type | name | label | repeat_count |\n| | begin repeat | r | R | abc |\n| | text | a | A | |\n| | end repeat | | | |", "QST_023 survey 2 repeat_count", "(column repeat_count)"},
		{"a calculation beside it", "| survey |\n| | type | name | label | calculation |\n| | calculate | r_count | | abc |\n| | text | a | A | |", "QST_023 survey 2 calculation", "(column calculation)"},
		{"a column that the choices lack", "| survey |\n| | type | name | label | choice_filter |\n| | select_one l | a | A | nope = 1 |\n" + lists, "QST_023 survey 2 choice_filter", "add a column nope to the sheet choices"},
		{"an appearance that does not exist", "| survey |\n| | type | name | label | appearance |\n| | text | a | A | draw |", "QST_022 survey 2 appearance", "“draw” does not exist here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			errors := Read(csvOf(t, c.md), "form", words).Messages.Errors()
			if len(errors) != 1 {
				t.Fatalf("%d errors: %v", len(errors), errors)
			}
			m := errors[0]
			if got := fmt.Sprint(m.Code, " ", m.Place.Sheet, " ", m.Place.Row, " ", m.Place.Column); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if what, _ := m.Explain(words, "en"); !strings.Contains(what, c.says) {
				t.Errorf("it says %q, want %q", what, c.says)
			}
		})
	}
	bare := Read(csvOf(t, "| survey |\n| | type | name | label | relevant |\n| | text | a | A | nope = 1 |"), "form", words).Messages.Errors()
	if what, _ := bare[0].Explain(words, "en"); strings.Contains(what, "column nope") {
		t.Errorf("outside filters: %q", what)
	}
}

// A message that another package makes about the questionnaire is led back to the row of its question, in groups too.
func TestAPictureIsLackingInTheRowOfItsQuestion(t *testing.T) {
	form := Read(csvOf(t, "| survey |\n| | type | name | label | image |\n| | begin group | s | S | |\n| | begin group | g | G | |\n| | text | a | A | lost.png |\n| | end group | | | |\n| | end group | | | |"), "form", testWords(t))
	lacking := picture.Lacking(form.Questionnaire, func(string) bool { return false })
	if len(lacking) != 1 {
		t.Fatalf("%d messages: %v", len(lacking), lacking)
	}
	if at := form.Locate(lacking[0]).Place; at.Sheet != "survey" || at.Row != 4 || at.Column != "image" {
		t.Errorf("got %+v, want row 4, column image of survey", at)
	}
}

// A fault of the spreadsheet is named; a formula whose value was never worked out is another thing.
func TestFaultsOfTheSpreadsheet(t *testing.T) {
	words := testWords(t)
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="survey" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>`,
		"xl/s.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>type</v></c><c r="B1" t="str"><v>name</v></c><c r="C1" t="str"><v>label</v></c></row>` +
			`<row r="2"><c r="A2" t="str"><v>text</v></c><c r="B2" t="str"><v>a</v></c><c r="C2" t="e"><f>X1</f><v>#REF!</v></c></row>` +
			`<row r="3"><c r="A3" t="str"><v>text</v></c><c r="B3" t="str"><v>b</v></c><c r="C3"><f>X1</f></c></row></sheetData></worksheet>`,
	} {
		to, err := archive.Create(name)
		if err == nil {
			_, err = to.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range Read(out.Bytes(), "form", words).Messages.Errors() {
		what, _ := m.Explain(words, "en")
		got = append(got, fmt.Sprint(m.Code, " ", m.Place.Row, ": ", what))
	}
	want := []string{"XLS_027 2: The formula in the cell gives a fault of the spreadsheet: #REF!.", "XLS_027 3: The cell holds a formula of the spreadsheet that has no value."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
