package xlsform

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

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
