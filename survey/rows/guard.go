package rows

import "strings"

// formulaStarts are the characters by which a spreadsheet takes a text for a formula.
const formulaStarts = "=+-@\t\r"

// Guard puts an apostrophe before a text that a spreadsheet would take for a formula, and before one that already looks
// guarded, so that unguard gives back just what was there.
func Guard(text string) string {
	if dangerous(text) {
		return "'" + text
	}
	return text
}

// unguard takes away what Guard put.
func unguard(text string) string {
	if strings.HasPrefix(text, "'") && dangerous(text[1:]) {
		return text[1:]
	}
	return text
}

func dangerous(text string) bool {
	rest := strings.TrimLeft(text, "'")
	return rest != "" && strings.ContainsRune(formulaStarts, rune(rest[0]))
}

func unguardAll(cells []string) []string {
	for i, c := range cells {
		cells[i] = unguard(c)
	}
	return cells
}
