package author

import (
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// outline is a questionnaire's questions, notes, groups and repeats by the name under which answers are stored.
type outline struct {
	order []string
	at    map[string]outlined
	lists map[string][]survey.Choice
}

// outlined is one of them with where it stands.
type outlined struct {
	question *survey.Question
	section  string
	groups   []string // outermost first, repeats too
	key      string
}

func outlineOf(q survey.Questionnaire) *outline {
	o := &outline{at: map[string]outlined{}, lists: q.ChoiceLists}
	var all []outlined
	var into func(section string, groups []string, questions []survey.Question, row string)
	into = func(section string, groups []string, questions []survey.Question, row string) {
		for i := range questions {
			one := &questions[i]
			all = append(all, outlined{question: one, section: section, groups: groups, key: row + one.Name})
			inner := append(groups[:len(groups):len(groups)], one.Name)
			switch one.Type {
			case survey.Group:
				into(section, inner, one.Questions, row)
			case survey.Repeat:
				into(section, inner, one.Questions, row+one.Name+"/")
			}
		}
	}
	for _, s := range q.Sections {
		into(s.Name, nil, s.Questions, "")
	}
	count := map[string]int{}
	for _, one := range all {
		count[one.key]++
	}
	for _, one := range all {
		if count[one.key] > 1 { // the name stands in several groups
			one.key = one.holders() + "/" + one.question.Name
		}
		if _, twice := o.at[one.key]; !twice {
			o.order = append(o.order, one.key)
			o.at[one.key] = one
		}
	}
	return o
}

// holders names what it stands in.
func (o outlined) holders() string {
	return strings.Join(append([]string{o.section}, o.groups...), "/")
}

func (o outlined) place(column string) questionnaire.Place {
	return questionnaire.Place{Section: o.section, Question: o.question.Name, Column: column}
}

// kinds of value, for types whose answers read alike.
var kinds = map[survey.QuestionType]string{
	survey.SelectOne: "one", survey.SelectMultiple: "several", survey.Rank: "rank", survey.Integer: "number", survey.Decimal: "number",
	survey.Range: "number", survey.TextType: "text", survey.Calculate: "text", survey.Hidden: "text", survey.Date: "date", survey.Time: "time",
	survey.DateTime: "moment", survey.Acknowledge: "acknowledged", survey.Repeat: "rows",
}

// effectOfType tells what another type does to old answers: numbers stay numbers, one pick is one of several; notes and
// groups have none.
func effectOfType(was, now survey.QuestionType) Effect {
	a, b := kinds[was], kinds[now]
	switch {
	case a == b || a == "":
		return Keeps
	case a == "one" && b == "several":
		return Rewords
	}
	return Breaks
}
