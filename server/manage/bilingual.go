package manage

import (
	"sonde/server"
	"sonde/survey"
)

// pair makes the fields of a text in each language.
func (p *Pages) pair(name, label, hint string, text survey.Text, languages []string, kind string, limit int) Pair {
	pair := Pair{Label: label, Hint: hint}
	for _, language := range languages {
		pair.Fields = append(pair.Fields, Field{
			Name: name + "-" + language, Note: p.server.LanguageName(language), Value: text[language], Kind: kind, Lang: language, MaxLength: limit,
		})
	}
	return pair
}

// mark puts each problem beside its field.
func (pair *Pair) mark(form *Form) {
	for i := range pair.Fields {
		form.mark(&pair.Fields[i])
	}
}

// text reads a text in each language; a needed one must be there in all of them.
func (f *Form) text(r *server.Request, name string, languages []string, needed bool, limit int) survey.Text {
	text := survey.Text{}
	for _, language := range languages {
		field := name + "-" + language
		value := f.lines(field)
		if limit <= maxTitle {
			value = f.line(field)
		}
		f.fits(r, field, value, needed, limit)
		if value != "" {
			text[language] = value
		}
	}
	return text
}
