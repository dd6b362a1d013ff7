package chart

import (
	"math"
	"strings"

	"sonde/survey"
)

// Sizes of text and bars, in pixels.
const (
	titleSize  = 16.0
	textSize   = 13.0
	smallSize  = 12.0
	lineHeight = 17.0
	rowGap     = 11.0
	barGap     = 3.0
	capHeight  = 4.0
	endGap     = 7.0 // between a bar's end and its text
)

// plotter lays a figure out from top to bottom; y is where the next thing goes.
type plotter struct {
	figure Figure
	words  survey.Words
	width  float64
	margin float64
	y      float64
	left   float64 // where bars begin
	plot   float64 // width of the axis
	scale  axis
	above  bool // the value's text stands above its bar, for want of room at its end
	spans  []span
	d      Drawing
}

// span is a stretch from top to bottom beside which bars stand: gridlines do not cross the labels above bars.
type span struct{ top, bottom float64 }

// draw fills the drawing.
func (p *plotter) draw(withWords bool) {
	p.y = p.margin
	if withWords {
		p.paragraph(p.d.Title, titleSize, true, false)
		p.paragraph(clean(p.figure.Base), textSize, false, true)
		p.y += 6
	}
	p.seriesLegend()
	labels := p.columns()
	var whiskers, references strings.Builder
	bars := map[shapeKey]*strings.Builder{}
	for i, bar := range p.figure.Bars {
		p.row(labels[i], bar, bars, &whiskers, &references)
	}
	p.gridlines()
	p.d.Whiskers, p.d.References = whiskers.String(), references.String()
	p.shapes(bars)
	p.y += 22
	p.marksLegend()
	if withWords {
		for _, note := range p.figure.Notes {
			p.paragraph(clean(note), smallSize, false, true)
		}
	}
	p.d.Height = math.Ceil(p.y + p.margin + 2)
}

// gridlines draws the axis beside the bars and its percentages under the last.
func (p *plotter) gridlines() {
	var grid, base strings.Builder
	for i, tick := range p.scale.ticks() {
		x := p.x(tick)
		for _, s := range p.spans {
			if i == 0 {
				base.WriteString("M" + px(x) + " " + px(s.top) + "V" + px(s.bottom))
			} else {
				grid.WriteString("M" + px(x) + " " + px(s.top) + "V" + px(s.bottom))
			}
		}
		label := Line{X: x, Y: p.y + 15, Size: smallSize, Anchor: "middle", Soft: true,
			Text: p.scale.label(p.figure, tick, p.words)}
		if x-textWidth(label.Text, smallSize)/2 < p.margin {
			label.X, label.Anchor = p.margin, "start" // no room left of the 0
		}
		p.text(label)
	}
	p.d.Grid, p.d.Base = grid.String(), base.String()
}

// columns decides where labels, bars and values stand and gives each bar's label in lines.
func (p *plotter) columns() [][]string {
	inner := p.width - 2*p.margin
	narrow := p.width < narrowWidth
	labelWidth := inner
	if !narrow {
		labelWidth = math.Min(0.36*inner, p.widestLabel())
	}
	labels := make([][]string, len(p.figure.Bars))
	for i, bar := range p.figure.Bars {
		labels[i] = wrap(clean(bar.Label), labelWidth, textSize)
	}
	p.left = p.margin + 2
	if !narrow {
		p.left = p.margin + labelWidth + 10
	}
	room := p.width - p.margin - p.left
	for steps := mostSteps; steps > 0; steps-- {
		p.scale = axisOf(p.figure, steps)
		p.plot = p.plotWidth(room)
		if p.above = p.plot < 0.4*room; p.above {
			p.plot = room - 20
		}
		if p.plot*p.scale.Step/p.scale.End >= 48 { // room for the percentage of each gridline
			break
		}
	}
	return labels
}

// plotWidth gives the longest axis that leaves room for each value's text at its bar's end.
func (p *plotter) plotWidth(room float64) float64 {
	plot := room - 20 // half of the last percentage
	for _, bar := range p.figure.Bars {
		for s, value := range bar.Values {
			text := textWidth(endText(p.figure, s, value), textSize) + endGap
			if end := value.end() / p.scale.End; end > 0 {
				plot = math.Min(plot, (room-text)/math.Min(end, 1))
			} else if text > room {
				return 0
			}
		}
	}
	return plot
}

// widestLabel gives the width of the longest label on one line.
func (p *plotter) widestLabel() float64 {
	most := 0.0
	for _, bar := range p.figure.Bars {
		most = max(most, textWidth(clean(bar.Label), textSize))
	}
	return most + 1
}

// x gives where a share stands on the axis.
func (p *plotter) x(share float64) float64 {
	return p.left + p.plot*math.Min(share/p.scale.End, 1)
}

// text adds a line of text, its place rounded.
func (p *plotter) text(line Line) {
	line.X, line.Y = math.Round(line.X*10)/10, math.Round(line.Y*10)/10
	p.d.Texts = append(p.d.Texts, line)
}

// paragraph writes text over the whole width and moves down.
func (p *plotter) paragraph(s string, size float64, bold, soft bool) {
	width := p.width - 2*p.margin
	if bold {
		width /= boldFactor
	}
	for _, line := range wrap(s, width, size) {
		p.y += size * 1.35
		p.text(Line{X: p.margin, Y: p.y - size*0.3, Size: size, Anchor: "start", Bold: bold, Soft: soft, Text: line})
	}
}
