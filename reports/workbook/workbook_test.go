package workbook_test

import (
	"bytes"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/reports/reporttest"
	"sonde/reports/workbook"
	"sonde/survey"
)

var update = flag.Bool("update", false, "rewrite the goldens instead of checking them")

func words(t testing.TB) survey.Words {
	t.Helper()
	w, err := reporttest.ReadWords()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// written gives the bytes of the workbook and the workbook read back.
func written(t *testing.T, doc reports.Document, responses *workbook.Responses) ([]byte, *excelize.File) {
	t.Helper()
	var out bytes.Buffer
	if err := workbook.Write(&out, doc, responses, words(t)); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return out.Bytes(), file
}

// rows makes a sequence of responses.
func rows(all ...[]reports.Cell) iter.Seq2[[]reports.Cell, error] {
	return func(yield func([]reports.Cell, error) bool) {
		for _, row := range all {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func sampleResponses() *workbook.Responses {
	return &workbook.Responses{Title: "Responses", Columns: []reports.Column{
		{Code: ":id", Title: ":id", Width: 12}, {Code: "role", Title: "role"}, {Code: "use/find_portal", Title: "use/find_portal", Kind: reports.ColumnCount},
	}, Rows: rows(
		[]reports.Cell{{Text: "A1"}, {Text: "user"}, {Number: reporttest.Number(1)}},
		[]reports.Cell{{Text: "A2"}, {}, {Number: reporttest.Number(0)}},
	)}
}

func TestCellsAreAsTheGolden(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		_, file := written(t, reporttest.Document(language), sampleResponses())
		golden := filepath.Join("testdata", "cells_"+language+".tsv")
		got := dump(t, file)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; run with -update and look at the workbook", golden)
		}
	}
}

// dump writes sheet, cell, type, number format, value and formula of every cell.
func dump(t *testing.T, file *excelize.File) string {
	t.Helper()
	var out strings.Builder
	each(t, file, func(sheet, cell, value string) {
		kind, err := file.GetCellType(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		formula, err := file.GetCellFormula(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		id, err := file.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := file.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		format := ""
		if style.CustomNumFmt != nil {
			format = *style.CustomNumFmt
		}
		fmt.Fprintf(&out, "%s\t%s\t%d\t%s\t%q\t%s\n", sheet, cell, kind, format, value, formula)
	})
	return out.String()
}

// each visits the cells that hold something, raw.
func each(t *testing.T, file *excelize.File, visit func(sheet, cell, value string)) {
	t.Helper()
	for _, sheet := range file.GetSheetList() {
		all, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range all {
			for c, value := range row {
				if value == "" {
					continue
				}
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				visit(sheet, cell, value)
			}
		}
	}
}

func TestTheSameReportGivesTheSameCellsAndProperties(t *testing.T) {
	_, first := written(t, reporttest.Document("fr"), sampleResponses())
	_, second := written(t, reporttest.Document("fr"), sampleResponses())
	if dump(t, first) != dump(t, second) {
		t.Error("cells differ between two writings")
	}
	a, err := first.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	b, err := second.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if *a != *b {
		t.Errorf("properties differ: %+v, %+v", a, b)
	}
	if a.Created != "2026-11-23T00:00:00Z" || a.Language != "fr" || a.Title == "" || a.Creator != "Observatoire d’essai" {
		t.Errorf("properties %+v", a)
	}
}

func TestTextNeverBecomesAFormulaNorChanges(t *testing.T) {
	hostile := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", `=HYPERLINK("http://example.org","x")`, "=cmd|' /C calc'!A0", "_x0041_ stays", "</t></is>&amp;<b>",
		"007", "1e5", "2026-11-23", "TRUE", "#N/A", " space before and after ", "line\nline", "👩‍🔬 é ʼ", "\u202eright to left"}
	table := &reports.Table{Code: "x", Caption: "=caption()", Columns: []reports.Column{{Title: "=head()"}}, Notes: []string{"=note()"}}
	responses := &workbook.Responses{Title: "=Responses()", Columns: []reports.Column{{Title: "=column()"}}}
	var all [][]reports.Cell
	for _, text := range hostile {
		table.Rows = append(table.Rows, reports.Row{Cells: []reports.Cell{{Text: text}}})
		all = append(all, []reports.Cell{{Text: text}})
	}
	responses.Rows = rows(all...)
	doc := reports.Document{Language: "en", Title: "=title()", Warnings: []string{"=warning()"}, MadeOn: "2026-11-23",
		Sections: []reports.Section{{Title: "=Section()", Blocks: []reports.Block{reports.Paragraph{Text: "=text()"}, table}}}}
	raw, file := written(t, doc, responses)
	found := map[string]map[string]int{}
	each(t, file, func(sheet, cell, value string) {
		if formula, err := file.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("%s %s holds the formula %q (%v)", sheet, cell, formula, err)
		}
		if found[sheet] == nil {
			found[sheet] = map[string]int{}
		}
		found[sheet][value]++
	})
	for _, sheet := range file.GetSheetList() {
		for _, text := range hostile {
			if found[sheet][text] != 1 {
				t.Errorf("sheet %s has %q %d times, want once and unchanged", sheet, text, found[sheet][text])
			}
		}
	}
	if strings.Contains(parts(t, raw), "<f>") {
		t.Error("a part of the file holds a formula")
	}
}

func TestLongTextsAreKeptWhole(t *testing.T) {
	long := strings.Repeat("é😀 ", 20000) // 80,000 UTF-16 units
	doc := reports.Document{Language: "en", MadeOn: "2026-11-23", Sections: []reports.Section{{Title: "Long texts", Blocks: []reports.Block{
		&reports.Table{Caption: "c", Columns: []reports.Column{{Title: "h"}}, Rows: []reports.Row{{Cells: []reports.Cell{{Text: long}}}}}}}}}
	_, file := written(t, doc, &workbook.Responses{Title: "Responses", Columns: []reports.Column{{Title: "h"}}, Rows: rows([]reports.Cell{{Text: long}})})
	sheets := file.GetSheetList()
	if want := []string{"Long texts (2)", "Responses", "Long texts"}; strings.Join(sheets, "|") != strings.Join(want, "|") {
		t.Fatalf("sheets %q, want %q", sheets, want)
	}
	whole := map[string]string{}
	all, err := file.GetRows("Long texts")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[2:] {
		if n := len(utf16.Encode([]rune(row[2]))); n > 32767 {
			t.Errorf("a part has %d units", n)
		}
		whole[row[0]] += row[2]
	}
	if len(whole) != 2 {
		t.Errorf("%d long texts, want 2", len(whole))
	}
	for where, text := range whole {
		if text != long {
			t.Errorf("the text of %s came back with %d bytes, want %d", where, len(text), len(long))
		}
	}
	each(t, file, func(sheet, cell, value string) {
		if sheet != "Long texts" && len(value) > 30000 && !strings.HasSuffix(value, "]") {
			t.Errorf("%s %s does not point to the rest", sheet, cell)
		}
	})
	pointer := all[2][0]
	if pointer != "Long texts (2) A5" {
		t.Errorf("the first long text is of %q", pointer)
	}
}

func TestSheetNamesAreSafeAndUnique(t *testing.T) {
	var doc reports.Document
	doc.Language, doc.MadeOn = "fr", "2026-11-23"
	for _, title := range []string{"Freins à l’usage", "freins À l’usage", "Usages : A/B? [x]*", "History", "'quoted'", "", strings.Repeat("Très long titre ", 5), strings.Repeat("Très long titre ", 5), "Sheet1", strings.Repeat("😀", 30)} {
		doc.Sections = append(doc.Sections, reports.Section{Title: title})
	}
	_, file := written(t, doc, nil)
	seen := map[string]bool{}
	for _, name := range file.GetSheetList() {
		if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 {
			t.Errorf("%q has %d units", name, n)
		}
		if strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") || seen[strings.ToLower(name)] || strings.EqualFold(name, "history") {
			t.Errorf("%q is not a name that Excel takes", name)
		}
		seen[strings.ToLower(name)] = true
	}
	if len(seen) != len(doc.Sections) {
		t.Errorf("%d sheets for %d sections", len(seen), len(doc.Sections))
	}
}

func TestSuppressedAndSmallCellsAreMarked(t *testing.T) {
	doc := reports.Document{Language: "en", MadeOn: "2026-11-23", Sections: []reports.Section{{Title: "S", Blocks: []reports.Block{
		&reports.Table{Caption: "c", Columns: []reports.Column{{Title: "h", Kind: reports.ColumnShare}}, Rows: []reports.Row{
			{Cells: []reports.Cell{{Number: reporttest.Number(0.25), Suppressed: true}}}, {Cells: []reports.Cell{{Number: reporttest.Number(0.5), Small: true}}}, {Cells: []reports.Cell{{}}}}}}}}}
	raw, file := written(t, doc, nil)
	got := dump(t, file)
	for _, want := range []string{"S\tA5\t7\t\t\"c\"", "S\tA6\t0\t0%\" *\"\t\"0.5\""} {
		if !strings.Contains(got, want) {
			t.Errorf("no cell %q in\n%s", want, got)
		}
	}
	if value, err := file.GetCellValue("S", "A7"); err != nil || value != "" {
		t.Errorf("an empty cell reads %q (%v)", value, err)
	}
	if strings.Contains(parts(t, raw), "0.25") {
		t.Error("the file holds the number of a hidden cell")
	}
}
