package editor

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// DeletePage asks once more before a questionnaire that was never published is deleted.
type DeletePage struct {
	staff.Frame
	Action  string // "": it was published, and stays
	Mark    string
	Name    string
	Version int
	Back    string
	Confirm staff.Field
}

func (p *Pages) showDelete(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	return w.deletePage(http.StatusOK, nil)
}

func (w *writing) deletePage(status int, form *staff.Form) error {
	page := DeletePage{Frame: w.frame("manage.editor.delete.title", "/properties", form), Mark: w.Mark.String(), Name: w.Questionnaire.Name, Version: w.From, Back: w.at("/properties"),
		Confirm: staff.Field{Name: "confirm", Label: "manage.editor.delete.confirm"}}
	if w.From == 0 {
		page.Action = w.at("/delete")
	}
	if form != nil {
		form.Mark(&page.Confirm)
	}
	return w.r.Page(status, "editor/delete", page)
}

// delete removes a questionnaire that was never published, with its history and images.
func (p *Pages) delete(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	if !form.Ticked("confirm") {
		form.Wrong("confirm", r.Say("manage.wrong.confirm", nil))
		return w.deletePage(http.StatusUnprocessableEntity, form)
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	if err := w.author.Delete(r.Ctx(), w.Questionnaire.Name, mark); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.deletePage(status, form)
	}
	if err := p.Record(r, "questionnaire_delete", "", w.Questionnaire.Name, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"questionnaires", "questionnaire_deleted")
}
