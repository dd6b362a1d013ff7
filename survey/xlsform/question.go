package xlsform

import (
	"regexp"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// question reads what a row says of a question, a group or a repeat.
func (b *builder) question(r row, k kind, name string) survey.Question {
	q := survey.Question{
		Name: name, Type: k.is, List: k.list,
		Label: b.text(b.t, r, "label"), Hint: b.text(b.t, r, "hint"), GuidanceHint: b.text(b.t, r, "guidance_hint"), Image: b.text(b.t, r, "image"),
		RequiredMessage: b.text(b.t, r, "required_message"), ConstraintMessage: b.text(b.t, r, "constraint_message"),
		Required: required(b.expr(r, "required")), Relevant: condition(b.expr(r, "relevant")), Constraint: condition(b.expr(r, "constraint")),
		ChoiceFilter: b.expr(r, "choice_filter"), Calculation: condition(b.expr(r, "calculation")), Default: b.preset(r),
		Trigger: b.get(r, "trigger"), Appearance: b.get(r, "appearance"), RepeatCount: b.expr(r, "repeat_count"),
		ReadOnly: b.readOnly(r), MinPicks: b.count(r, "min_picks"), MaxPicks: b.count(r, "max_picks"),
	}
	b.standsFor(r, k, &q)
	dated(&q)
	q.Parameters = b.parameters(b.t, r, q)
	switch q.Type {
	case survey.Group:
		b.drop(r, &q, groupKeeps)
	case survey.Repeat:
		b.drop(r, &q, repeatKeeps)
		b.repeat(r, &q)
	case survey.Note:
		q.ReadOnly = false // it always is
		b.drop(r, &q, noteKeeps)
	default:
		b.drop(r, &q, asksKeep(q.Type))
		b.settle(r, &q)
	}
	return q
}

// expr gives a cell that holds an expression.
func (b *builder) expr(r row, property string) string { return b.expression(b.t.value(r, property)) }

// preset gives the default: an expression, or a text to begin with.
func (b *builder) preset(r row) string {
	if text := b.t.value(r, "default"); strings.ContainsAny(text, "({") {
		return b.expression(text)
	}
	return b.get(r, "default")
}

// cellDate is how a workbook's date reads.
var cellDate = regexp.MustCompile(`^(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d$`)

// dated turns a default that was typed as a date of the workbook into the form that answers have.
func dated(q *survey.Question) {
	m := cellDate.FindStringSubmatch(q.Default)
	switch {
	case m == nil:
	case q.Type == survey.Date:
		q.Default = m[1]
	case q.Type == survey.DateTime:
		q.Default = m[1] + "T" + m[2]
	}
}

// required turns yes and no into the condition; no is none.
func required(text string) survey.Condition {
	if yes, said := yesNo[text]; said && !yes && text != "false()" {
		return ""
	}
	return survey.Condition(condition(text))
}

// readOnly reads the column that takes yes or no here, and an expression in ODK.
func (b *builder) readOnly(r row) bool {
	said := b.get(r, "read_only")
	yes, known := yesNo[said]
	if said != "" && !known {
		b.say("XLS_069", b.at(r, "read_only"), survey.Args{"Value": short(said)})
	}
	return yes
}

// count reads a whole number.
func (b *builder) count(r row, property string) int {
	said := b.get(r, property)
	if said == "" {
		return 0
	}
	n, err := strconv.Atoi(said)
	if err != nil || n < 0 {
		b.say("XLS_117", b.at(r, property), survey.Args{"Column": property, "Value": short(said)})
		return 0
	}
	return n
}

// standsFor gives a question what its type's word says beside the type, and its stand-in where a web page has no such
// question.
func (b *builder) standsFor(r row, k kind, q *survey.Question) {
	if q.Constraint == "" {
		q.Constraint = k.constraint
	}
	if k.hint != "" && len(q.Hint) == 0 {
		q.Hint = b.inEveryLanguage(k.hint, survey.Args{"Most": k.most})
	}
	word := b.get(r, "type")
	switch k.standIn {
	case theDay:
		b.say("XLS_054", b.at(r, "type"), survey.Args{"Type": word, "Name": q.Name})
		q.Calculation = "today()"
	case nothing:
		b.say("XLS_055", b.at(r, "type"), survey.Args{"Type": word, "Name": q.Name})
		q.Calculation = "''"
	}
	if k.standIn != itself {
		q.Default, q.Trigger = "", ""
	}
}

// inEveryLanguage says words of the interface in each language of the form, or the nearest.
func (b *builder) inEveryLanguage(key string, args survey.Args) survey.Text {
	said := survey.Text{}
	for _, code := range b.languages.all() {
		said[code] = b.words.Say(code, key, args)
	}
	return said
}

// keeps says which columns have a meaning.
type keeps map[string]bool

var (
	groupKeeps  = keeps{"hint": true, "guidance_hint": true, "image": true, "relevant": true, "appearance": true}
	repeatKeeps = keeps{"hint": true, "guidance_hint": true, "image": true, "relevant": true, "appearance": true, "repeat_count": true}
	noteKeeps   = keeps{"hint": true, "guidance_hint": true, "image": true, "relevant": true, "appearance": true}
)

// asksKeep gives what has a meaning for questions that have an answer.
func asksKeep(t survey.QuestionType) keeps {
	k := keeps{"repeat_count": false, "choice_filter": false, "min_picks": false, "max_picks": false}
	for _, column := range []string{"hint", "guidance_hint", "image", "relevant", "appearance", "required", "required_message", "constraint", "constraint_message", "calculation", "default", "trigger", "read_only"} {
		k[column] = true
	}
	switch t {
	case survey.SelectMultiple, survey.Rank:
		k["choice_filter"], k["min_picks"], k["max_picks"] = true, true, true
	case survey.SelectOne:
		k["choice_filter"] = true
	}
	return k
}

// drop empties the columns that have no meaning for the type, and says so.
func (b *builder) drop(r row, q *survey.Question, k keeps) {
	for _, one := range []struct {
		column string
		text   *survey.Text
		value  *string
		number *int
	}{
		{column: "hint", text: &q.Hint}, {column: "guidance_hint", text: &q.GuidanceHint}, {column: "image", text: &q.Image},
		{column: "required_message", text: &q.RequiredMessage}, {column: "constraint_message", text: &q.ConstraintMessage},
		{column: "required", value: (*string)(&q.Required)}, {column: "constraint", value: &q.Constraint}, {column: "calculation", value: &q.Calculation},
		{column: "default", value: &q.Default}, {column: "trigger", value: &q.Trigger}, {column: "choice_filter", value: &q.ChoiceFilter},
		{column: "repeat_count", value: &q.RepeatCount}, {column: "min_picks", number: &q.MinPicks}, {column: "max_picks", number: &q.MaxPicks},
	} {
		switch {
		case k[one.column]:
			continue
		case one.text != nil && len(*one.text) > 0:
			*one.text = nil
		case one.value != nil && *one.value != "":
			*one.value = ""
		case one.number != nil && *one.number != 0:
			*one.number = 0
		default:
			continue
		}
		b.say("XLS_068", b.at(r, one.column), survey.Args{"Column": one.column, "Type": string(q.Type)})
	}
	if q.ReadOnly && !k["read_only"] {
		q.ReadOnly = false
		if q.Type != survey.Note {
			b.say("XLS_068", b.at(r, "read_only"), survey.Args{"Column": "read_only", "Type": string(q.Type)})
		}
	}
}

// settle decides between a question and a value that is worked out: what has a calculation or a trigger and nothing to
// read is never shown.
func (b *builder) settle(r row, q *survey.Question) {
	if q.Type == survey.Calculate || q.Type == survey.Hidden {
		return
	}
	if len(q.Label) > 0 || len(q.Hint) > 0 || q.Calculation == "" && q.Trigger == "" {
		if strings.HasPrefix(q.List, "${") {
			b.say("XLS_076", b.at(r, "type"), survey.Args{"Type": string(q.Type), "List": short(q.List)})
		}
		return
	}
	q.Type = survey.Hidden
	if q.Calculation != "" {
		q.Type = survey.Calculate
		b.form.Computed++
	}
	q.List, q.ChoiceFilter, q.Parameters, q.Appearance = "", "", nil, ""
	q.MinPicks, q.MaxPicks, q.ReadOnly, q.Required, q.Constraint = 0, 0, false, "", ""
	q.RequiredMessage, q.ConstraintMessage = nil, nil
}

// repeat settles how many rows a repeat has: what is not one plain ${name} becomes a question of its own before it, as in
// ODK. A file of ours holds that question already.
func (b *builder) repeat(r row, q *survey.Question) {
	if len(q.Label) == 0 && len(q.Image) == 0 && !b.extra.unlabelled[unlabelledKey(q.Name, "")] {
		b.say("XLS_063", b.at(r, "label"), survey.Args{"Name": q.Name})
	}
	if b.extra.unlabelled[unlabelledKey(q.Name, "")] {
		q.Label = nil
	}
	if q.RepeatCount == "" || oneReference(q.RepeatCount) || b.extra.there {
		return
	}
	name := q.Name + "_count"
	b.bring(r, survey.Question{Name: name, Type: survey.Calculate, Calculation: q.RepeatCount})
	q.RepeatCount = "${" + name + "}"
}

// grid checks the questions of a table. Where they cannot stand in one, they are listed one under the other.
func (b *builder) grid(n *node) {
	where := at{b.t.name, n.row, b.t.headerOf("appearance", "")}
	list := ""
	for _, one := range n.inside {
		q := one.question
		switch q.Type {
		case survey.Note, survey.Calculate, survey.Hidden:
			continue
		case survey.SelectOne, survey.SelectMultiple:
		default:
			b.say("XLS_102", where, survey.Args{"Name": q.Name, "Type": string(q.Type)})
			n.question.Appearance = without(n.question.Appearance, questionnaire.Grid)
			return
		}
		here := at{b.t.name, one.row, b.t.headerOf("type", "")}
		switch {
		case list == "" && q.ChoiceFilter != "":
			here.column = b.t.headerOf("choice_filter", "")
			b.say("XLS_103", here, survey.Args{"Name": q.Name})
		case list != "" && q.List != list:
			b.say("XLS_104", here, survey.Args{"Name": q.Name, "List": q.List, "First": list})
		}
		if list == "" {
			list = q.List
		}
	}
}

// without takes a word out of a list of words.
func without(words, word string) string {
	var kept []string
	for _, w := range strings.Fields(words) {
		if w != word {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
