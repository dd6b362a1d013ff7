package chart

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sonde/survey"
)

// Island is what a staff page carries as JSON for chart.js, which takes the drawing over: the options that go-echarts
// builds and, by series and bar, what JSON options cannot hold. Shares are in per cent here. Nothing in it is markup:
// every text is drawn, and html/template or json.Marshal escapes it inside the script element.
type Island struct {
	Code       string          `json:"code"`  // names the files
	Ticks      []string        `json:"ticks"` // what stands at the gridlines, from 0 on
	Option     json.RawMessage `json:"option"`
	Texts      [][]string      `json:"texts"`
	Whiskers   [][]*[2]float64 `json:"whiskers"`
	References [][]*float64    `json:"references"`
	Small      [][]bool        `json:"small"`
	Legend     string          `json:"legend"` // what the marks mean, as text
	File       string          `json:"file"`   // the SVG file, also the source of the PNG
}

// NewIsland gives the island of a figure.
func NewIsland(f Figure, words survey.Words) (Island, error) {
	option, err := option(f, words)
	if err != nil {
		return Island{}, err
	}
	var file strings.Builder
	if err := WriteSVG(&file, f, fileWidth, words); err != nil {
		return Island{}, err
	}
	i := Island{Code: Identifier(f.Code), Ticks: ticks(f, words), Option: option, Legend: legendText(f, words), File: file.String()}
	for s := range f.Series {
		texts := make([]string, len(f.Bars))
		whiskers := make([]*[2]float64, len(f.Bars))
		references := make([]*float64, len(f.Bars))
		small := make([]bool, len(f.Bars))
		for b, bar := range f.Bars {
			value := bar.Values[s]
			texts[b], small[b] = endText(f, s, value), value.Small
			if value.Low != nil && value.High != nil {
				whiskers[b] = &[2]float64{percent(drawn(value.Low)), percent(drawn(value.High))}
			}
			if value.Reference != nil {
				reference := percent(drawn(value.Reference))
				references[b] = &reference
			}
		}
		i.Texts, i.Whiskers = append(i.Texts, texts), append(i.Whiskers, whiskers)
		i.References, i.Small = append(i.References, references), append(i.Small, small)
	}
	return i, nil
}

// mostSteps is how many gridlines there are at most, without that at 0.
const mostSteps = 6

// fileWidth is the width of the SVG and PNG files.
const fileWidth = 960

// option builds the options. go-echarts is used for its types only: what it would write into a page executes labels.
func option(f Figure, words survey.Words) (json.RawMessage, error) {
	scale := axisOf(f, mostSteps)
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(f.Series) > 1), Left: "0", Top: "0"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Max: percent(scale.End), MinInterval: percent(scale.Step),
			MaxInterval: percent(scale.Step), AxisLabel: &opts.AxisLabel{}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}),
	)
	bar.Aria = &opts.Aria{Enabled: opts.Bool(true),
		Label: &opts.AriaLabel{Enabled: opts.Bool(true), Description: clean(f.Title) + ". " + describe(f, Style{}, words)}}
	labels := make([]string, len(f.Bars))
	for i, b := range f.Bars {
		labels[i] = clean(b.Label)
	}
	bar.SetXAxis(labels).XYReversal()
	for s, series := range f.Series {
		data := make([]opts.BarData, len(f.Bars))
		for b, one := range f.Bars {
			if one.Values[s].Share != nil {
				data[b].Value = percent(drawn(one.Values[s].Share))
			}
		}
		bar.AddSeries(clean(series.Label), data)
	}
	bar.Validate()
	built := bar.JSON()
	// go-echarts has no field for the tooltip's mode; written as HTML it would break the content security policy.
	built["tooltip"] = tooltip{Show: true, Trigger: "item", RenderMode: "richText", Confine: true}
	delete(built, "title")
	delete(built, "toolbox")
	delete(built, "color")
	return json.Marshal(built)
}

// tooltip is the tooltip's part of the options.
type tooltip struct {
	Show       bool   `json:"show"`
	Trigger    string `json:"trigger"`
	RenderMode string `json:"renderMode"`
	Confine    bool   `json:"confine"`
}

// percent turns a share into per cent without the noise of binary fractions.
func percent(share float64) float64 { return math.Round(share*1e8) / 1e6 }

// ticks gives what stands at the gridlines: JSON options hold no function that could write it.
func ticks(f Figure, words survey.Words) []string {
	scale := axisOf(f, mostSteps)
	var labels []string
	for _, tick := range scale.ticks() {
		labels = append(labels, scale.label(f, tick, words))
	}
	return labels
}

// legendText explains the marks that a figure uses, in words beside signs that text can hold.
func legendText(f Figure, words survey.Words) string {
	used := marksOf(f)
	var parts []string
	for _, mark := range []struct {
		used      bool
		sign, key string
	}{
		{used.interval, "├─┤ ", "report.figure_interval"},
		{used.reference, "◆ ", "report.figure_reference"},
		{used.small, "", "report.figure_small"},
		{used.suppressed, "", "report.figure_suppressed"},
	} {
		if mark.used {
			parts = append(parts, mark.sign+words.Say(f.Language, mark.key, nil))
		}
	}
	return strings.Join(parts, " — ")
}
