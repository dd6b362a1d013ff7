package manage

import (
	"net/http"

	"sonde/server"
)

// ErasePage asks once more before a response is deleted for ever.
type ErasePage struct {
	Frame
	ID      string
	Action  string
	Back    string
	Confirm Check
	Error   string
}

func (p *Pages) erasePage(r *server.Request, status int, form *Form, id string) error {
	page := ErasePage{Frame: p.frame(r, "manage.erase.title", "/responses", form), ID: id, Back: of(r, "/responses/"+id), Action: of(r, "/responses/"+id+"/delete"),
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
	form, err := readForm(r)
	if err != nil {
		return err
	}
	if !form.ticked("confirm") {
		form.wrong("confirm", r.Say("manage.wrong.confirm", nil))
		return p.erasePage(r, http.StatusUnprocessableEntity, form, response.ID)
	}
	if err := p.store.Delete(ctx(r), r.Survey.Slug, response.ID); err != nil {
		return err
	}
	if err := p.record(r, "response_delete", r.Survey.Slug, response.ID, ""); err != nil {
		return err
	}
	return next(r, of(r, "/responses"), "deleted")
}
