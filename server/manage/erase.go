package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
)

// ErasePage asks once more before a response is deleted for ever.
type ErasePage struct {
	staff.Frame
	ID      string
	Action  string
	Back    string
	Confirm Check
	Error   string
}

func (p *Pages) erasePage(r *server.Request, status int, form *staff.Form, id string) error {
	page := ErasePage{Frame: p.Frame(r, "manage.erase.title", "/responses", form), ID: id, Back: staff.OfSurvey(r, "/responses/"+id), Action: staff.OfSurvey(r, "/responses/"+id+"/delete"),
		Confirm: Check{Name: "confirm", Label: "manage.erase.confirm"}}
	if form != nil {
		page.Error = form.Problems[0].Message
	}
	return r.Page(status, "manage/erase", page)
}

func (p *Pages) showErase(r *server.Request) error {
	response, err := p.response(r)
	if err != nil {
		return err
	}
	return p.erasePage(r, http.StatusOK, nil, response.ID)
}

// erase deletes a response for privacy: it comes back from no backup. The log keeps the id, never an answer.
func (p *Pages) erase(r *server.Request) error {
	response, err := p.response(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	if !form.Ticked("confirm") {
		form.Wrong("confirm", r.Say("manage.wrong.confirm", nil))
		return p.erasePage(r, http.StatusUnprocessableEntity, form, response.ID)
	}
	if err := p.Store.Delete(r.Ctx(), r.Survey.Slug, response.ID); err != nil {
		return err
	}
	if err := p.Record(r, "response_delete", r.Survey.Slug, response.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/responses"), "deleted")
}
