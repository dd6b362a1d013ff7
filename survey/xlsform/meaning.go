package xlsform

import (
	"strings"

	"sonde/survey"
)

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
		switch {
		case !strings.HasPrefix(q.List, "${"):
		case q.Type == survey.SelectOne && q.Parameters["randomize"] == "":
			q.Type = survey.TextType // picked among answers, which a choice list could not count
		default:
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
