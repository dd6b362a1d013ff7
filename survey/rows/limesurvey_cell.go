package rows

import (
	"html"
	"regexp"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// otherCode is how LimeSurvey writes that "other" was chosen.
const otherCode = "-oth-"

var moment = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$`)

// markup is what a label of LimeSurvey may hold beside its words.
var markup = regexp.MustCompile(`<[^<>]*>`)

// fromLimeSurvey says a cell of LimeSurvey in our words: "" is no answer.
func (p *plan) fromLimeSurvey(item *questionnaire.Item, t Target, text string) string {
	trimmed := strings.TrimSpace(text)
	switch item.Question.Type {
	case survey.SelectMultiple:
		switch word := squeeze(trimmed); {
		case t.Choice == "":
		case ownWords["yes"][word]:
			return "1"
		case ownWords["no"][word]:
			return ""
		}
	case survey.SelectOne, survey.Rank:
		return p.limeChoice(item, trimmed)
	case survey.Time, survey.DateTime:
		m := moment.FindStringSubmatch(trimmed)
		switch {
		case m == nil:
		case item.Question.Type == survey.Time:
			return m[2]
		default:
			return m[1] + "T" + m[2]
		}
	}
	return text
}

// limeChoice finds what a code or label of LimeSurvey is among the choices, where it is not one of them as it stands.
func (p *plan) limeChoice(item *questionnaire.Item, text string) string {
	says := p.choices[item.Index]
	if _, found := says[fold(text)]; found {
		return text
	}
	word := squeeze(html.UnescapeString(markup.ReplaceAllString(text, "")))
	if word == "n/a" {
		return ""
	}
	for said, name := range says {
		if squeeze(said) == word && name != several {
			return name
		}
	}
	yesNo := len(item.Choices) == 2 && says["y"] != "" && says["n"] != ""
	switch {
	case text == otherCode || ownWords["other"][word]:
		if other := p.otherOf(item); other != "" {
			return other
		}
	case yesNo && ownWords["yes"][word]:
		return says["y"]
	case yesNo && ownWords["no"][word]:
		return says["n"]
	}
	return text
}

// otherOf gives the choice that a question's text of its own goes with.
func (p *plan) otherOf(item *questionnaire.Item) string {
	text, found := p.in.Item(item.Name() + "_other")
	for _, choice := range item.Choices {
		if found && text.Question.Relevant == "${"+item.Name()+"} = '"+choice.Name+"'" {
			return choice.Name
		}
	}
	for _, choice := range item.Choices {
		if choice.Name == survey.OtherChoice {
			return choice.Name
		}
	}
	return ""
}

// complete tells whether a row of LimeSurvey was sent by its respondent: it has the moment of it. Files without that column
// hold complete ones only.
func (p *plan) complete(row Row) bool {
	for i, t := range p.targets {
		if t.Meta == "submitted" {
			text := strings.TrimSpace(row.cell(i))
			return text != "" && text != NotShown && !strings.EqualFold(text, "NULL") && !strings.HasPrefix(text, "0000-00-00")
		}
	}
	return true
}

// undated is the day that LimeSurvey gives to complete sheets of surveys that keep no dates.
const undated = "1980-01-01"

// seen gives the questions that have a column and were shown in the row: those whose every cell says that they were not are
// left out.
func (p *plan) seen(row Row) map[string]bool {
	if !p.lime {
		return p.present
	}
	var unseen map[string]int
	for i, t := range p.targets {
		if t.Question != "" && row.cell(i) == NotShown {
			if unseen == nil {
				unseen = map[string]int{}
			}
			unseen[t.Question]++
		}
	}
	if unseen == nil {
		return p.present
	}
	seen := make(map[string]bool, len(p.present))
	for name := range p.present {
		if unseen[name] == 0 || unseen[name] < p.columns[name] {
			seen[name] = true
		}
	}
	return seen
}
