package limesurvey

import (
	"regexp"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// mentioned is ${name} in a text as toHTML writes it.
var mentioned = regexp.MustCompile(`\$&#123;([^&{}]*)&#125;`)

// speak writes the answers that texts of questions and notes speak of as LimeSurvey does: {CODE}. One that is no single
// answer there is told, and stands as written.
func (x *exporter) speak() {
	for _, g := range x.form.groups {
		x.speakOf(g.id, g.description)
		for _, q := range g.questions {
			x.speakOf(q.code, q.text, q.help)
			for _, sub := range append(q.subs[0], q.subs[1]...) {
				x.speakOf(q.code, sub.text)
			}
		}
	}
}

func (x *exporter) speakOf(code string, texts ...survey.Text) {
	for _, text := range texts {
		lost := ""
		for language, written := range text {
			text[language] = mentioned.ReplaceAllStringFunc(written, func(one string) string {
				name := strings.TrimSpace(mentioned.FindStringSubmatch(one)[1])
				r := x.refs[name]
				if r == nil || r.kind == survey.SelectMultiple || r.kind == survey.Rank || r.kind == survey.Acknowledge {
					lost = ref(name)
					return one
				}
				return "{" + r.code + "}"
			})
		}
		if lost != "" {
			x.tell.say(limOutExpression, questionnaire.Place{Question: code}, map[string]any{"Question": code, "Column": "label", "Expression": lost})
		}
	}
}
