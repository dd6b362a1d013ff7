package respond

import (
	"html/template"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// sections draws all of them.
func (d *drawer) sections() []SectionView {
	views := make([]SectionView, len(d.in.Questionnaire.Sections))
	for i := range d.in.Questionnaire.Sections {
		section := &d.in.Questionnaire.Sections[i]
		id := section.Name
		if id == "" {
			id = strconv.Itoa(i)
		}
		views[i] = SectionView{
			ID: id, Index: i, Title: d.html(section.Title), AppliesTo: d.html(section.AppliesTo), Questions: d.questions(section.Questions),
		}
	}
	return views
}

// questions draws those that a page shows; what is only calculated is not among them.
func (d *drawer) questions(questions []survey.Question) []QuestionView {
	views := make([]QuestionView, 0, len(questions))
	for i := 0; i < len(questions); i++ {
		if rows := labelled(questions[i:]); rows > 0 {
			views = append(views, d.labelledGrid(questions[i:i+rows+1]))
			i += rows
			continue
		}
		if view, shown := d.question(&questions[i]); shown {
			views = append(views, view)
		}
	}
	return views
}

// question draws one; false for one that leaves nothing on the page.
func (d *drawer) question(q *survey.Question) (QuestionView, bool) {
	if q.Type == survey.Group {
		return d.group(q), true
	}
	item, known := d.items[q]
	if !known || !item.Shown() && item.Computed() {
		return QuestionView{}, false
	}
	view := d.begin(q, d.name(item))
	view.Index = item.Index
	view.Optional = q.Required == "" && item.Asks()
	view.Error = d.problems[view.Name]
	if q.Required != "" {
		view.RequiredMessage = d.written(q.RequiredMessage)
	}
	view.ConstraintMessage = d.written(q.ConstraintMessage)
	if view.Hint == "" {
		view.Hint = template.HTML(template.HTMLEscapeString(d.limits(q)))
	}
	view.MaxPicks = q.MaxPicks
	view.Value = d.raw.Text(item.Index)
	switch {
	case item.Row != nil:
		d.repeat(&view, item)
	case !item.Shown():
		view.Form, view.Carried = formHidden, d.carried(item)
	case item.Asks():
		d.control(&view, item)
	case q.Type != survey.Note:
		d.shown(&view, item)
	}
	view.DescribedBy = describedBy(&view)
	return view, true
}

// begin draws what all kinds of question have; key names its controls.
func (d *drawer) begin(q *survey.Question, key string) QuestionView {
	view := QuestionView{
		Index: -1, Name: key, Form: string(q.Type), Class: string(q.Type), Label: d.html(q.Label), LabelID: "label-" + key,
		Hint: d.html(q.Hint), HintID: "hint-" + key, Guidance: d.html(q.GuidanceHint), ErrorID: "wrong-" + key, FirstID: controlID(key, 0),
	}
	view.Picture = d.picture(q.Image, d.say("respond.image", survey.Args{"Label": d.text(q.Label)}))
	if view.Label == "" && q.Type != survey.Group && q.Type != survey.Repeat { // a hint or an image may stand for the label
		view.Label, view.Hint = view.Hint, ""
		if view.Label == "" && view.Picture != nil {
			view.Label, view.Picture.Alt = template.HTML(`<span class="unseen">`+template.HTMLEscapeString(q.Name)+`</span>`), ""
		}
	}
	return view
}

// control draws what a question is answered with.
func (d *drawer) control(view *QuestionView, item *questionnaire.Item) {
	switch item.Question.Type {
	case survey.SelectOne, survey.SelectMultiple:
		d.choosing(view, item)
	case survey.Rank:
		view.Menus = d.menus(item)
	case survey.TextType:
		if answers, from := d.answers.Among(item); from && !d.paper {
			d.among(view, item, answers)
			return
		}
		view.Form = formInput
		view.Input = InputView{Type: "text"}
		if item.Appears("multiline") {
			view.Lines = 4
		}
		if rows, err := strconv.Atoi(item.Question.Parameters["rows"]); err == nil {
			view.Lines = min(max(rows, 1), 40)
		}
		if item.Appears("numbers") {
			view.Input.Mode = "decimal"
		}
	case survey.Integer:
		view.Form, view.Input = formInput, InputView{Type: "text", Class: "number", Mode: "numeric"}
	case survey.Decimal:
		view.Form, view.Input = formInput, InputView{Type: "text", Class: "number", Mode: "decimal"}
	case survey.Date, survey.Time, survey.DateTime:
		d.moment(view, item)
	case survey.Range:
		d.scale(view, item)
	}
}

// Forms of questions that are not called by their type.
const (
	formInput  = "input"
	formMenu   = "menu"
	formFolded = "folded"
	formHidden = "hidden"
	formShown  = "shown"
	formGrid   = "grid"
)

// controlID names the controls of a question, for labels and links.
func controlID(question string, index int) string {
	return "c-" + question + "-" + strconv.Itoa(index)
}

func describedBy(view *QuestionView) string {
	var ids []string
	for _, one := range []struct {
		id    string
		there bool
	}{{view.HintID, view.Hint != ""}, {"ends-" + view.Name, view.Scale != nil}, {view.ErrorID, view.Error != ""}} {
		if one.there {
			ids = append(ids, one.id)
		}
	}
	return strings.Join(ids, " ")
}
