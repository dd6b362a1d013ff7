package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"sonde/reports"
	"sonde/reports/reporttest"
)

// parts gives all XML of a workbook in one string.
func parts(t *testing.T, raw []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestChartsAreNativeAndTiedToCells(t *testing.T) {
	raw, _ := written(t, reporttest.Document("en"), nil)
	all := parts(t, raw)
	for _, want := range []string{
		`<barDir val="bar"`,
		`&#39;Obstacles to use&#39;!$D$10:$D$23`, // the shares
		`&#39;Obstacles to use&#39;!$A$10:$A$23`, // their labels
		`descr="Horizontal bars: share of users who cite each obstacle, largest first."`,
		`<min val="0"`,
		`<orientation val="maxMin"`,
		`<gapWidth val="45"`,
	} {
		if !strings.Contains(all, want) && !strings.Contains(all, strings.ReplaceAll(want, "&#39;", "'")) {
			t.Errorf("no part holds %s", want)
		}
	}
	if n := strings.Count(all, "<barChart>"); n != 2 {
		t.Errorf("%d native charts, want 2", n)
	}
}

func TestAChartMayHaveALongFinding(t *testing.T) {
	finding := strings.Repeat("No difference is shown between users and producers. ", 10)
	figure := reporttest.Obstacles("en")
	figure.Table.Chart.Title = finding
	doc := reporttest.Document("en")
	doc.Sections[0].Blocks = []reports.Block{figure}
	raw, _ := written(t, doc, nil)
	if !strings.Contains(parts(t, raw), finding) {
		t.Error("the chart's title is not whole")
	}
}

// Excel repairs a file whose parts are not well-formed or whose drawn objects share an id.
func TestPartsAreWellFormedAndObjectsHaveTheirOwnIds(t *testing.T) {
	doc := reporttest.Document("fr")
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, reporttest.Obstacles("fr"), reporttest.ByRole("fr"))
	raw, _ := written(t, doc, sampleResponses())
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, file := range archive.File {
		if !strings.HasSuffix(file.Name, ".xml") && !strings.HasSuffix(file.Name, ".rels") {
			continue
		}
		ids := map[string]bool{}
		for _, element := range elements(t, file) {
			if element.Name.Local != "cNvPr" {
				continue
			}
			charts++
			for _, a := range element.Attr {
				if a.Name.Local == "id" && ids[a.Value] {
					t.Errorf("%s: two objects have the id %s", file.Name, a.Value)
				} else if a.Name.Local == "id" {
					ids[a.Value] = true
				}
			}
		}
	}
	if charts != 4 {
		t.Errorf("%d objects, want the four charts", charts)
	}
}

// elements reads the elements of a part, which must be well-formed.
func elements(t *testing.T, file *zip.File) []xml.StartElement {
	t.Helper()
	r, err := file.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	var found []xml.StartElement
	decoder := xml.NewDecoder(r)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		if element, ok := token.(xml.StartElement); ok {
			found = append(found, element.Copy())
		}
	}
}
