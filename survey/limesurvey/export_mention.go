package limesurvey

import (
	"regexp"
	"slices"
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
		x.speakOf(g.id, "label", g.description)
		for _, q := range g.questions {
			x.speakOf(q.code, "label", q.text)
			x.speakOf(q.code, "hint", q.help)
			for _, sub := range append(q.subs[0], q.subs[1]...) {
				x.speakOf(q.code, "label", sub.text)
			}
		}
	}
}

func (x *exporter) speakOf(code, column string, text survey.Text) {
	var lost []string
	for _, language := range x.form.languages {
		written := text[language]
		if written == "" {
			continue
		}
		text[language] = mentioned.ReplaceAllStringFunc(written, func(one string) string {
			name := strings.TrimSpace(mentioned.FindStringSubmatch(one)[1])
			r := x.refs[name]
			if r == nil || r.kind == survey.SelectMultiple || r.kind == survey.Rank || r.kind == survey.Acknowledge {
				if !slices.Contains(lost, ref(name)) {
					lost = append(lost, ref(name))
				}
				return one
			}
			return "{" + r.code + "}"
		})
	}
	if len(lost) > 0 {
		x.tell.say(limOutExpression, questionnaire.Place{Question: code}, map[string]any{"Question": code, "Column": column, "Expression": strings.Join(lost, " ")})
	}
}
