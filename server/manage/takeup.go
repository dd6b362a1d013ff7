package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// linkPath is the path of a one-time link for somebody who has an account.
func linkPath(language string, purpose survey.LinkPurpose, code string) string {
	return "/" + language + "/manage/" + string(purpose) + "/" + code
}

func (p *Pages) takeUpPage(r *server.Request, status int, form *staff.Form, user survey.User, link survey.Link, name string) error {
	title, lead, submit := "access.invitation.title", "access.invitation.lead", "access.invitation.submit"
	if link.Purpose == survey.LinkReset {
		title, lead, submit = "access.reset.title", "access.reset.lead", "access.reset.submit"
	}
	page := WelcomePage{
		Frame: p.Frame(r, title, "", form), Lead: r.Say(lead, survey.Args{"Email": user.Email}), Submit: r.Say(submit, nil),
		Action: linkPath(r.Language, link.Purpose, r.Param("code")),
	}
	if link.Purpose == survey.LinkInvitation || user.Name == "" {
		page.Fields = append(page.Fields, staff.Field{Name: "name", Label: "access.name", Kind: "text", Autocomplete: "name", Value: name})
	}
	page.Fields = append(page.Fields, p.newPassword(r))
	if form != nil {
		for i := range page.Fields {
			form.Mark(&page.Fields[i])
		}
	}
	return r.Page(status, "manage/welcome", page)
}

// showTakeUp shows the page of an invitation or reset link that still serves.
func (p *Pages) showTakeUp(r *server.Request) error {
	user, link, err := p.Access.Owner(r.Ctx(), r.Param("code"))
	if err != nil {
		return err
	}
	return p.takeUpPage(r, http.StatusOK, nil, user, link, user.Name)
}

// takeUp sets the password and signs the person in.
func (p *Pages) takeUp(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	owner, link, err := p.Access.Owner(r.Ctx(), r.Param("code"))
	if err != nil {
		return err
	}
	name := form.Line("name")
	user, code, err := p.Access.TakeUp(r.Ctx(), r.Param("code"), name, form.Secret("password"), device(r))
	if survey.IsKind(err, survey.Gone) {
		return err
	}
	if err != nil {
		status, err := p.Refused(r, form, err, passwordErrors)
		if err != nil {
			return err
		}
		return p.takeUpPage(r, status, form, owner, link, name)
	}
	if link.Purpose == survey.LinkReset {
		return p.welcome(r, user, code, "reset")
	}
	return p.welcome(r, user, code, "invitation")
}
