package xlsform

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The errors that refuse a form, all of them: each fault is told once, and what only follows from it is not. Verdicts are
// those of pyxform 4.5, but for what a web page cannot ask.
var verdicts = []struct {
	name, md string
	errors   []string
}{
	{"nothing but what cannot be asked", "| survey |\n| | type | name | label |\n| | geopoint | a | A |", []string{"XLS_053"}},
	{"a form without a column of texts", "| survey |\n| | type | name |\n| | audit | audit |", []string{"XLS_053"}},
	{
		"what is said of a question that is refused",
		"| survey |\n| | type | name | label | relevant | calculation | trigger |\n| | geopoint | p | P | | | |\n| | text | a | At ${p} | ${p} != '' | | |\n| | calculate | c | | | now() | ${p} |\n| | note | n | N | ../p = '' | | |",
		[]string{"XLS_053"},
	},
	{"no text anywhere", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |", nil},
	{"no text anywhere, and a language", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |\n| settings |\n| | default_language |\n| | French (fr) |", nil},
	{
		"triggers with a comma too many",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n| | text | b | B | | |\n| | calculate | c | | now() | ${a}, ,${b} ,, |",
		nil,
	},
	{
		"a trigger that is worked out",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | t | T | | |\n| | calculate | a | A | 1 | |\n| | calculate | b | | now() | ${a} |",
		[]string{"QST_053"},
	},
	{
		"or_other of the same name in two groups",
		"| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | select_one l or_other | a | A |\n| | end group | | |\n| | begin group | h | H |\n| | select_one l or_other | a | A |\n| | end group | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
		nil,
	},
	{
		"a path after a minus",
		"| survey |\n| | type | name | label | calculation |\n| | integer | a | A | |\n| | calculate | b | | 5 -../a |\n| | calculate | c | | -../a |",
		nil,
	},
	{"read_only as a number", "| survey |\n| | type | name | label | read_only | default |\n| | text | a | A | 1 | x |\n| | text | b | B | 0 | |", nil},
}

func TestVerdicts(t *testing.T) {
	words := testWords(t)
	for _, v := range verdicts {
		t.Run(v.name, func(t *testing.T) {
			form := Read(csvOf(t, v.md), "form", words)
			var got []string
			for _, m := range form.Messages.Errors() {
				got = append(got, m.Code)
			}
			if !slices.Equal(got, v.errors) {
				t.Errorf("refused by %v, want %v\n%s", got, v.errors, said(t, form))
			}
		})
	}
}

func TestANumberSaysWhetherAQuestionCanBeChanged(t *testing.T) {
	md := "| survey |\n| | type | name | label | read_only |\n| | text | a | A | 1 |\n| | text | b | B | 0 |"
	q := Read(csvOf(t, md), "form", testWords(t)).Questionnaire
	if a, b := q.Sections[0].Questions[0].ReadOnly, q.Sections[0].Questions[1].ReadOnly; !a || b {
		t.Errorf("read only: %v, %v; want true, false", a, b)
	}
}

// pyxform calls the whole "data" unless the settings say otherwise: in a file of ours no question is called as the whole.
func TestTheWholeIsNeverCalledAsAQuestion(t *testing.T) {
	md := "| survey |\n| | type | name | label |\n| | text | data | A |\n| | note | n | ${data} |\n| settings |\n| | name |\n| | whole |"
	want, got, form := again(t, testWords(t), Read(csvOf(t, md), "form", testWords(t)).Questionnaire)
	if len(form.Messages.Errors()) > 0 || string(got) != string(want) {
		t.Errorf("%s%s", said(t, form), firstDifference(got, want))
	}
}

// Where a name recurs in several groups of a section, each message stands at the row that it is about.
func TestRowsOfNamesThatRecur(t *testing.T) {
	md := "| survey |\n| | type | name | label | relevant |\n| | begin group | s | S | |\n| | begin group | g | G | |\n| | text | a | A | |\n| | end group | | | |\n" +
		"| | begin group | h | H | |\n| | text | a | A | foo(1 |\n| | begin repeat | r | R | |\n| | select_one zz | a | A | |\n| | end repeat | | | |\n| | end group | | | |\n| | end group | | | |\n" +
		"| | begin group | k | K | |\n| | text | a | A | 1 + |\n| | end group | | | |\n| | text | a | A | 2 + |"
	var got []string
	for _, m := range Read(csvOf(t, md), "form", testWords(t)).Messages.Errors() {
		got = append(got, fmt.Sprint(m.Code, " ", m.Place.Row))
	}
	if want := []string{"QST_023 7", "QST_012 9", "QST_023 14", "QST_023 16"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Neither a header that stands twice nor a cell without a value hides what else is wrong, on any sheet; what only follows
// from them is not told.
func TestAllIsToldAtOnce(t *testing.T) {
	const none = "\x00" // a formula without a value
	words := testWords(t)
	told := func(sheets ...*sheet) string {
		var got []string
		for _, m := range Read(hollowBook(t, none, sheets...), "form", words).Messages.Errors() {
			got = append(got, fmt.Sprint(m.Code, " ", m.Place.Sheet, " ", m.Place.Row))
		}
		return strings.Join(got, ", ")
	}
	page := func(name string, rows ...[]string) *sheet {
		s := &sheet{name: name, columns: rows[0]}
		for _, cells := range rows[1:] {
			r := map[string]string{}
			for i, c := range cells {
				r[rows[0][i]] = c
			}
			s.rows = append(s.rows, r)
		}
		return s
	}
	header := []string{"type", "name", "label"}
	choices := page("choices", []string{"list_name", "name", "label"}, []string{"l", "", "X"})
	for _, c := range []struct {
		name   string
		sheets []*sheet
		want   string
	}{
		{"a label without a value", []*sheet{page("survey", header, []string{"text", "k", none}, []string{"foo", "b", "B"}, []string{"select_one nope", "c", "C ${zz}"}), choices},
			"XLS_027 survey 2, XLS_052 survey 3, XLS_071 survey 4, QST_012 survey 4, XLS_111 choices 2"},
		{"a name without a value", []*sheet{page("survey", header, []string{"text", none, "A"}, []string{"foo", "b", "B ${perhaps}"}, []string{"text", "d", "${that}"})},
			"XLS_027 survey 2, XLS_052 survey 3"},
		{"a type without a value", []*sheet{page("survey", header, []string{none, "a", "A"}, []string{"text", "d", "${a}"}, []string{"text", "e", "${b}"})},
			"XLS_027 survey 2, XLS_071 survey 4"},
		{"a list's name without a value", []*sheet{page("survey", header, []string{"select_one l", "a", "A"}, []string{"foo", "d", "D"}), page("choices", []string{"list_name", "name", "label"}, []string{none, "x", "X"})},
			"XLS_052 survey 3, XLS_027 choices 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(c.sheets...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	md := "| survey |\n| | type | name | label |\n| | foo | b | B |\n| | select_one nope | c | C ${zz} |\n| choices |\n| | list_name | name | label | label |\n| | l | | X |\n| entities |\n| | list_name |\n| | x |"
	var got []string
	for _, m := range Read(csvOf(t, md), "form", words).Messages.Errors() {
		got = append(got, m.Code)
	}
	if want := []string{"XLS_052", "XLS_071", "QST_012", "XLS_020", "XLS_111", "XLS_014"}; !slices.Equal(got, want) {
		t.Errorf("with a header twice: %v, want %v", got, want)
	}
}

// hollowBook writes sheets as a workbook, in which the cells that hold the mark are formulas without a value.
func hollowBook(t *testing.T, mark string, sheets ...*sheet) []byte {
	t.Helper()
	book := excelize.NewFile()
	set := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, s := range sheets {
		if i == 0 {
			set(book.SetSheetName("Sheet1", s.name))
		} else if _, err := book.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for column, header := range s.columns {
			name := letters(column)
			set(book.SetCellStr(s.name, name+"1", header))
			for j, r := range s.rows {
				if cell := fmt.Sprint(name, j+2); r[header] == mark {
					set(book.SetCellFormula(s.name, cell, "A1"))
				} else {
					set(book.SetCellStr(s.name, cell, r[header]))
				}
			}
		}
	}
	var out bytes.Buffer
	set(book.Write(&out))
	return out.Bytes()
}
