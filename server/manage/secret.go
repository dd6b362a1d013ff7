package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// SecretPage shows a link or a token once: only its hash is kept. It answers the POST itself, since an address with the
// secret in it would stay in the browser's history.
type SecretPage struct {
	staff.Frame
	Lead  string
	Value string
	Back  string
}

// secretPage shows the secret; what says which it is, back is a path of the survey or of the workspace.
func (p *Pages) secretPage(r *server.Request, what, whom, value, back string) error {
	page := SecretPage{Frame: p.Frame(r, "manage.secret."+what+".title", back, nil), Lead: r.Say("manage.secret."+what+".lead", survey.Args{"Name": whom}),
		Value: value, Back: staff.Home(r) + back}
	if r.Survey != nil {
		page.Back = staff.OfSurvey(r, back)
	}
	p.StandsAt(r, page.Back)
	return r.Page(http.StatusCreated, "manage/secret", page)
}
