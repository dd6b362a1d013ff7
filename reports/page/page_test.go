package page

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"

	"sonde/reports"
	"sonde/reports/reporttest"
	"sonde/survey"
)

var update = flag.Bool("update", false, "rewrite the goldens instead of checking them")

func words(t *testing.T) survey.Words {
	t.Helper()
	w, err := reporttest.ReadWords()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func pageOf(t *testing.T, doc reports.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, doc, words(t)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPageIsAsTheGolden(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		got := pageOf(t, reporttest.Document(language))
		file := filepath.Join("testdata", "report_"+language+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from its golden; run with -update and look at the page", file)
		}
	}
}

func TestTemplatesFitTheirViews(t *testing.T) {
	if err := templatecheck.CheckHTML(report.Lookup("report"), Document{}); err != nil {
		t.Error(err)
	}
	if err := templatecheck.CheckHTML(report.Lookup("figure"), &Figure{}); err != nil {
		t.Error(err)
	}
}

// walk visits every element of a page.
func walk(t *testing.T, page string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestPageStandsAloneAndIsInOrder(t *testing.T) {
	doc := reporttest.Document("fr")
	doc.Organisation.Logo, doc.Organisation.LogoType = []byte("\x89PNG"), "image/png"
	ids, level, captions, tables := map[string]bool{}, 0, 0, 0
	walk(t, pageOf(t, doc), func(n *html.Node) {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %q occurs twice", id)
			}
			ids[id] = true
		}
		for _, key := range []string{"src", "href"} {
			if v := attribute(n, key); v != "" && !strings.HasPrefix(v, "#") && !strings.HasPrefix(v, "data:") {
				t.Errorf("%s asks for %s", n.Data, v)
			}
		}
		switch n.Data {
		case "script":
			t.Error("the file holds a script")
		case "h1", "h2", "h3", "h4":
			next := int(n.Data[1] - '0')
			if next > level+1 {
				t.Errorf("heading %s follows level %d", n.Data, level)
			}
			level = next
		case "table":
			tables++
		case "caption":
			captions++
		case "th":
			if attribute(n, "scope") == "" {
				t.Error("a heading cell has no scope")
			}
		case "img":
			if !strings.HasPrefix(attribute(n, "src"), "data:image/png;base64,") || attribute(n, "alt") == "" {
				t.Errorf("logo %q, %q", attribute(n, "src"), attribute(n, "alt"))
			}
		}
	})
	if tables == 0 || tables != captions {
		t.Errorf("%d tables, %d captions", tables, captions)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	evil := `</style></title></script><script>alert(1)</script><img src=x onerror=alert(1)>`
	doc := reports.Document{Language: "en", Title: evil, Subtitle: evil, Warnings: []string{evil}, MadeOn: "2026-11-23",
		Organisation: survey.Organisation{Name: survey.Text{"en": evil}, Contact: "javascript:alert(1)", Logo: []byte("<svg/>"), LogoType: "image/svg+xml"}}
	figure := reporttest.Obstacles("en")
	figure.Title, figure.Base, figure.Bars[0].Label, figure.Bars[0].Values[0].Text = evil, evil, evil, evil
	figure.Table.Caption, figure.Table.Columns[0].Title, figure.Table.Rows[0].Cells[0].Text = evil, evil, evil
	doc.Sections = []reports.Section{{Code: evil, Title: evil, Blocks: []reports.Block{reports.Paragraph{Text: evil}, figure}}}
	walk(t, pageOf(t, doc), func(n *html.Node) {
		if n.Data == "script" || n.Data == "img" {
			t.Errorf("an element %s came out of a text", n.Data)
		}
	})
}

func TestCellsAreWrittenAsTheirColumnSays(t *testing.T) {
	one := reporttest.Number
	for _, c := range []struct {
		cell   reports.Cell
		column reports.Column
		want   string
	}{
		{reports.Cell{Text: "a"}, reports.Column{}, "a"},
		{reports.Cell{}, reports.Column{Kind: reports.ColumnShare}, ""},
		{reports.Cell{Number: one(40)}, reports.Column{Kind: reports.ColumnCount}, "40"},
		{reports.Cell{Number: one(0.488)}, reports.Column{Kind: reports.ColumnShare}, "49\u00a0%"},
		{reports.Cell{Number: one(0.488)}, reports.Column{Kind: reports.ColumnShare, Decimals: 1}, "48,8\u00a0%"},
		{reports.Cell{Number: one(0.488), Whole: true}, reports.Column{Kind: reports.ColumnShare, Decimals: 1}, "49\u00a0%"},
		{reports.Cell{Number: one(0.5), Suppressed: true}, reports.Column{Kind: reports.ColumnShare}, "c"},
		{reports.Cell{Number: one(0.4878)}, reports.Column{Kind: reports.ColumnDecimal}, "0,49"},
		{reports.Cell{Number: one(0.0314)}, reports.Column{Kind: reports.ColumnP}, "0,031"},
		{reports.Cell{Number: one(0.00001)}, reports.Column{Kind: reports.ColumnP}, "< 0,001"},
	} {
		if got := written(c.cell, c.column, "fr", words(t)); got != c.want {
			t.Errorf("%+v in %+v: got %q, want %q", c.cell, c.column, got, c.want)
		}
	}
}
