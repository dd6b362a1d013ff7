package editor

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
)

// AddPage adds a question, a group or a section.
type AddPage struct {
	staff.Frame
	Action string
	Asked  string
	Kinds  []staff.Choice
	Kind   string
	Types  TypesView
	Label  staff.Pair
	Name   staff.Field
	Where  staff.Field
}

// What can be added.
const (
	addQuestion = "question"
	addSection  = "section"
)

var addKinds = []string{addQuestion, string(survey.Group), string(survey.Repeat), addSection}

// addition is what the form says.
type addition struct {
	kind, name, where string
	questionType      survey.QuestionType
	label             survey.Text
}

func (p *Pages) showAdd(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	a := addition{kind: r.Query("kind"), questionType: survey.SelectOne, where: w.whereTo(r)}
	if !slices.Contains(addKinds, a.kind) {
		a.kind = addQuestion
	}
	return w.addPage(http.StatusOK, nil, a)
}

// whereTo is the place that the address names: the end of a section or of what holds others; else the end of all.
func (w *writing) whereTo(r *server.Request) string {
	q := &w.Questionnaire
	if to := r.Query("to"); findSpot(spotsOf(q), to) >= 0 && to != "" {
		return "in " + to
	}
	section := len(q.Sections) - 1
	if at := findSection(q, r.Query("section")); at >= 0 {
		section = at
	}
	if section < 0 {
		return ""
	}
	return "section " + sectionKey(q, section)
}

func (w *writing) addPage(status int, form *staff.Form, a addition) error {
	page := AddPage{Frame: w.frame("manage.editor.add.title", "", form), Action: w.at("/add"), Asked: w.at("/asked?where=" + url.QueryEscape(a.where)), Kind: a.kind, Types: w.typesView(a.questionType),
		Label: w.pages.Pair("label", "manage.editor.add.label", "", a.label, w.Questionnaire.Languages, "textarea", maxLabel),
		Name:  staff.Field{Name: "name", Label: "manage.editor.question.name", Hint: "manage.editor.add.name_hint", Kind: "text", Value: a.name, Optional: true, MaxLength: maxShort},
		Where: staff.Field{Name: "where", Label: "manage.editor.add.where", Kind: "select", Value: a.where, Choices: w.places()},
	}
	for _, kind := range addKinds {
		page.Kinds = append(page.Kinds, staff.Choice{Value: kind, Label: w.r.Say("manage.editor.add.kind."+kind, nil)})
	}
	if form != nil {
		page.Label.Mark(form)
		form.Mark(&page.Name, &page.Where)
	}
	return w.r.Page(status, "editor/add", page)
}

// places are where something can be put: at the end of each section and of what holds others, and behind each question.
func (w *writing) places() []staff.Choice {
	q := &w.Questionnaire
	var places []staff.Choice
	spots := spotsOf(q)
	for i, key := range sectionKeys(q) {
		places = append(places, staff.Choice{Value: "section " + key, Label: w.r.Say("manage.editor.add.end_of", survey.Args{"Title": short(w.heading(q.Sections[i]))})})
		for _, s := range spots {
			if s.section != i {
				continue
			}
			label, _ := w.shown(s.question.Label)
			label = s.numbered(short(label))
			if holdsOthers(s.question.Type) {
				places = append(places, staff.Choice{Value: "in " + s.path, Label: w.r.Say("manage.editor.add.end_of", survey.Args{"Title": label + " (" + s.question.Name + ")"})})
			}
			places = append(places, staff.Choice{Value: "after " + s.path, Label: w.r.Say("manage.editor.add.after", survey.Args{"Title": label + " (" + s.question.Name + ")"})})
		}
	}
	return places
}

// spotOf reads a place: the end of a section or of what holds others, before or behind something.
func spotOf(q *survey.Questionnaire, where string) (edit.Spot, bool) {
	how, at, _ := strings.Cut(where, " ")
	spots := spotsOf(q)
	i := findSpot(spots, at)
	switch {
	case how == "section" && findSection(q, at) >= 0:
		section := findSection(q, at)
		return edit.Spot{Section: section, At: len(q.Sections[section].Questions)}, true
	case how == "in" && i >= 0:
		return edit.Spot{Section: spots[i].section, Holder: spots[i].path, At: len(spots[i].question.Questions)}, true
	case (how == "before" || how == "after") && i >= 0:
		holder, place := placeOf(q, spots[i])
		if how == "after" {
			place++
		}
		return edit.Spot{Section: spots[i].section, Holder: holder, At: place}, true
	}
	return edit.Spot{}, false
}

// add puts what the form says into the draft.
func (p *Pages) add(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	a := addition{kind: form.Line("kind"), name: form.Line("name"), where: form.Line("where"), questionType: survey.QuestionType(form.Line("type")),
		label: typedTexts(r, form, "label", w.Questionnaire.Languages, nil)}
	if !slices.Contains(addKinds, a.kind) || a.kind == addQuestion && !slices.Contains(questionTypes, a.questionType) {
		form.Wrong("kind", r.Say("manage.wrong.choose", nil))
	}
	if len(a.label) == 0 && a.kind == addQuestion && len(w.Questionnaire.Languages) > 0 {
		form.Wrong("label-"+w.Questionnaire.Languages[0], r.Say("manage.wrong.empty", nil))
	}
	form.Fits(r, "name", a.name, false, maxShort)
	if len(form.Problems) > 0 {
		return w.addPage(http.StatusUnprocessableEntity, form, a)
	}
	path := ""
	step := survey.Step{Code: author.StepAdd}
	err = w.edit(&step, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		var err error
		q, path, err = w.added(q, a)
		step.Object = path[strings.LastIndex(path, "/")+1:]
		return q, err
	})
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"EDT_001": "name", "EDT_003": "name", "EDT_004": "where", "EDT_002": "where"})
		if err != nil {
			return err
		}
		return w.addPage(status, form, a)
	}
	if a.kind == addSection {
		return staff.Next(r, w.at(sectionPath(path)), "added")
	}
	return staff.Next(r, w.at(questionPath(path)), "added")
}

// added makes the addition and gives its path, of a section its key.
func (w *writing) added(q survey.Questionnaire, a addition) (survey.Questionnaire, string, error) {
	name := a.name
	if name == "" {
		name = compose.Name(firstWords(a.label, q.Languages), a.kind, func(string) bool { return false })
	}
	spot, ok := spotOf(&q, a.where)
	if a.kind == addSection {
		at := len(q.Sections)
		if ok {
			at = spot.Section + 1
		}
		q, at, err := edit.AddSection(q, at, survey.Section{Name: name, Title: a.label})
		if err != nil {
			return q, "", err
		}
		return q, sectionKey(&q, at), nil
	}
	if !ok {
		if len(q.Sections) > 0 {
			return q, "", survey.Fail(survey.Invalid, "EDT_004", nil)
		}
		q.Sections, spot = []survey.Section{{}}, edit.Spot{}
	}
	one := survey.Question{Name: name, Label: a.label, Type: a.questionType}
	if a.kind != addQuestion {
		one.Type = survey.QuestionType(a.kind)
	}
	q, path, err := edit.Add(q, spot, one)
	if err == nil && chooses(one.Type) {
		made, _ := edit.Find(q, path)
		list := freeList(&q, made.Name)
		q.ChoiceLists[list] = []survey.Choice{}
		q, err = edit.Change(q, path, func(one *survey.Question) { one.List = list })
	}
	return q, path, err
}
