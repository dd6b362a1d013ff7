package xlsform

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
)

// takesParameters tells the types that take any; what they take is for questionnaire.Check.
func takesParameters(t survey.QuestionType) bool {
	switch t {
	case survey.TextType, survey.SelectOne, survey.SelectMultiple, survey.Rank, survey.Range:
		return true
	}
	return false
}

// splitParameters reads "key=value key=value", parted by spaces, commas or semicolons. Keys and values are lower-cased,
// but for names of questions and of lists. False when it is not of that form.
func splitParameters(text string) (map[string]string, bool) {
	var tokens []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			tokens = append(tokens, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		switch {
		case r == '=':
			flush()
			tokens = append(tokens, "=")
		case r == ',' || r == ';' || r == ' ' || r == '\t' || r == '\n' || r == '\r':
			flush()
		default:
			word.WriteRune(r)
		}
	}
	flush()
	if len(tokens)%3 != 0 {
		return nil, false
	}
	found := map[string]string{}
	for pair := range slices.Chunk(tokens, 3) {
		if pair[0] == "=" || pair[1] != "=" || pair[2] == "=" {
			return nil, false
		}
		key, value := strings.ToLower(pair[0]), pair[2]
		if key != "tick_labelset" && !strings.Contains(value, "${") {
			value = strings.ToLower(value)
		}
		found[key] = value
	}
	return found, true
}

// parameters reads the parameters of a question; where they are of no use nil.
func (f *file) parameters(t *table, r row, q survey.Question) map[string]string {
	where := at{t.name, r.number, t.headerOf("parameters", "")}
	text := f.technical(t.value(r, "parameters"))
	found, sound := splitParameters(text)
	if !sound {
		f.say("XLS_080", where, survey.Args{"Value": short(text)})
		return nil
	}
	if rows := f.technical(t.value(r, "rows")); rows != "" && q.Type == survey.TextType && found["rows"] == "" {
		if found == nil {
			found = map[string]string{}
		}
		found["rows"] = rows
	}
	if q.Type == survey.Range {
		found = f.scale(t, r, found)
	}
	if q.Type == survey.TextType && f.technical(t.value(r, "type")) != string(survey.TextType) {
		f.keepRows(where, found) // ODK reads those of "text" alone
	}
	if len(found) == 0 {
		return nil
	}
	if !takesParameters(q.Type) {
		f.say("XLS_086", where, survey.Args{"Value": short(text), "Type": string(q.Type)})
		return nil
	}
	return found
}

// odkStart is where a range begins in ODK when nothing is said; here it begins at 0.
const odkStart = "1"

// scale says where a range begins, as ODK has it. What Write made explicit for ODK alone is left out again.
func (f *file) scale(t *table, r row, found map[string]string) map[string]string {
	_, said := found["start"]
	switch {
	case f.extra.there:
		if f.technical(t.value(r, "implied")) == "start" {
			delete(found, "start")
		}
	case !said:
		if found == nil {
			found = map[string]string{}
		}
		found["start"] = odkStart
	}
	return found
}

// keepRows leaves of the parameters the one that a text takes.
func (f *file) keepRows(where at, found map[string]string) {
	for _, key := range sortedKeys(found) {
		if rows, err := strconv.Atoi(found[key]); key != "rows" || err != nil || rows < 1 {
			f.say("XLS_086", where, survey.Args{"Value": short(key + "=" + found[key]), "Type": string(survey.TextType)})
			delete(found, key)
		}
	}
}
