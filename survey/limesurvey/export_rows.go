package limesurvey

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
)

// columnsOut are the columns of a .txt before its attributes, in the older set, which every version of LimeSurvey reads.
var columnsOut = []string{"class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other", "default", "same_default"}

// writeTXT writes a form as rows: the survey, its texts, then its groups, once for each language.
func writeTXT(w io.Writer, f *form) error {
	attributes := map[string]bool{}
	for _, g := range f.groups {
		for _, q := range g.questions {
			for name := range q.attributes {
				attributes[name] = true
			}
		}
	}
	t := txtWriter{csv: csv.NewWriter(w), columns: append(slices.Clone(columnsOut), sortedKeys(attributes)...)}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	t.csv.Comma = '\t'
	header := slices.Clone(t.columns)
	for i, name := range header { // as LimeSurvey writes them
		if scale, found := strings.CutPrefix(name, "dualscale_header"); found {
			header[i] = "dualscale_header" + strings.ToUpper(scale)
		}
	}
	t.cells(header)
	for _, one := range [][2]string{{"sid", f.id}, {"language", f.base}, {"additional_languages", strings.Join(f.languages[1:], " ")}, {"format", "G"}} {
		t.row(map[string]string{"class": "S", "name": one[0], "text": one[1]})
	}
	for _, language := range f.languages {
		for _, name := range []string{"surveyls_title", "surveyls_welcometext", "surveyls_endtext"} {
			t.row(map[string]string{"class": "SL", "name": name, "text": f.texts[name][language], "language": language})
		}
	}
	for _, language := range f.languages {
		for _, g := range f.groups {
			t.row(map[string]string{"class": "G", "type/scale": g.id, "name": g.name[language], "relevance": g.relevance, "text": g.description[language], "language": language})
			for _, q := range g.questions {
				t.question(q, language)
			}
		}
	}
	t.csv.Flush()
	return t.csv.Error()
}

type txtWriter struct {
	csv     *csv.Writer
	columns []string
}

func (t *txtWriter) row(values map[string]string) {
	cells := make([]string, len(t.columns))
	for i, column := range t.columns {
		cells[i] = values[column]
	}
	t.cells(cells)
}

// cells writes a line; what goes wrong is kept by the csv.Writer until the end.
func (t *txtWriter) cells(cells []string) { _ = t.csv.Write(cells) }

func (t *txtWriter) question(q *question, language string) {
	other := "N"
	if q.other {
		other = "Y"
	}
	row := map[string]string{
		"class": "Q", "type/scale": q.kind, "name": q.code, "relevance": q.relevance, "text": q.text[language], "help": q.help[language], "language": language,
		"validation": q.pattern, "mandatory": q.mandatory, "other": other, "default": q.preset(defaultKey{}),
	}
	for name, values := range q.attributes {
		row[name] = values[language]
		if value, same := values[""]; same {
			row[name] = value
		}
	}
	t.row(row)
	for scale, subs := range q.subs {
		for _, sub := range subs {
			t.row(map[string]string{
				"class": "SQ", "type/scale": strconv.Itoa(scale), "name": sub.code, "relevance": sub.relevance, "text": sub.text[language], "language": language,
				"default": q.preset(defaultKey{sub: sub.code, scale: scale}),
			})
		}
	}
	if value := q.preset(defaultKey{special: "other"}); value != "" {
		t.row(map[string]string{"class": "SQ", "type/scale": "0", "name": "other", "relevance": "1", "language": language, "default": value})
	}
	for scale, answers := range q.answers {
		for _, a := range answers {
			t.row(map[string]string{"class": "A", "type/scale": strconv.Itoa(scale), "name": a.code, "relevance": "0", "text": a.text[language], "language": language})
		}
	}
}

// preset gives a value given beforehand.
func (q *question) preset(key defaultKey) string {
	if value := q.defaults[key]; value != nil {
		return value.In("", "")
	}
	return ""
}
