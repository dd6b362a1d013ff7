// Package chart draws a Figure: svg.go on the server, echarts.go as options that the browser takes over. It computes
// no number.
package chart

// Figure is a set of horizontal bars, ordered as they are to be drawn, with interval whiskers. Shares are in 0..1.
type Figure struct {
	Code     string // stable, for addresses and file names: "use_obstacles"
	Title    string // says the finding
	Base     string // the base line: "of 80 who answered; 2 skipped"
	Series   []Series
	Bars     []Bar
	Notes    []string // "indicative: volunteers, not a sample", "simulated", "3 excluded" ...
	Max      float64  // end of the axis; 0: 1 or the largest value
	Score    bool     // values are scores: the axis is written in decimals, not in percentages
	Language string
}

// Series is one group; a figure without groups has one with an empty Label.
type Series struct {
	Code  string
	Label string
}

// Bar is one row of bars: a value for each series, in their order.
type Bar struct {
	Code   string
	Label  string
	Values []Value
}

// Value is one bar. Text is what stands at its end ("48 % (39 of 82)"), made by who built the figure. Share nil draws
// no bar, but the text ("c" when suppressed); Low and High nil draw no whisker. Reference marks a published figure
// shown beside.
type Value struct {
	Share     *float64
	Low, High *float64
	Reference *float64
	Text      string
	Small     bool // base under 30
}
