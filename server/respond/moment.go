package respond

import (
	"html/template"
	"regexp"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// InputView is a control that is typed into.
type InputView struct {
	Type   string // of <input>
	Class  string
	Mode   string // which keys a phone shows
	Length int    // at most; 0: no limit
	Min    string
	Max    string
	Step   string
}

// moments are the controls of days and times, and the values that they take; a browser drops any other.
var moments = map[survey.QuestionType]struct {
	input string
	value *regexp.Regexp
}{
	survey.Date:     {"date", regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)},
	survey.Time:     {"time", regexp.MustCompile(`^\d\d:\d\d(:\d\d)?$`)},
	survey.DateTime: {"datetime-local", regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$`)},
}

var month = regexp.MustCompile(`^\d{4}-\d\d$`)

// moment draws a day, a month, a year or a time. What the control would drop comes back as a text.
func (d *drawer) moment(view *QuestionView, item *questionnaire.Item) {
	view.Form = formInput
	kind := moments[item.Question.Type]
	hint := func(key string) {
		if view.Hint == "" {
			view.Hint = template.HTML(template.HTMLEscapeString(d.say(key, nil)))
		}
	}
	switch {
	case item.Question.Type == survey.Date && item.Appears("month-year"):
		kind.input, kind.value = "month", month
		if moments[survey.Date].value.MatchString(view.Value) {
			view.Value = view.Value[:len("2026-03")]
		}
		hint("respond.month_hint") // for browsers that have no such control
	case item.Question.Type == survey.Date && item.Appears("year"):
		if moments[survey.Date].value.MatchString(view.Value) {
			view.Value = view.Value[:len("2026")]
		}
		view.Input = InputView{Type: "text", Class: "number", Mode: "numeric", Length: len("2026")}
		hint("respond.year_hint")
		return
	}
	view.Input = InputView{Type: kind.input, Class: "moment"}
	if view.Value != "" && !kind.value.MatchString(view.Value) {
		view.Input.Type = "text"
	}
}
