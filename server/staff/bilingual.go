package staff

import (
	"sonde/server"
	"sonde/survey"
)

// MaxTitle is the longest title; longer texts may have several lines.
const MaxTitle = 150

// Pair makes the fields of a text in each language.
func (d *Desk) Pair(name, label, hint string, text survey.Text, languages []string, kind string, limit int) Pair {
	pair := Pair{Label: label, Hint: hint}
	for _, language := range languages {
		pair.Fields = append(pair.Fields, Field{
			Name: name + "-" + language, Note: d.Server.LanguageName(language), Value: text[language], Kind: kind, Lang: language, MaxLength: limit,
		})
	}
	return pair
}

// Mark puts each problem beside its field.
func (pair *Pair) Mark(form *Form) {
	for i := range pair.Fields {
		form.Mark(&pair.Fields[i])
	}
}

// Text reads a text in each language; a needed one must be there in all of them.
func (f *Form) Text(r *server.Request, name string, languages []string, needed bool, limit int) survey.Text {
	text := survey.Text{}
	for _, language := range languages {
		field := name + "-" + language
		value := f.Lines(field)
		if limit <= MaxTitle {
			value = f.Line(field)
		}
		f.Fits(r, field, value, needed, limit)
		if value != "" {
			text[language] = value
		}
	}
	return text
}
