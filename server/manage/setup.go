package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/access"
)

// SetupPath is the path of the one-time link by which the first administrator is made.
func SetupPath(language, code string) string { return "/" + language + "/manage/setup/" + code }

// WelcomePage asks a person for what an account lacks: by a set-up link, an invitation or a reset.
type WelcomePage struct {
	staff.Frame
	Lead   string
	Action string
	Fields []staff.Field
	Submit string
}

// passwordErrors tells which field a refusal of an account is about.
var passwordErrors = map[string]string{
	"ACC_001": "password", "ACC_002": "password", "ACC_003": "password", "ACC_004": "email", "ACC_005": "name", "USR_001": "email",
}

func (p *Pages) newPassword(r *server.Request) staff.Field {
	return staff.Field{Name: "password", Label: "access.new_password", Kind: "password", Autocomplete: "new-password",
		Note: r.Say("access.password_rule", survey.Args{"Limit": access.MinPasswordLength})}
}

func (p *Pages) setupPage(r *server.Request, status int, form *staff.Form, email, name string) error {
	page := WelcomePage{
		Frame: p.Frame(r, "access.setup.title", "", form), Lead: r.Say("access.setup.lead", nil), Submit: r.Say("access.setup.submit", nil),
		Action: SetupPath(r.Language, r.Param("code")),
		Fields: []staff.Field{
			{Name: "name", Label: "access.name", Kind: "text", Autocomplete: "name", Value: name},
			{Name: "email", Label: "access.email", Kind: "email", Autocomplete: "username", Value: email},
			p.newPassword(r),
		},
	}
	if form != nil {
		for i := range page.Fields {
			form.Mark(&page.Fields[i])
		}
	}
	return r.Page(status, "manage/welcome", page)
}

// showSetup shows the set-up page to whoever holds an unused link.
func (p *Pages) showSetup(r *server.Request) error {
	if _, err := p.Access.LinkOf(r.Ctx(), r.Param("code"), survey.LinkSetup); err != nil {
		return err
	}
	return p.setupPage(r, http.StatusOK, nil, "", "")
}

// setup makes the first administrator.
func (p *Pages) setup(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	email, name := form.Line("email"), form.Line("name")
	user, code, err := p.Access.SetUp(r.Ctx(), r.Param("code"), email, name, r.Language, form.Secret("password"), device(r))
	if survey.IsKind(err, survey.Gone) {
		return err
	}
	if err != nil {
		status, err := p.Refused(r, form, err, passwordErrors)
		if err != nil {
			return err
		}
		return p.setupPage(r, status, form, email, name)
	}
	return p.welcome(r, user, code, "setup")
}
