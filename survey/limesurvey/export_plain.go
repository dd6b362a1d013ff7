package limesurvey

import (
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// plain writes a question with one answer that is no choice, a text to be read, or a value that is worked out.
func (x *exporter) plain(g *group, one *survey.Question, inherited string) {
	kind := map[survey.QuestionType]string{
		survey.Integer: "N", survey.Decimal: "N", survey.Range: "N", survey.Date: "D", survey.Time: "D", survey.DateTime: "D", survey.Note: "X",
		survey.Calculate: "*", survey.Hidden: "S", survey.TextType: textKind(one), survey.Acknowledge: "M",
	}[one.Type]
	q := x.begin(g, one, kind, inherited)
	x.refs[one.Name] = &reference{code: q.code, kind: one.Type}
	handled := "constraint constraint_message default"
	switch one.Type {
	case survey.Integer:
		q.set("num_value_int_only", "1")
	case survey.Range:
		x.scale(q, one)
		handled += " parameters appearance"
	case survey.Date:
		q.set("date_format", "yyyy-mm-dd")
	case survey.Time:
		q.set("date_format", "HH:MM")
	case survey.DateTime:
		q.set("date_format", "yyyy-mm-dd HH:MM")
	case survey.TextType:
		handled += " parameters appearance"
		if one.List != "" {
			x.tell.say(limOutAmong, questionnaire.Place{Question: one.Name, Column: "list"}, map[string]any{"Question": one.Name})
		}
		if one.Appearance != "" && one.Appearance != "multiline" {
			x.lose("appearance", one.Name)
		}
	case survey.Acknowledge:
		x.acknowledge(q, one)
	case survey.Calculate:
		x.calculation(q, one)
		handled += " calculation"
	case survey.Hidden:
		q.set("hidden", "1")
		if one.Calculation != "" {
			x.calculation(q, one)
		}
		handled += " calculation"
	}
	x.preset(q, one, defaultKey{}, nil)
	if one.Type != survey.Note {
		x.later = append(x.later, func() { x.constrain(q, one) })
	}
	x.losses(one, handled)
}

// textKind is the size of LimeSurvey's box for a text.
func textKind(one *survey.Question) string {
	rows, err := strconv.Atoi(one.Parameters["rows"])
	switch {
	case err == nil && rows >= 10:
		return "U"
	case err == nil && rows > 1 || one.Appearance == "multiline":
		return "T"
	}
	return "S"
}

// scale writes a range as a number between its ends: LimeSurvey has scales for several numbers alone.
func (x *exporter) scale(q *question, one *survey.Question) {
	x.tell.say(limOutType, questionnaire.Place{Question: one.Name}, map[string]any{"Question": one.Name, "Type": string(one.Type)})
	ends := map[string]string{"start": "0", "end": "10", "step": "1"}
	for name := range ends {
		if value := one.Parameters[name]; value != "" {
			ends[name] = value
		}
	}
	q.set("min_num_value_n", ends["start"])
	q.set("max_num_value_n", ends["end"])
	if !strings.Contains(ends["start"]+ends["step"], ".") {
		q.set("num_value_int_only", "1")
	}
}

// acknowledge writes an agreement as a box to tick.
func (x *exporter) acknowledge(q *question, one *survey.Question) {
	x.tell.say(limOutType, questionnaire.Place{Question: one.Name}, map[string]any{"Question": one.Name, "Type": string(one.Type)})
	q.subs[0] = []*question{{code: "ok", text: own("yes", x.form.languages), relevance: "1"}}
	x.refs[one.Name].choices = map[string]string{"": "ok"}
}

// calculation writes a value that is worked out.
func (x *exporter) calculation(q *question, one *survey.Question) {
	q.kind = "*"
	q.set("hidden", "1")
	x.later = append(x.later, func() {
		if equation, ok := x.braced(one.Calculation); ok {
			q.set("equation", equation)
			return
		}
		x.untranslated(one.Name, "calculation", one.Calculation)
	})
}

// preset writes a value given beforehand; r is the question's own answer when it has a list.
func (x *exporter) preset(q *question, one *survey.Question, key defaultKey, r *reference) {
	value := one.Default
	switch {
	case value == "" || one.Type == survey.SelectMultiple || one.Type == survey.Rank:
		return
	case strings.Contains(value, "${") || strings.Contains(value, "("):
		x.later = append(x.later, func() {
			if text, ok := literalIn(value); ok {
				setText(q.defaultOf(key), "", toHTML(text))
				return
			}
			if equation, ok := x.braced(value); ok {
				setText(q.defaultOf(key), "", equation)
				return
			}
			x.untranslated(one.Name, "default", value)
		})
		return
	case r != nil:
		value = r.choices[value]
	case one.Type == survey.DateTime:
		value = strings.Replace(value, "T", " ", 1)
	default:
		value = toHTML(value)
	}
	setText(q.defaultOf(key), "", value)
}

// literalIn reads string('text'), a text that would else be taken for an expression.
func literalIn(source string) (string, bool) {
	tree, err := expr.Parse(source)
	if err != nil {
		return "", false
	}
	o := tree.Outline()
	if o.Op == "call" && o.Text == "string" && len(o.Args) == 1 && o.Args[0].Op == "text" {
		return o.Args[0].Text, true
	}
	return "", false
}

// untranslated tells of an expression that LimeSurvey's language cannot say.
func (x *exporter) untranslated(name, column, source string) {
	x.tell.say(limOutExpression, questionnaire.Place{Question: name, Column: column}, map[string]any{"Question": name, "Column": column, "Expression": shorten(source)})
}
