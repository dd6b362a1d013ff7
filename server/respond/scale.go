package respond

import (
	"math"
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// ScaleView is the scale of a range, for the slider that the script puts beside its number.
type ScaleView struct {
	Ends       string // in words
	Descending bool   // from the higher end to the lower
	Vertical   bool
	Rest       string // where the slider rests as long as there is no answer
	Ticks      []TickView
}

// TickView is a mark on a scale; Label may be empty.
type TickView struct{ Value, Label string }

// mostRatings bounds the buttons of a rating; more are a menu.
const mostRatings = 12

// scale draws a range: a number with a slider beside it, buttons (rating), or a menu (picker).
func (d *drawer) scale(view *QuestionView, item *questionnaire.Item) {
	scale := item.Scale
	steps := int(math.Floor((scale.High()-scale.Low())/scale.Step+1e-9)) + 1
	rating, picker := item.Appears("rating"), item.Appears("picker")
	if (rating || picker) && steps <= mostOptions {
		view.Choices = d.points(view, item, steps)
		view.Form, view.Look = string(survey.SelectOne), "rating"
		if picker || steps > mostRatings {
			view.Form = formMenu
		}
		view.Undo = view.Optional && view.Form != formMenu
		return
	}
	low := scale.Low()
	if scale.Start > scale.End {
		low = scale.Start - float64(steps-1)*scale.Step // the grid of steps begins at the start
	}
	view.Input = InputView{Type: "number", Class: "number", Mode: "numeric", Min: plainNumber(low), Max: plainNumber(scale.High()), Step: plainNumber(scale.Step)}
	if !scale.Whole() {
		view.Input.Mode = "decimal"
	}
	if _, err := strconv.ParseFloat(view.Value, 64); view.Value != "" && err != nil {
		view.Input.Type = "text" // a number's control would drop what was typed
	}
	view.Scale = &ScaleView{
		Ends:       d.say("respond.scale", survey.Args{"Start": d.number(scale.Start), "End": d.number(scale.End), "Step": d.stepWords(scale)}),
		Descending: scale.Start > scale.End, Vertical: item.Appears("vertical"), Rest: plainNumber(scale.Start),
	}
	if rest, there := item.Question.Parameters["placeholder"]; there {
		view.Scale.Rest = rest
	}
	view.Scale.Ticks = d.ticks(item)
}

// stepWords is the step of a scale, "" where it goes up by ones as people expect.
func (d *drawer) stepWords(scale questionnaire.Scale) string {
	if scale.Step == 1 {
		return ""
	}
	return d.number(scale.Step)
}

// points are the numbers of a rating as choices, from the start on.
func (d *drawer) points(view *QuestionView, item *questionnaire.Item, steps int) []ChoiceView {
	scale := item.Scale
	direction := scale.Step
	if scale.Start > scale.End {
		direction = -direction
	}
	given, err := strconv.ParseFloat(view.Value, 64)
	choices := make([]ChoiceView, steps)
	for i := range steps {
		x := tidyNumber(scale.Start + float64(i)*direction)
		choices[i] = ChoiceView{ID: controlID(d.name(item), i), Value: plainNumber(x), Label: d.number(x), Picked: err == nil && given == x}
	}
	return choices
}

// ticks are the marks of a scale: those of the interval, those that a list labels; without either, none.
func (d *drawer) ticks(item *questionnaire.Item) []TickView {
	labels := map[float64]string{}
	for i := range item.Choices {
		if x, err := strconv.ParseFloat(item.Choices[i].Name, 64); err == nil {
			labels[x] = d.text(item.Choices[i].Label)
		}
	}
	scale := item.Scale
	interval, err := strconv.ParseFloat(item.Question.Parameters["tick_interval"], 64)
	if interval = math.Abs(interval); err != nil || interval == 0 || item.Appears("no-ticks") {
		interval = scale.Step
	}
	const most = 100 // no slider has room for more
	count := int(math.Floor((scale.High()-scale.Low())/interval+1e-9)) + 1
	if count > most || err != nil && len(labels) == 0 {
		return nil
	}
	direction := interval
	if scale.Start > scale.End {
		direction = -direction
	}
	var ticks []TickView
	for i := range count {
		x := tidyNumber(scale.Start + float64(i)*direction)
		label, named := labels[x]
		if named || err == nil && !item.Appears("no-ticks") {
			ticks = append(ticks, TickView{Value: plainNumber(x), Label: label})
		}
	}
	return ticks
}

// tidyNumber takes off the hair's breadth that adding decimal steps leaves.
func tidyNumber(x float64) float64 {
	tidy, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 9, 64), 64)
	return tidy
}

// plainNumber writes a number as controls take it.
func plainNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// number writes a number as the language does, with the decimals that it has.
func (d *drawer) number(x float64) string {
	decimals := 0
	for decimals < 9 && math.Abs(x*math.Pow10(decimals)-math.Round(x*math.Pow10(decimals))) > 1e-6 {
		decimals++
	}
	return d.words.Number(d.language, x, decimals)
}
