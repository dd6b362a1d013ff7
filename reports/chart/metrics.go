package chart

import "unicode"

// The server cannot measure text, and the reader's font is not known. Widths are those of DejaVu Sans, one of the widest
// among the system fonts that the drawing asks for: an estimate that is too wide wraps early, one too narrow would clip.

// advances are the widths of U+0020 to U+017F in thousandths of the text's size, measured in a browser.
var advances = [0x160]uint16{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
	636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
	634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838, 600,
	390, 390, 317, 317, 276, 276, 509, 509, 410, 410, 234, 234, 334, 334, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600,
	600, 600, 600, 600, 600, 600, 600, 600, 318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 0, 1000, 500,
	500, 838, 401, 401, 500, 636, 636, 318, 500, 401, 471, 612, 969, 969, 969, 531, 684, 684, 684, 684, 684, 684, 974, 698,
	632, 632, 632, 632, 295, 295, 295, 295, 775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630,
	613, 613, 613, 613, 613, 613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838,
	612, 634, 634, 634, 634, 592, 635, 592, 684, 613, 684, 613, 684, 613, 698, 550, 698, 550, 698, 550, 698, 550, 770, 635,
	775, 635, 632, 615, 632, 615, 632, 615, 632, 615, 632, 615, 775, 635, 775, 635, 775, 635, 775, 635, 752, 634, 916, 695,
	295, 278, 295, 278, 295, 278, 295, 278, 295, 278, 590, 556, 295, 278, 656, 579, 579, 557, 278, 557, 278, 557, 375, 557,
	342, 562, 284, 748, 634, 748, 634, 748, 634, 813, 748, 634, 787, 612, 787, 612, 787, 612, 1070, 1023, 695, 411, 695, 411,
	695, 411, 635, 521, 635, 521, 635, 521, 635, 521, 611, 392, 611, 392, 611, 392, 732, 634, 732, 634, 732, 634, 732, 634,
	732, 634, 732, 634, 989, 818, 611, 592, 611, 685, 525, 685, 525, 685, 525, 352,
}

// boldFactor is the widest ratio of bold to regular seen for common letters of that font.
const boldFactor = 1.15

// textWidth estimates the width of s in the unit of size.
func textWidth(s string, size float64) float64 {
	total := 0
	for _, r := range s {
		total += advance(r)
	}
	return float64(total) * size / 1000
}

// advance gives the width of a character in thousandths of the text's size. Outside the table it takes the widest of
// its kind: a full square for ideographs, a little more for pictures, none for marks that combine.
func advance(r rune) int {
	switch {
	case r < 0x20:
		return 0
	case r < 0x180:
		return int(advances[r-0x20])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x2010 && r < 0x2040:
		return punctuationAdvance(r)
	case unicode.In(r, unicode.Arabic):
		return 1250 // isolated forms; joined ones are narrower
	case r >= 0x1F000:
		return 1400
	case r >= 0x2E80:
		return 1050
	}
	return 1100 // Cyrillic's widest letter, in DejaVu Sans
}

// punctuationAdvance covers the dashes, quotes, dots and spaces that French and English use.
func punctuationAdvance(r rune) int {
	switch r {
	case '\u2018', '\u2019':
		return 318
	case '\u201c', '\u201d':
		return 518
	case '\u2013':
		return 500
	case '\u202f':
		return 200
	}
	return 1000
}
