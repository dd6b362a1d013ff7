package xlsform

import (
	"regexp"
	"strconv"
	"strings"

	"sonde/survey"
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

// readOnly reads the column that takes yes or no here, and an expression in ODK: a number is one that says the same always.
func (b *builder) readOnly(r row) bool {
	said := b.get(r, "read_only")
	yes, known := yesNo[said]
	if n, err := strconv.ParseFloat(said, 64); err == nil {
		yes, known = n != 0, true
	}
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
