package reports_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sonde/reports"
	"sonde/reports/reporttest"
	"sonde/survey"
	"sonde/templates/locale"
)

var update = flag.Bool("update", false, "update goldens instead of checking against them")

// crowd is a survey of 240 simulated sheets at two events.
func crowd(t testing.TB) *reporttest.Store {
	t.Helper()
	s := obstacles(t)
	s.Held = []survey.Event{
		{Code: "brest", Kind: survey.Workshop, Title: survey.Text{"fr": "Atelier de Brest", "en": "Brest workshop"}, StartsOn: "2026-05-26", Invited: 200, Present: 150},
		{Code: "online", Kind: survey.Online, Title: survey.Text{"fr": "En ligne", "en": "Online"}, StartsOn: "2026-06-01"},
	}
	s.Crowd(240)
	return s
}

func obstacles(t testing.TB) *reporttest.Store {
	t.Helper()
	s, err := reporttest.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func source(t testing.TB, s *reporttest.Store) reports.Source {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return s.Source(words)
}

type build func(reports.Source, reports.Request) (*reports.Document, error)

func builds(t testing.TB) map[string]build {
	return map[string]build{
		"results": func(s reports.Source, r reports.Request) (*reports.Document, error) {
			return reports.Results(t.Context(), s, r)
		},
		"priorities": func(s reports.Source, r reports.Request) (*reports.Document, error) {
			return reports.Priorities(t.Context(), s, r)
		},
		"workbook": func(s reports.Source, r reports.Request) (*reports.Document, error) {
			return reports.Workbook(t.Context(), s, r)
		},
	}
}

func TestDocumentsGolden(t *testing.T) {
	src := source(t, crowd(t))
	for _, c := range []struct {
		name, language string
		audience       reports.Audience
	}{
		{"results", "fr", reports.ForManagement}, {"results", "en", reports.ForPublic}, {"priorities", "fr", reports.ForCoordinator},
		{"priorities", "en", reports.ForManagement}, {"workbook", "fr", reports.ForManagement}, {"workbook", "en", reports.ForCoordinator},
	} {
		t.Run(c.name+"-"+c.language, func(t *testing.T) {
			doc, err := builds(t)[c.name](src, reports.Request{Survey: "obstacles", Language: c.language, Audience: c.audience})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, fmt.Sprintf("%s-%s-%s.txt", c.name, c.language, c.audience), written(doc))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
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
		t.Errorf("%s differs; look at what changed with -update and git diff", path)
	}
}

// written writes a Document as text: tables tab-separated, figures bar by bar.
func written(doc *reports.Document) string {
	var w strings.Builder
	fmt.Fprintf(&w, "%s\n%s\n%s %s %s %s\n", doc.Title, doc.Subtitle, doc.Language, doc.Audience, doc.Survey, doc.MadeOn)
	for _, warning := range doc.Warnings {
		fmt.Fprintln(&w, "!", warning)
	}
	for _, s := range doc.Sections {
		fmt.Fprintf(&w, "\n# %s: %s\n", s.Code, s.Title)
		for _, block := range s.Blocks {
			switch b := block.(type) {
			case reports.Paragraph:
				fmt.Fprintln(&w, b.Text)
			case *reports.Table:
				writeTable(&w, b)
			case *reports.Figure:
				fmt.Fprintf(&w, "figure %s: %s\n  %s\n", b.Code, b.Title, b.Base)
				for _, bar := range b.Bars {
					fmt.Fprintf(&w, "  | %s", bar.Label)
					for _, v := range bar.Values {
						fmt.Fprintf(&w, " | %s", v.Text)
						if v.Low != nil {
							fmt.Fprintf(&w, " [%.3f %.3f]", *v.Low, *v.High)
						}
						if v.Reference != nil {
							fmt.Fprintf(&w, " ref %.2f", *v.Reference)
						}
						if v.Small {
							fmt.Fprint(&w, " small")
						}
					}
					fmt.Fprintln(&w)
				}
				writeTable(&w, b.Table)
			}
		}
	}
	return w.String()
}

func writeTable(w *strings.Builder, t *reports.Table) {
	fmt.Fprintf(w, "table %s: %s\n", t.Code, t.Caption)
	for i, c := range t.Columns {
		fmt.Fprint(w, strings.Repeat("\t", min(i, 1)), c.Title)
	}
	fmt.Fprintln(w)
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			fmt.Fprint(w, strings.Repeat("\t", min(i, 1)))
			switch {
			case c.Suppressed:
				fmt.Fprint(w, "c")
			case c.Number != nil:
				fmt.Fprintf(w, "%.4g", *c.Number)
			default:
				fmt.Fprint(w, c.Text)
			}
		}
		fmt.Fprintln(w)
	}
	for _, note := range t.Notes {
		fmt.Fprintln(w, "  *", note)
	}
}
