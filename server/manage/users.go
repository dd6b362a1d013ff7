package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// UsersPage lists all accounts, for an administrator.
type UsersPage struct {
	staff.Frame
	Action string
	Users  []UserLine
	Fields []staff.Field
}

// UserLine is one account.
type UserLine struct {
	Name    string
	Email   string
	Since   survey.Day
	Admin   bool
	Off     bool
	Waiting bool // for the invitation to be taken up
	You     bool
	URL     string // its actions are below
}

func (p *Pages) usersPage(r *server.Request, status int, form *staff.Form, invited [3]string) error {
	users, err := p.Store.Users(r.Ctx())
	if err != nil {
		return err
	}
	page := UsersPage{Frame: p.Frame(r, "manage.users.title", "users", form), Action: staff.Home(r) + "users", Fields: []staff.Field{
		{Name: "email", Label: "access.email", Kind: "email", Value: invited[0], Autocomplete: "off"},
		{Name: "name", Label: "access.name", Kind: "text", Value: invited[1], Autocomplete: "off", Optional: true},
		{Name: "language", Label: "manage.members.language", Kind: "select", Value: invited[2], Choices: p.languages()},
	}}
	for _, u := range users {
		page.Users = append(page.Users, UserLine{Name: u.Name, Email: u.Email, Since: survey.DayOf(u.CreatedAt, p.Now().Location()), Admin: u.Admin, Off: u.Disabled,
			Waiting: u.PasswordHash == "", You: u.ID == r.User.ID, URL: staff.Home(r) + "users/" + u.ID})
	}
	if form != nil {
		for i := range page.Fields {
			form.Mark(&page.Fields[i])
		}
	}
	p.StandsAt(r, staff.Home(r)+"users")
	return r.Page(status, "manage/users", page)
}

func (p *Pages) users(r *server.Request) error {
	return p.usersPage(r, http.StatusOK, nil, [3]string{"", "", r.Language})
}

// inviteUser makes an account without a survey.
func (p *Pages) inviteUser(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	email, name, language := form.Line("email"), form.Line("name"), form.Line("language")
	if !slices.Contains(p.Server.Words.Languages(), language) {
		language = r.Language
	}
	user, code, err := p.Access.Invite(r.Ctx(), *r.User, "", email, name, language)
	if err == nil && code == "" {
		err = survey.Fail(survey.Conflict, "USR_001", survey.Args{"Email": user.Email})
	}
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"ACC_004": "email", "ACC_005": "name", "USR_001": "email"})
		if err != nil {
			return err
		}
		return p.usersPage(r, status, form, [3]string{email, name, language})
	}
	if err := p.Record(r, "user_invite", "", user.ID, ""); err != nil {
		return err
	}
	return p.secretPage(r, "invitation", user.Email, p.Server.BaseURL+linkPath(user.Language, survey.LinkInvitation, code), "users")
}

// userAction changes one account and says so.
func (p *Pages) userAction(action, done string, change func(*server.Request, string) error) func(*server.Request) error {
	return func(r *server.Request) error {
		id := r.Param("user")
		if err := change(r, id); err != nil {
			form := &staff.Form{}
			status, err := p.Refused(r, form, err, nil)
			if err != nil {
				return err
			}
			return p.usersPage(r, status, form, [3]string{"", "", r.Language})
		}
		if err := p.Record(r, action, "", id, ""); err != nil {
			return err
		}
		return staff.Next(r, staff.Home(r)+"users", done)
	}
}

func (p *Pages) disableUser(r *server.Request, id string) error {
	return p.Access.Disable(r.Ctx(), id, true)
}

func (p *Pages) enableUser(r *server.Request, id string) error {
	return p.Access.Disable(r.Ctx(), id, false)
}

func (p *Pages) giveAdmin(r *server.Request, id string) error {
	return p.Access.SetAdmin(r.Ctx(), id, true)
}

func (p *Pages) takeAdmin(r *server.Request, id string) error {
	return p.Access.SetAdmin(r.Ctx(), id, false)
}

// resetUser makes a link by which the person chooses a new password, and shows it once.
func (p *Pages) resetUser(r *server.Request) error {
	user, err := p.Store.User(r.Ctx(), r.Param("user"))
	if err != nil {
		return err
	}
	code, err := p.Access.ResetLink(r.Ctx(), user.ID)
	if err != nil {
		return err
	}
	if err := p.Record(r, "user_reset", "", user.ID, ""); err != nil {
		return err
	}
	language := user.Language
	if language == "" {
		language = r.Language
	}
	return p.secretPage(r, "reset", user.Email, p.Server.BaseURL+linkPath(language, survey.LinkReset, code), "users")
}
