package chart

import "strings"

// shapeKey tells which bars look alike.
type shapeKey struct {
	series int
	small  bool
}

// row draws one bar for each series with its label, and moves down.
func (p *plotter) row(label []string, bar Bar, bars map[shapeKey]*strings.Builder, whiskers, references *strings.Builder) {
	if p.width < narrowWidth {
		for _, line := range label {
			p.y += lineHeight
			p.text(Line{X: p.margin, Y: p.y - 4, Size: textSize, Anchor: "start", Text: line})
		}
		p.y += 2
	}
	top := p.y + rowGap/2
	heights := make([]float64, len(bar.Values))
	block := 0.0
	for s, value := range bar.Values {
		heights[s] = p.valueHeight(s, value)
		block += heights[s]
	}
	labelled := 0.0
	if p.width >= narrowWidth {
		labelled = float64(len(label)) * lineHeight
		first := top + max(0, (block-labelled)/2)
		for i, line := range label {
			p.text(Line{X: p.left - 10, Y: first + float64(i)*lineHeight + 13, Size: textSize, Anchor: "end", Text: line})
		}
	}
	y := top + max(0, (labelled-block)/2)
	for s, value := range bar.Values {
		p.value(s, value, y, bars, whiskers, references)
		y += heights[s]
	}
	p.y = top + max(block, labelled) + rowGap/2
	if p.width < narrowWidth {
		p.spans = append(p.spans, span{top - 3, p.y - rowGap/2})
	} else if len(p.spans) == 0 {
		p.spans = []span{{top - rowGap/2, p.y}}
	} else {
		p.spans[0].bottom = p.y
	}
}

// barHeight gives the thickness of a bar.
func (p *plotter) barHeight() float64 {
	if len(p.figure.Series) > 1 || p.above {
		return 14
	}
	return 17
}

// valueHeight gives the height that a value takes: its bar and, where it stands above, its text.
func (p *plotter) valueHeight(series int, value Value) float64 {
	height := p.barHeight() + barGap
	if p.above {
		height += float64(len(p.aboveText(series, value))) * lineHeight
	}
	return height
}

// aboveText is the value's text in lines as wide as there is room.
func (p *plotter) aboveText(series int, value Value) []string {
	return wrap(endText(p.figure, series, value), p.width-p.margin-p.left, textSize)
}

// value draws a bar, its whisker, its reference mark and its text from y down.
func (p *plotter) value(series int, value Value, y float64, bars map[shapeKey]*strings.Builder, whiskers, references *strings.Builder) {
	if p.above {
		for _, line := range p.aboveText(series, value) {
			p.text(Line{X: p.left, Y: y + 13, Size: textSize, Anchor: "start", Text: line})
			y += lineHeight
		}
	}
	height := p.barHeight()
	middle := y + height/2
	if share := drawn(value.Share); share > 0 {
		key := shapeKey{series, value.Small}
		if bars[key] == nil {
			bars[key] = &strings.Builder{}
		}
		bars[key].WriteString("M" + px(p.left) + " " + px(y) + "H" + px(p.x(share)) + "v" + px(height) + "H" + px(p.left) + "z")
	}
	if value.Low != nil && value.High != nil {
		low, high := px(p.x(drawn(value.Low))), px(p.x(drawn(value.High)))
		up, down := px(middle-capHeight), px(middle+capHeight)
		whiskers.WriteString("M" + low + " " + px(middle) + "H" + high + "M" + low + " " + up + "V" + down + "M" + high + " " + up + "V" + down)
	}
	if value.Reference != nil {
		references.WriteString(diamond(p.x(drawn(value.Reference)), middle))
	}
	if !p.above {
		p.text(Line{X: p.x(value.end()) + endGap, Y: middle + 4.5, Size: textSize, Anchor: "start", Text: endText(p.figure, series, value)})
	}
}

// diamond is the mark of a published figure.
func diamond(x, y float64) string {
	return "M" + px(x) + " " + px(y-6) + "l5 6l-5 6l-5 -6z"
}
