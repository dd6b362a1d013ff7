package reports_test

import (
	"math"
	"strings"
	"testing"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// figures gives every figure of a document by code.
func figures(doc *reports.Document) map[string]*reports.Figure {
	found := map[string]*reports.Figure{}
	for _, s := range doc.Sections {
		for _, block := range s.Blocks {
			if f, ok := block.(*reports.Figure); ok {
				found[f.Code] = f
			}
		}
	}
	return found
}

// tables gives every table, those of figures too.
func tables(doc *reports.Document) []*reports.Table {
	var found []*reports.Table
	for _, s := range doc.Sections {
		for _, block := range s.Blocks {
			switch b := block.(type) {
			case *reports.Figure:
				found = append(found, b.Table)
			case *reports.Table:
				found = append(found, b)
			}
		}
	}
	return found
}

// at gives the cell of a row in the column of a code.
func at(t *testing.T, table *reports.Table, row, column string) reports.Cell {
	t.Helper()
	for _, r := range table.Rows {
		for i, c := range table.Columns {
			if r.Code == row && c.Code == column {
				return r.Cells[i]
			}
		}
	}
	t.Fatalf("%s has no cell %s/%s", table.Code, row, column)
	return reports.Cell{}
}

func same(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) < 1e-12
}

// The numbers of every question's figure and table are tabulate's, for every audience.
func TestNumbersAreTabulates(t *testing.T) {
	s := crowd(t)
	src := source(t, s)
	view, err := src.Indexes.View(t.Context(), s, "obstacles")
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range []reports.Audience{reports.ForCoordinator, reports.ForManagement, reports.ForPublic} {
		policy := tabulate.Policy{}
		if audience != reports.ForCoordinator {
			policy = tabulate.PolicyOf(s.Of, audience == reports.ForPublic)
		}
		doc, err := reports.Results(t.Context(), src, reports.Request{Survey: "obstacles", Language: "fr", Audience: audience})
		if err != nil {
			t.Fatal(err)
		}
		held, asked := figures(doc), tableOf(t, doc, "asked")
		compared, skipped := 0, 0
		for _, q := range view.Questions() {
			r, err := view.Tabulate(t.Context(), tabulate.Query{Rows: q.Name, Policy: policy})
			if err != nil {
				t.Fatal(err)
			}
			f := held[q.Name]
			if f == nil || r.Groups[0].Answered < 10 {
				continue
			}
			for _, cell := range r.Groups[0].Cells {
				compared++
				count := at(t, f.Table, cell.Code, "count")
				if cell.Suppressed {
					if !count.Suppressed || count.Number != nil {
						t.Errorf("%s %s/%s: shown though hidden", audience, q.Name, cell.Code)
					}
					continue
				}
				if *count.Number != float64(cell.Count) || !same(at(t, f.Table, cell.Code, "share").Number, cell.Share) ||
					!same(at(t, f.Table, cell.Code, "low").Number, cell.Low) || !same(at(t, f.Table, cell.Code, "high").Number, cell.High) {
					t.Errorf("%s %s/%s: the table differs from tabulate", audience, q.Name, cell.Code)
				}
				if value := bar(f, cell.Code).Values[0]; !same(value.Share, cell.Share) || !same(value.Low, cell.Low) || !same(value.High, cell.High) {
					t.Errorf("%s %s/%s: the figure differs from tabulate", audience, q.Name, cell.Code)
				}
			}
			if audience == reports.ForCoordinator {
				all, err := view.Tabulate(t.Context(), tabulate.Query{Rows: q.Name, Base: tabulate.BaseAsked})
				if err != nil {
					t.Fatal(err)
				}
				for _, cell := range all.Groups[0].Cells {
					if 20*all.Groups[0].Skipped < all.Groups[0].Asked {
						continue // both shares are nearly the same
					}
					skipped++
					if !same(at(t, asked, q.Name+"/"+cell.Code, "share_asked").Number, cell.Share) {
						t.Errorf("%s/%s: share of those asked differs", q.Name, cell.Code)
					}
				}
			}
		}
		if compared < 80 || audience == reports.ForCoordinator && skipped < 10 {
			t.Errorf("%s: only %d cells compared, %d of questions that many skipped", audience, compared, skipped)
		}
	}
}

func tableOf(t *testing.T, doc *reports.Document, code string) *reports.Table {
	t.Helper()
	for _, table := range tables(doc) {
		if table.Code == code {
			return table
		}
	}
	t.Fatalf("no table %s", code)
	return nil
}

// The numbers of every priority's bar and row are those of package needs, in its order.
func TestNumbersOfPrioritiesAreThoseOfNeeds(t *testing.T) {
	src := source(t, crowd(t))
	for _, audience := range []reports.Audience{reports.ForCoordinator, reports.ForManagement, reports.ForPublic} {
		request := reports.Request{Survey: "obstacles", Language: "en", Audience: audience}
		doc, err := reports.Priorities(t.Context(), src, request)
		if err != nil {
			t.Fatal(err)
		}
		result, err := reports.Needs(t.Context(), src, request)
		if err != nil {
			t.Fatal(err)
		}
		held := figures(doc)
		compared := 0
		for _, g := range result.Groups {
			for kind, list := range map[string]needs.List{"create": g.Create, "promote": g.Promote} {
				f := held[g.Community+"_"+g.Kind+"_"+kind]
				for i, p := range list.Priorities {
					compared++
					value := f.Bars[i].Values[0]
					if f.Bars[i].Code != p.Concept || !same(value.Share, &p.Score) || !same(value.Low, &p.Low) || !same(value.High, &p.High) {
						t.Errorf("%s %s: bar %d differs from needs", audience, f.Code, i)
					}
					n := need(g, p.Concept)
					for column, want := range map[string]*float64{"score": &p.Score, "low": &p.Low, "high": &p.High, "share": n.Need, "need_low": n.Low, "need_high": n.High} {
						if !same(at(t, f.Table, p.Concept, column).Number, want) {
							t.Errorf("%s %s: %s of %s differs from needs", audience, f.Code, column, p.Concept)
						}
					}
				}
			}
		}
		if compared < 10 {
			t.Errorf("%s: only %d priorities compared", audience, compared)
		}
	}
}

func need(g needs.Group, concept string) needs.Need {
	for _, n := range g.Needs {
		if n.Concept == concept {
			return n
		}
	}
	return needs.Need{}
}

func bar(f *reports.Figure, code string) chart.Bar {
	for _, b := range f.Bars {
		if b.Code == code {
			return b
		}
	}
	return chart.Bar{}
}

// Nothing that leaves for managers or the public counts fewer people than k, whatever the size of the crowd.
func TestNothingShownIsBelowTheThreshold(t *testing.T) {
	for _, size := range []int{0, 4, 12, 40, 240} {
		s := obstacles(t)
		s.Held = []survey.Event{{Code: "brest", Kind: survey.Workshop}, {Code: "online", Kind: survey.Online}}
		s.Crowd(size)
		src := source(t, s)
		for audience, k := range map[reports.Audience]float64{reports.ForManagement: 5, reports.ForPublic: 10} {
			for name, make := range builds(t) {
				doc, err := make(src, reports.Request{Survey: "obstacles", Language: "en", Audience: audience})
				if err != nil {
					t.Fatalf("%d %s %s: %v", size, audience, name, err)
				}
				for _, table := range tables(doc) {
					checkCounts(t, audience, table, k)
				}
				if strings.Contains(written(doc), "Une carte des portails.") {
					t.Errorf("%s %s holds an open answer", audience, name)
				}
			}
		}
	}
}

func checkCounts(t *testing.T, audience reports.Audience, table *reports.Table, k float64) {
	t.Helper()
	answered := -1
	for i, c := range table.Columns {
		if c.Code == "answered" || c.Code == "base" {
			answered = i
		}
	}
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			column := table.Columns[i]
			if column.Kind != reports.ColumnCount || cell.Number == nil || notOfPeople[column.Code] {
				continue
			}
			if *cell.Number < k {
				t.Errorf("%s %s: %s/%s shows %g", audience, table.Code, row.Code, column.Code, *cell.Number)
			}
			if answered >= 0 && column.Code == "count" {
				if rest := *row.Cells[answered].Number - *cell.Number; rest < k {
					t.Errorf("%s %s: %s leaves %g", audience, table.Code, row.Code, rest)
				}
			}
		}
	}
}

// notOfPeople are the counts that are no answers: of those asked and skipped (rounded), invited, present, ranks.
var notOfPeople = map[string]bool{"invited": true, "present": true, "skipped": true, "rank": true, "top3": true}
