package chart

import (
	"sort"
	"strconv"
	"strings"
)

// The looks by which series are told apart without colour: full, striped, hollow, dotted by stripes across, pale, dense.
var looks = []struct {
	pattern Pattern
	fill    bool
	opacity float64
}{
	{fill: true, opacity: 1},
	{pattern: Pattern{Angle: 45, Band: 2.5}},
	{fill: true, opacity: 0.12},
	{pattern: Pattern{Angle: 0, Band: 1.6, Cross: true}},
	{fill: true, opacity: 0.5},
	{pattern: Pattern{Angle: -45, Band: 4}},
}

// look gives how the bars of a series are filled.
func (p *plotter) look(series int) (fill string, opacity float64) {
	l := looks[series%len(looks)]
	if l.fill {
		return accentColour, l.opacity
	}
	id := p.d.ID + "-look-" + strconv.Itoa(series%len(looks))
	for _, known := range p.d.Patterns {
		if known.ID == id {
			return "url(#" + id + ")", 1
		}
	}
	l.pattern.ID = id
	p.d.Patterns = append(p.d.Patterns, l.pattern)
	return "url(#" + id + ")", 1
}

// shapes turns the gathered paths into shapes, in the order of the series.
func (p *plotter) shapes(bars map[shapeKey]*strings.Builder) {
	keys := make([]shapeKey, 0, len(bars))
	for key := range bars {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i].series < keys[j].series || keys[i].series == keys[j].series && !keys[i].small
	})
	for _, key := range keys {
		fill, opacity := p.look(key.series)
		if key.small {
			opacity *= 0.4
		}
		p.d.Bars = append(p.d.Bars, Shape{Series: key.series, Path: bars[key].String(), Fill: fill, Opacity: opacity, Small: key.small})
	}
}

// flow places legend entries side by side, on as many lines as they need.
type flow struct {
	p *plotter
	x float64
}

// entry adds a sign of the given width and its words; draw puts the sign at x on the line's middle.
func (f *flow) entry(sign float64, label string, draw func(x, middle float64)) {
	p := f.p
	if sign > 0 {
		sign += 6
	}
	most := p.width - 2*p.margin - sign
	lines := wrap(label, most, smallSize)
	width := sign + widest(lines, smallSize)
	if f.x > p.margin && f.x+width > p.width-p.margin {
		f.x = p.margin
		p.y += lineHeight
	}
	for i, line := range lines {
		if i > 0 {
			p.y += lineHeight
		} else if draw != nil {
			draw(f.x, p.y+9)
		}
		p.text(Line{X: f.x + sign, Y: p.y + 13, Size: smallSize, Anchor: "start", Soft: true, Text: line})
	}
	f.x += width + 18
}

// seriesLegend names the groups with their look, above the bars.
func (p *plotter) seriesLegend() {
	if len(p.figure.Series) < 2 {
		return
	}
	f := flow{p: p, x: p.margin}
	for i, series := range p.figure.Series {
		f.entry(22, clean(series.Label), func(x, middle float64) {
			fill, opacity := p.look(i)
			p.d.Bars = append(p.d.Bars, Shape{Series: i, Fill: fill, Opacity: opacity,
				Path: "M" + px(x+1) + " " + px(middle-6) + "h20v12h-20z"})
		})
	}
	p.y += lineHeight + 4
}

// marksLegend explains, below the bars, the marks that the figure uses.
func (p *plotter) marksLegend() {
	used := marksOf(p.figure)
	if used == (marks{}) {
		return
	}
	say := func(key string) string { return p.words.Say(p.figure.Language, key, nil) }
	f := flow{p: p, x: p.margin}
	if used.interval {
		f.entry(22, say("report.figure_interval"), func(x, middle float64) {
			p.d.Whiskers += "M" + px(x+2) + " " + px(middle) + "h18m-18 -4v8m18 -8v8"
		})
	}
	if used.reference {
		f.entry(12, say("report.figure_reference"), func(x, middle float64) { p.d.References += diamond(x+6, middle) })
	}
	if used.small {
		f.entry(0, say("report.figure_small"), nil)
	}
	if used.suppressed {
		f.entry(0, say("report.figure_suppressed"), nil)
	}
	p.y += lineHeight + 4
}

// marks are the signs that need a legend.
type marks struct{ interval, reference, small, suppressed bool }

// SuppressedMark stands in the place of a number that is hidden because too few people are behind it.
const SuppressedMark = "c"

// marksOf tells which signs a figure uses.
func marksOf(f Figure) marks {
	var used marks
	for _, bar := range f.Bars {
		for _, value := range bar.Values {
			used.interval = used.interval || value.Low != nil && value.High != nil
			used.reference = used.reference || value.Reference != nil
			used.small = used.small || value.Small
			used.suppressed = used.suppressed || value.Share == nil && strings.TrimSpace(value.Text) == SuppressedMark
		}
	}
	return used
}
