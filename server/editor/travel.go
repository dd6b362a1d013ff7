package editor

import (
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
)

// TravelView offers to take the last step back, or the last undoing.
type TravelView struct {
	Action string
	Mark   string
	Last   string // what the last step was
	Undo   bool
	Redo   bool
}

func (w *writing) travel() TravelView {
	view := TravelView{Action: w.at("/undo"), Mark: w.Mark.String(), Undo: w.Back != 0, Redo: w.Forward != 0}
	if w.Revision != 0 {
		view.Last = author.Entry{Step: w.Step, Revision: w.Revision}.Say(w.r.Words(), w.r.Language)
	}
	return view
}

// undo takes the last step back, or the last undoing.
func (p *Pages) undo(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	done, travel := "undone", w.author.Undo
	if form.Line("do") == "redo" {
		done, travel = "redone", w.author.Redo
	}
	if _, err := travel(r.Ctx(), w.Questionnaire.Name, mark, r.User.ID); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		p.StandsAt(r, w.at(""))
		return w.outlinePage(status, form)
	}
	return staff.Next(r, w.at(""), done)
}

// discard throws the draft away; its states stay in the history.
func (p *Pages) discard(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	if err := w.author.Discard(r.Ctx(), w.Questionnaire.Name, mark, r.User.ID); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		stored := propertiesOf(&w.Questionnaire)
		return w.propertiesPage(status, form, stored, stored)
	}
	if err := p.Record(r, "questionnaire_discard", "", w.Questionnaire.Name, ""); err != nil {
		return err
	}
	return staff.Next(r, w.at(""), "discarded")
}
