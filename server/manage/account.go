package manage

import (
	"encoding/hex"
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// AccountPage is a person's own account.
type AccountPage struct {
	staff.Frame
	Email    string
	Profile  []staff.Field
	Password []staff.Field
	Logins   []LoginLine
	Others   bool
}

// LoginLine is one browser that is signed in. ID is the hash of its cookie, which opens nothing.
type LoginLine struct {
	ID     string
	Device string
	Since  survey.Day
	Seen   survey.Day
	This   bool
}

func (p *Pages) accountPage(r *server.Request, status int, form *staff.Form, name, language string) error {
	logins, err := p.Access.Logins(r.Ctx(), r.User.ID)
	if err != nil {
		return err
	}
	page := AccountPage{
		Frame: p.Frame(r, "manage.account.title", "account", form), Email: r.User.Email, Others: len(logins) > 1,
		Profile: []staff.Field{
			{Name: "name", Label: "access.name", Kind: "text", Autocomplete: "name", Value: name},
			{Name: "language", Label: "manage.account.language", Kind: "select", Value: language, Choices: p.languages()},
		},
		Password: []staff.Field{
			{Name: "current", Label: "access.current_password", Kind: "password", Autocomplete: "current-password"},
			p.newPassword(r),
		},
	}
	for _, login := range logins {
		page.Logins = append(page.Logins, LoginLine{
			ID: hex.EncodeToString(login.Token[:]), Device: login.Device, This: login.Token == r.Login.Token,
			Since: survey.DayOf(login.CreatedAt, p.Now().Location()), Seen: survey.DayOf(login.SeenAt, p.Now().Location()),
		})
	}
	if form != nil {
		form.Mark(&page.Profile[0], &page.Profile[1], &page.Password[0], &page.Password[1])
	}
	p.StandsAt(r, staff.Home(r)+"account")
	return r.Page(status, "manage/account", page)
}

// languages are the interface's, as choices.
func (p *Pages) languages() []staff.Choice {
	var choices []staff.Choice
	for _, code := range p.Server.Words.Languages() {
		choices = append(choices, staff.Choice{Value: code, Label: p.Server.LanguageName(code)})
	}
	return choices
}

func (p *Pages) showAccount(r *server.Request) error {
	return p.accountPage(r, http.StatusOK, nil, r.User.Name, r.User.Language)
}

// saveAccount changes name and language.
func (p *Pages) saveAccount(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	name, language := form.Line("name"), form.Line("language")
	if !slices.Contains(p.Server.Words.Languages(), language) {
		language = r.Language
	}
	if err := p.Access.SaveProfile(r.Ctx(), *r.User, name, language); err != nil {
		status, err := p.Refused(r, form, err, passwordErrors)
		if err != nil {
			return err
		}
		return p.accountPage(r, status, form, name, language)
	}
	if err := p.Record(r, "account", "", r.User.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, "/"+language+"/manage/account", "saved")
}

// changePassword asks for the current password and ends the other logins.
func (p *Pages) changePassword(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	err = p.Access.ChangePassword(r.Ctx(), *r.User, form.Secret("current"), form.Secret("password"), r.Login.Token)
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{
			"ACC_001": "password", "ACC_002": "password", "ACC_003": "password", "ACC_014": "current", "ACC_011": "current"})
		if err != nil {
			return err
		}
		return p.accountPage(r, status, form, r.User.Name, r.User.Language)
	}
	if err := p.Record(r, "password", "", r.User.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"account", "password")
}

// endLogin ends one of the person's own logins.
func (p *Pages) endLogin(r *server.Request) error {
	raw, err := hex.DecodeString(r.Param("login"))
	if err != nil || len(raw) != len(survey.Hash{}) {
		return survey.Fail(survey.NotFound, "ACC_013", nil)
	}
	if err := p.Access.EndOwnLogin(r.Ctx(), r.User.ID, survey.Hash(raw)); err != nil {
		return err
	}
	if err := p.Record(r, "login_ended", "", r.User.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"account", "login_ended")
}

// endOtherLogins ends all but this one.
func (p *Pages) endOtherLogins(r *server.Request) error {
	if err := p.Access.EndOtherLogins(r.Ctx(), r.User.ID, r.Login.Token); err != nil {
		return err
	}
	if err := p.Record(r, "login_ended", "", r.User.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"account", "logins_ended")
}
