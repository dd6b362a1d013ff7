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
	scope    string   // the repeats whose rows it is asked in
	path     []string // from the section, or from the repeat, down to its own name
	key      string
}

func outlineOf(q survey.Questionnaire) *outline {
	o := &outline{at: map[string]outlined{}, lists: q.ChoiceLists}
	var all []outlined
	var into func(section string, groups, row []string, questions []survey.Question, scope string)
	into = func(section string, groups, row []string, questions []survey.Question, scope string) {
		for i := range questions {
			one := &questions[i]
			all = append(all, outlined{question: one, section: section, groups: groups, scope: scope, path: join(row, one.Name)})
			inner := join(groups, one.Name)
			switch one.Type {
			case survey.Group:
				into(section, inner, join(row, one.Name), one.Questions, scope)
			case survey.Repeat:
				into(section, inner, nil, one.Questions, scope+one.Name+"/")
			}
		}
	}
	for _, s := range q.Sections {
		var row []string
		if s.Name != "" {
			row = []string{s.Name}
		}
		into(s.Name, nil, row, s.Questions, "")
	}
	for i, key := range keysOf(all) {
		one := all[i]
		one.key = key
		if _, twice := o.at[key]; !twice {
			o.order = append(o.order, key)
			o.at[key] = one
		}
	}
	return o
}

// join gives names with one more at the end.
func join(names []string, name string) []string { return append(names[:len(names):len(names)], name) }

// keysOf gives the keys under which answers are kept, as the page and the store have them: the name where its sheet or row
// has it once; else with the nearest group or section; else the whole path. Groups, which have no answers, are apart.
func keysOf(all []outlined) []string {
	keys := make([]string, len(all))
	for _, length := range []int{1, 2, 0} {
		count := map[string]int{}
		for i, one := range all {
			if keys[i] == "" {
				count[one.named(length)]++
			}
		}
		for i, one := range all {
			if key := one.named(length); keys[i] == "" && (length == 0 || count[key] == 1) {
				keys[i] = key
			}
		}
	}
	return keys
}

// named gives the last names of the path, all with length 0.
func (o outlined) named(length int) string {
	if length == 0 || length > len(o.path) {
		length = len(o.path)
	}
	key := o.scope + strings.Join(o.path[len(o.path)-length:], "/")
	if o.question.Type == survey.Group {
		key += "/"
	}
	return key
}

// standing gives the key of what asks for answers at the same place, under the same name, when its key is another; "" when
// there is none.
func (o *outline) standing(one outlined) string {
	if _, same := o.at[one.key]; same || kinds[one.question.Type] == "" {
		return ""
	}
	for _, key := range o.order {
		if other := o.at[key]; other.question.Name == one.question.Name && other.scope == one.scope && other.holders() == one.holders() && kinds[other.question.Type] != "" {
			return key
		}
	}
	return ""
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
