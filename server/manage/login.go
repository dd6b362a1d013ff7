package manage

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// LoginPage asks who is there.
type LoginPage struct {
	staff.Frame
	Action   string
	Email    staff.Field
	Password staff.Field
}

func (p *Pages) loginPage(r *server.Request, status int, form *staff.Form, email string) error {
	page := LoginPage{
		Frame:    p.Frame(r, "access.login.title", "", form),
		Action:   staff.Home(r) + "login?next=" + url.QueryEscape(r.Query("next")),
		Email:    staff.Field{Name: "email", Label: "access.email", Kind: "email", Autocomplete: "username", Value: email},
		Password: staff.Field{Name: "password", Label: "access.password", Kind: "password", Autocomplete: "current-password"},
	}
	if form != nil {
		form.Mark(&page.Email, &page.Password)
	}
	return r.Page(status, "manage/login", page)
}

// showLogin shows the page; who is signed in already goes on.
func (p *Pages) showLogin(r *server.Request) error {
	if user, _, err := p.Server.Identity.Who(r.Ctx(), r.Context.Request); err == nil {
		return r.SeeOther(landing(r, user))
	}
	return p.loginPage(r, http.StatusOK, nil, "")
}

// login signs somebody in.
func (p *Pages) login(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	email := form.Line("email")
	user, code, err := p.Access.SignIn(r.Ctx(), email, form.Secret("password"), p.peer(r), device(r))
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"ACC_010": "email"})
		if err != nil {
			return err
		}
		if status == http.StatusTooManyRequests {
			r.Header("Retry-After", "900")
		}
		return p.loginPage(r, status, form, email)
	}
	return p.welcome(r, user, code, "login")
}

// welcome opens the workspace to somebody who has just proved who they are.
func (p *Pages) welcome(r *server.Request, user survey.User, code, action string) error {
	p.SetCookie(r, code)
	r.User = &user
	if err := p.Record(r, action, "", user.ID, ""); err != nil {
		return err
	}
	return r.SeeOther(landing(r, user))
}

// logout ends this login.
func (p *Pages) logout(r *server.Request) error {
	if err := p.Access.EndOwnLogin(r.Ctx(), r.User.ID, r.Login.Token); err != nil {
		return err
	}
	p.SetCookie(r, "")
	if err := p.Record(r, "logout", "", r.User.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"login", "signed_out")
}

// staffPath is a page of the workspace, the only thing that "next" may name: never another site.
var staffPath = regexp.MustCompile(`^/[a-z]{2}/manage/[A-Za-z0-9/_.:~-]*$`)

// landing is where a person arrives after signing in: the page asked for, else the list of surveys in their language.
func landing(r *server.Request, user survey.User) string {
	if path := r.Query("next"); staffPath.MatchString(path) && !strings.Contains(path, "//") && !strings.Contains(path, "..") && !strings.HasSuffix(path, "/login") {
		return path
	}
	language := user.Language
	if language == "" {
		language = r.Language
	}
	return "/" + language + "/manage/"
}
