package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sonde/reports"
	"sonde/reports/reporttest"
)

// limited is a table whose share has its limits in the next two columns.
func limited() *reports.Table {
	one := reporttest.Number
	share := func(code string, limits bool) reports.Column {
		return reports.Column{Code: code, Title: code, Kind: reports.ColumnShare, Decimals: 1, Limits: limits}
	}
	row := func(cells ...reports.Cell) reports.Row { return reports.Row{Cells: cells} }
	return &reports.Table{Caption: "c", Folded: true, Columns: []reports.Column{
		{Title: "Choice"}, share("Share", true), share("low", false), share("high", false), {Title: "Count", Kind: reports.ColumnCount},
	}, Rows: []reports.Row{
		row(reports.Cell{Text: "large"}, reports.Cell{Number: one(0.4762)}, reports.Cell{Number: one(0.3832)}, reports.Cell{Number: one(0.5709)}, reports.Cell{Number: one(50)}),
		row(reports.Cell{Text: "under 100"}, reports.Cell{Number: one(0.4762), Whole: true, Small: true}, reports.Cell{Number: one(0.3832), Whole: true, Small: true},
			reports.Cell{Number: one(0.5709), Whole: true, Small: true}, reports.Cell{Number: one(10)}),
		row(reports.Cell{Text: "hidden"}, reports.Cell{Number: one(0.1), Suppressed: true}, reports.Cell{Number: one(0.0123)}, reports.Cell{Number: one(0.2)}, reports.Cell{Suppressed: true}),
		row(reports.Cell{Text: "none"}, reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{}),
	}}
}

func TestLimitsStandInTheCellOfWhatTheyLimit(t *testing.T) {
	view := TableOf(limited(), "en", words(t))
	if len(view.Columns) != 3 || view.Columns[1].Title != "Share [95%]" {
		t.Fatalf("columns %+v", view.Columns)
	}
	for i, want := range []string{"47.6% [38.3–57.1]", "48% [38–57] *", "c", ""} {
		if got := view.Rows[i].Cells[1]; got.Text != want || got.Column != "Share [95%]" {
			t.Errorf("row %d: got %+v, want %q", i, got, want)
		}
	}
}

// A table keeps its roles where narrow screens lay it out as cards, and each cell its column's name.
func TestTablesKeepTheirRolesAsCards(t *testing.T) {
	roles := map[string]int{}
	names := 0
	walk(t, pageOf(t, reports.Document{Language: "en", MadeOn: "2026-11-23", Sections: []reports.Section{{Title: "s", Blocks: []reports.Block{limited()}}}}), func(n *html.Node) {
		roles[n.Data+" "+attribute(n, "role")]++
		if attribute(n, "class") == "column" && attribute(n, "aria-hidden") == "true" {
			names++
		}
	})
	for role, want := range map[string]int{"table table": 1, "tr row": 5, "th columnheader": 3, "th rowheader": 4, "td cell": 8} {
		if roles[role] != want {
			t.Errorf("%d of %q, want %d", roles[role], role, want)
		}
	}
	if names != 6 { // of the cells that hold something
		t.Errorf("%d cells name their column, want 6", names)
	}
}

func TestTablesThatAskForItAreFoldedAndPaperOpensThem(t *testing.T) {
	if view := TableOf(limited(), "en", words(t)); !view.Folded || !strings.Contains(view.FoldWord, "c") {
		t.Errorf("%+v", view)
	}
	out := pageOf(t, reports.Document{Language: "en", MadeOn: "2026-11-23", Sections: []reports.Section{{Title: "s", Blocks: []reports.Block{limited()}}}})
	_, paper, _ := strings.Cut(out, "@media print")
	if !strings.Contains(out, `<details class="folded">`) || !strings.Contains(paper, "details::details-content { content-visibility: visible") {
		t.Error("the table is not folded on the screen and open on paper")
	}
}
