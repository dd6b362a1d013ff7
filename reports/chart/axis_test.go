package chart_test

import (
	"strings"
	"testing"

	"sonde/reports/chart"
	"sonde/reports/reporttest"
)

func TestGridlinesAreWrittenInTheLanguageAndUnit(t *testing.T) {
	figure := func(language string, score bool, share float64) chart.Figure {
		f := reporttest.Obstacles(language).Figure
		f.Score, f.Bars = score, f.Bars[1:2]
		f.Bars[0].Values = []chart.Value{{Share: &share}}
		return f
	}
	for _, c := range []struct {
		name string
		f    chart.Figure
		want string
	}{
		{"shares in French", figure("fr", false, 0.5), "0\u00a0%|10\u00a0%|20\u00a0%|30\u00a0%|40\u00a0%|50\u00a0%"},
		{"shares in English", figure("en", false, 0.05), "0%|1%|2%|3%|4%|5%"},
		{"scores in French", figure("fr", true, 0.3), "0|0,05|0,10|0,15|0,20|0,25|0,30"},
		{"scores in English", figure("en", true, 0.6), "0|0.1|0.2|0.3|0.4|0.5|0.6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			island, err := chart.NewIsland(c.f, words(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(island.Ticks, "|"); got != c.want {
				t.Errorf("the page's chart: got %s, want %s", got, c.want)
			}
			var drawn []string
			for _, text := range chart.Draw(c.f, chart.Style{Width: 900}, words(t)).Texts {
				drawn = append(drawn, text.Text)
			}
			if got := strings.Join(drawn, "|"); !strings.Contains(got, c.want) {
				t.Errorf("the drawing: %s has not %s", got, c.want)
			}
		})
	}
}
