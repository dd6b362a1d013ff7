package editor

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author/edit"
)

// MovePage chooses where a question goes, however far.
type MovePage struct {
	staff.Frame
	Action string
	Path   string
	Where  staff.Field
}

func (p *Pages) showMove(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	found, ok := edit.Find(w.Questionnaire, r.Query("path"))
	if !ok {
		return staff.Missing
	}
	page := MovePage{Frame: w.frame("manage.editor.move.title", "", nil), Action: w.at("/order"), Path: r.Query("path"),
		Where: staff.Field{Name: "where", Label: "manage.editor.add.where", Kind: "select"}}
	page.Title = r.Say("manage.editor.move.titled", survey.Args{"Name": found.Name})
	page.Where.Choices = slices.DeleteFunc(w.places(), func(c staff.Choice) bool { return c.Value == "after "+page.Path || c.Value == "in "+page.Path })
	return r.Page(http.StatusOK, "editor/move", page)
}
