package workbook_test

import (
	"archive/zip"
	"bytes"
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
