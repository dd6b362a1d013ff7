package xlsform

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// straight makes typographic quotes plain ones and no-break spaces spaces: in a name or an expression they are slips of
// the spreadsheet. Texts that people read keep theirs.
var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00a0", " ")

// technical cleans a cell that people do not read: names, types, values. What we wrote ourselves stays as it is.
func (f *file) technical(text string) string {
	if text == "" {
		return ""
	}
	if !f.extra.there {
		text = straight.Replace(text)
	}
	return f.collapse(strings.TrimSpace(text))
}

// expression cleans an expression: between plain quotes everything stays, unless it can be read only when all typographic
// quotes are taken for plain ones.
func (f *file) expression(text string) string {
	kept := betweenQuotes(text)
	if plain := straight.Replace(text); plain != kept && !sound(kept) && sound(plain) {
		kept = plain
	}
	return f.collapse(strings.TrimSpace(kept))
}

// betweenQuotes makes typographic quotes and spaces plain, but for those between plain quotes.
func betweenQuotes(text string) string {
	var b strings.Builder
	for rest := text; rest != ""; {
		open := strings.IndexAny(rest, `'"`)
		if open < 0 {
			b.WriteString(straight.Replace(rest))
			break
		}
		closed := strings.IndexByte(rest[open+1:], rest[open])
		if closed < 0 {
			return straight.Replace(text)
		}
		end := open + 1 + closed + 1
		b.WriteString(straight.Replace(rest[:open]) + rest[open:end])
		rest = rest[end:]
	}
	return b.String()
}

// sound tells whether an expression can be cut into words.
func sound(text string) bool {
	_, err := expr.Rename(text, nil)
	return err == nil
}

// readable cleans a text that people read.
func (f *file) readable(text string) string {
	return f.collapse(strings.ReplaceAll(text, "\r\n", "\n"))
}

// collapse joins runs of spaces, unless the settings say that texts are to stay as they are.
func (f *file) collapse(text string) string {
	if f.settings.keepSpaces || !strings.Contains(text, "  ") {
		return text
	}
	var b strings.Builder
	space := false
	for _, r := range text {
		if r != ' ' || !space {
			b.WriteRune(r)
		}
		space = r == ' '
	}
	return b.String()
}

// The words for yes and no, as ODK reads them.
var yesNo = map[string]bool{
	"yes": true, "Yes": true, "YES": true, "true": true, "True": true, "TRUE": true, "true()": true,
	"no": false, "No": false, "NO": false, "false": false, "False": false, "FALSE": false, "false()": false,
}

// isYes tells whether a cell says yes.
func isYes(text string) bool { return yesNo[text] }

// condition turns the words for yes and no, in a cell that holds an expression, into expressions.
func condition(text string) string {
	switch yes, said := yesNo[text]; {
	case said && yes:
		return "true()"
	case said:
		return "false()"
	}
	return text
}

// text gives what stands in a row under the columns of a text, by language code; nil when nothing does.
func (f *file) text(t *table, r row, property string) survey.Text {
	var found survey.Text
	put := func(code, s string) {
		if s == "" || code == "" {
			return
		}
		if found == nil {
			found = survey.Text{}
		}
		if found[code] == "" {
			found[code] = s
		}
	}
	shared := ""
	for _, c := range t.cols[property] {
		s := f.readable(r.cell(c.index))
		if c.shared {
			shared = s
			continue
		}
		put(f.languages.codes[c.language], s)
	}
	for _, code := range f.languages.all() {
		put(code, shared)
	}
	return found
}
