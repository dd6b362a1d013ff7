package limesurvey

import (
	"strings"

	"sonde/survey"
)

// mention gives what an expression in a text of a question is here: an answer is ${name}, and reads the same in both.
// What LimeSurvey shows of a list's answer is its label, what stands here is its code: only where LimeSurvey shows the code
// too is it the same. current is the question that the text belongs to; nil for a text of a group.
func (c *converter) mention(current *question) mention {
	return func(expression string) (string, bool) {
		word := strings.TrimSpace(expression)
		name, shown := strings.CutSuffix(word, ".shown")
		shown = shown || strings.HasPrefix(word, "INSERTANS:")
		name, _, ok := asked(name)
		one := c.variables.find(name)
		if !ok || one == nil || one.choice != "" || one.rank > 0 || shown && one.codes != nil || one.owner == current || c.lost[one.question] {
			return "", false
		}
		return ref(one.question), true
	}
}

// hint is the help of a question, and the units that LimeSurvey writes before and behind the box for an answer.
func (c *converter) hint(q *question) survey.Text {
	hint := c.spoken(q.help, q.place("help"), q.code, c.mention(q))
	before, behind := c.text(q.attributes["prefix"], q.place("prefix"), q.code), c.text(q.attributes["suffix"], q.place("suffix"), q.code)
	for _, language := range c.form.languages {
		unit := strings.TrimSpace(before.In(language, c.form.base) + " … " + behind.In(language, c.form.base))
		if unit != "…" {
			setText(&hint, language, strings.TrimSpace(hint[language]+"\n"+unit))
		}
	}
	return hint
}
