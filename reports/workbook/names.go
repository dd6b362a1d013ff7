package workbook

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// maxName is the longest name of a sheet, in UTF-16 units.
const maxName = 31

// sheetName makes a title a name that Excel takes: no : \ / ? * [ ], no apostrophe at an end, not "History", at most
// 31 units, and unlike the others whatever the case.
func (b *book) sheetName(title string) string {
	title = strings.ReplaceAll(strings.ReplaceAll(title, "\u00a0", " "), ": ", " : ")
	name := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return '-'
		}
		return r
	}, title)), " ")
	name = shorten(strings.Trim(name, " '"), maxName)
	if name == "" || strings.EqualFold(name, "history") {
		name += "-"
	}
	unique := name
	for n := 2; b.names[strings.ToLower(unique)]; n++ {
		suffix := " (" + strconv.Itoa(n) + ")"
		unique = shorten(name, maxName-len(suffix)) + suffix
	}
	b.names[strings.ToLower(unique)] = true
	return unique
}

// shorten cuts a name to at most limit UTF-16 units, at the end of a word where it can, and never inside a character.
func shorten(name string, limit int) string {
	if units(name) <= limit {
		return name
	}
	cut, used := 0, 0
	for at, r := range name {
		used += utf16.RuneLen(r)
		if used > limit-1 {
			break
		}
		cut = at + len(string(r))
	}
	short := name[:cut]
	if space := strings.LastIndexAny(short, " "); space > len(short)/2 {
		short = short[:space]
	}
	return strings.TrimRight(short, " '-") + "…"
}

// units counts the UTF-16 units in which Excel measures text.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
