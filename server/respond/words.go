package respond

import (
	"html/template"
	"regexp"
	"strings"

	"sonde/survey"
)

// written is a text in the page's language, before answers are put in.
func (d *drawer) written(t survey.Text) string {
	return t.In(d.language, d.in.Questionnaire.DefaultLanguage)
}

// text gives a text of the questionnaire in the page's language, with the answers that it speaks of.
func (d *drawer) text(t survey.Text) string { return d.spoken(d.written(t)) }

// html gives a text as the content of an element; one that speaks of answers carries its words, so that the page's script
// can say it again when they change.
func (d *drawer) html(t survey.Text) template.HTML {
	written := d.written(t)
	if !speaks(written) {
		return template.HTML(template.HTMLEscapeString(written))
	}
	return template.HTML(`<span data-words="` + template.HTMLEscapeString(written) + `">` + template.HTMLEscapeString(d.spoken(written)) + `</span>`)
}

// speaks tells whether a text speaks of an answer.
func speaks(written string) bool { return strings.Contains(written, "${") }

var mention = regexp.MustCompile(`\$\{\s*([^}]+?)\s*\}`)

// missing stands for an answer that is not there yet.
const missing = "…"

// spoken puts answers in the place of their names.
func (d *drawer) spoken(written string) string {
	if !speaks(written) {
		return written
	}
	return mention.ReplaceAllStringFunc(written, func(one string) string {
		name := mention.FindStringSubmatch(one)[1]
		if d.answers == nil || d.paper {
			return missing
		}
		if value := d.answers.Answer(name); !value.Empty() {
			return value.String()
		}
		if !d.answers.Typed(name) {
			return ""
		}
		return missing
	})
}
