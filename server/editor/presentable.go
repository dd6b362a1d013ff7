package editor

import (
	"reflect"
	"slices"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// presentable gives a questionnaire without what is wrong in it, so that the rest can be seen: wrong conditions and
// settings are left out, then questions that cannot be asked. It tells how many things were left out; nil when nothing is
// left to show.
func presentable(q survey.Questionnaire) (shown *questionnaire.Instrument, left int) {
	for range 20 {
		messages, in := questionnaire.Examine(q)
		if in != nil {
			return in, left
		}
		before := left
		for _, m := range messages.Errors() {
			if without, changed := leaveOut(q, m.Place); changed {
				q = without
				left++
			}
		}
		if left == before {
			break
		}
	}
	return nil, left
}

// leaveOut takes away what a message is about.
func leaveOut(q survey.Questionnaire, at questionnaire.Place) (survey.Questionnaire, bool) {
	section := slices.IndexFunc(q.Sections, func(s survey.Section) bool { return s.Name == at.Section })
	switch {
	case at.Question != "":
		return leaveOutOf(q, at)
	case at.List != "":
		return leaveOutChoice(q, at)
	case at.Column == "relevant" && section >= 0 && q.Sections[section].Relevant != "":
		q.Sections = slices.Clone(q.Sections)
		q.Sections[section].Relevant = ""
		return q, true
	case at.Section != "" && section >= 0:
		q.Sections = slices.Delete(slices.Clone(q.Sections), section, section+1)
		return q, true
	}
	return q, false
}

// leaveOutOf takes away a question's wrong setting, or the question where that is what it is.
func leaveOutOf(q survey.Questionnaire, at questionnaire.Place) (survey.Questionnaire, bool) {
	path := pathOf(at)
	was, ok := edit.Find(q, path)
	if !ok {
		return q, false
	}
	if now := without(was, at.Column); !reflect.DeepEqual(was, now) {
		changed, err := edit.Change(q, path, func(one *survey.Question) { *one = now })
		return changed, err == nil
	}
	deleted, err := edit.Delete(q, path)
	return deleted, err == nil
}

// without gives a question without a setting.
func without(q survey.Question, column string) survey.Question {
	switch column {
	case "relevant":
		q.Relevant = ""
	case "required":
		q.Required = ""
	case "constraint":
		q.Constraint = ""
	case "choice_filter":
		q.ChoiceFilter = ""
	case "calculation":
		q.Calculation = "''"
	case "default":
		q.Default = ""
	case "trigger":
		q.Trigger = ""
	case "appearance":
		q.Appearance = ""
	case "parameters":
		q.Parameters = nil
	case "min_picks", "max_picks":
		q.MinPicks, q.MaxPicks = 0, 0
	}
	return q
}

// leaveOutChoice takes away a choice, or a list: the questions that take it follow.
func leaveOutChoice(q survey.Questionnaire, at questionnaire.Place) (survey.Questionnaire, bool) {
	choices, known := q.ChoiceLists[at.List]
	if !known {
		return q, false
	}
	lists := map[string][]survey.Choice{}
	for name, list := range q.ChoiceLists {
		lists[name] = list
	}
	q.ChoiceLists = lists
	last := -1
	for i := range choices {
		if at.Column == "name" && choices[i].Name == at.Choice {
			last = i
		}
	}
	if last < 0 {
		delete(q.ChoiceLists, at.List)
		return q, true
	}
	q.ChoiceLists[at.List] = slices.Delete(slices.Clone(choices), last, last+1)
	return q, true
}
