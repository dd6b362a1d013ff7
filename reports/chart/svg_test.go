package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sonde/reports/chart"
	"sonde/reports/reporttest"
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

func TestSVGIsAsTheGoldenDrew(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		for _, f := range []chart.Figure{reporttest.Obstacles(language).Figure, reporttest.ByRole(language).Figure} {
			for _, width := range []int{320, 720} {
				name := f.Code + "_" + language + "_" + strconv.Itoa(width) + ".svg"
				t.Run(name, func(t *testing.T) {
					var got bytes.Buffer
					if err := chart.WriteSVG(&got, f, width, words(t)); err != nil {
						t.Fatal(err)
					}
					golden(t, name, got.Bytes())
				})
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden; run with -update and look at the drawing", name)
	}
}

// Labels that a respondent or an author may have typed.
var hostile = []string{
	`</script><script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'; style="x" onload='alert(1)`,
	`</title></svg><script>alert(1)</script>`,
	"العربية ثم English puis עברית",
	"\u202Eright to left override\u202C",
	strings.Repeat("anticonstitutionnellement", 12),
	strings.Repeat("mot ", 75),
	"👩‍🔬👩‍🔬👩‍🔬 données 🌊🌊🌊",
	"null \x00 bell \x07 bad \xff utf-8",
	"",
	"{{.Title}} {b} {name|text} %s",
}

func hostileFigure() chart.Figure {
	f := chart.Figure{Code: `a"b <c>`, Title: hostile[0], Base: hostile[1], Language: "fr", Notes: hostile,
		Series: []chart.Series{{Label: hostile[2]}, {Label: hostile[4]}}}
	for _, label := range hostile {
		f.Bars = append(f.Bars, chart.Bar{Code: label, Label: label, Values: []chart.Value{
			{Share: reporttest.Number(0.5), Low: reporttest.Number(0.4), High: reporttest.Number(0.6), Text: label}, {Text: "c"}}})
	}
	return f
}

func TestHostileLabelsStayText(t *testing.T) {
	for _, width := range []int{1, 320, 720, 5000} {
		var out bytes.Buffer
		if err := chart.WriteSVG(&out, hostileFigure(), width, words(t)); err != nil {
			t.Fatal(err)
		}
		allowed := map[string]bool{"svg": true, "title": true, "desc": true, "defs": true, "pattern": true, "rect": true, "path": true, "text": true}
		decoder := xml.NewDecoder(bytes.NewReader(out.Bytes()))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("width %d: not well-formed: %v", width, err)
			}
			element, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if !allowed[element.Name.Local] {
				t.Errorf("width %d: element %s came out of a label", width, element.Name.Local)
			}
			for _, a := range element.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" {
					t.Errorf("width %d: attribute %s on %s", width, a.Name.Local, element.Name.Local)
				}
			}
		}
	}
}

func TestNoTextLeavesTheDrawing(t *testing.T) {
	figures := []chart.Figure{hostileFigure(), reporttest.Obstacles("fr").Figure, reporttest.ByRole("en").Figure}
	for _, f := range figures {
		for _, width := range []int{320, 400, 559, 560, 720, 960, 1200} {
			for _, standalone := range []bool{false, true} {
				d := chart.Draw(f, chart.Style{Width: width, Standalone: standalone}, words(t))
				for _, line := range d.Texts {
					w := chart.TextWidth(line.Text, line.Size)
					from, to := line.X, line.X+w
					switch line.Anchor {
					case "end":
						from, to = line.X-w, line.X
					case "middle":
						from, to = line.X-w/2, line.X+w/2
					}
					if from < -0.5 || to > d.Width+0.5 || line.Y > d.Height {
						t.Errorf("%s at %d: %q stands from %.0f to %.0f of %.0f, y %.0f of %.0f", f.Code, width, line.Text, from, to, d.Width, line.Y, d.Height)
					}
				}
			}
		}
	}
}

func TestLabelsAreInFull(t *testing.T) {
	f := reporttest.Obstacles("fr").Figure
	for _, width := range []int{320, 720} {
		var all []string
		for _, line := range chart.Draw(f, chart.Style{Width: width}, words(t)).Texts {
			all = append(all, line.Text)
		}
		text := strings.Join(all, " ")
		for _, bar := range f.Bars {
			if !strings.Contains(text, bar.Label) {
				t.Errorf("at %d the label %q is not whole in %q", width, bar.Label, text)
			}
			if !strings.Contains(text, bar.Values[0].Text) {
				t.Errorf("at %d the value %q is missing", width, bar.Values[0].Text)
			}
		}
	}
}

func TestAxisBeginsAtZeroAndEndsOnAGridline(t *testing.T) {
	for _, c := range []struct {
		share float64
		max   float64
		last  string
	}{
		{share: 0.03, last: "3\u00a0%"},
		{share: 0.48, last: "50\u00a0%"},
		{share: 0.61, last: "80\u00a0%"},
		{share: 1, last: "100\u00a0%"},
		{share: 0, last: "100\u00a0%"},
		{share: 0.1, max: 1, last: "100\u00a0%"},
	} {
		f := chart.Figure{Code: "x", Language: "fr", Max: c.max, Series: []chart.Series{{}},
			Bars: []chart.Bar{{Label: "a", Values: []chart.Value{{Share: &c.share, Text: "v"}}}}}
		var ticks []string
		for _, line := range chart.Draw(f, chart.Style{Width: 720}, words(t)).Texts {
			if line.Anchor == "middle" {
				ticks = append(ticks, line.Text)
			}
		}
		if ticks[0] != "0\u00a0%" || ticks[len(ticks)-1] != c.last {
			t.Errorf("share %g max %g: ticks %q, want from 0 to %s", c.share, c.max, ticks, c.last)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	f, w := reporttest.Obstacles("fr").Figure, words(b)
	for b.Loop() {
		if err := chart.WriteSVG(io.Discard, f, 720, w); err != nil {
			b.Fatal(err)
		}
	}
}
