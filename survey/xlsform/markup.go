package xlsform

import (
	"regexp"
	"slices"

	"sonde/survey"
)

// layout are the marks by which ODK lays out a text: emphasis, headings, links, and the tags span and font among those of
// HTML.
var layout = regexp.MustCompile(`\*\*[^*\s][^*]*\*\*|(?m:^#{1,6} +\S)|\[[^\]]+\]\([^)\s]+\)|</?(?:span|font|b|i|u|br|p|h[1-6]|div|em|strong)\b[^>]*>`)

// markup tells, once for a sheet, that marks of layout in its texts are shown as they are written. In a file of ours that is
// known.
func (f *file) markup(t *table) {
	if t == nil || f.extra.there {
		return
	}
	columns := slices.DeleteFunc(t.textColumns(), func(c column) bool { return c.property == "image" })
	count, first, text := 0, at{}, ""
	for _, r := range t.rows {
		for _, c := range columns {
			if !layout.MatchString(r.cell(c.index)) {
				continue
			}
			if count++; count == 1 {
				first, text = at{t.name, r.number, c.header}, layout.FindString(r.cell(c.index))
			}
		}
	}
	if count > 0 {
		f.say("XLS_066", first, survey.Args{"Text": short(text), "Count": count})
	}
}
