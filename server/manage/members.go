package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// MembersPage lists who works on a survey, and invites more.
type MembersPage struct {
	staff.Frame
	Action  string
	Members []MemberLine
	Fields  []staff.Field
	Roles   []staff.Choice
}

// MemberLine is one member.
type MemberLine struct {
	Name    string
	Email   string
	Role    string
	Waiting bool // for the invitation to be taken up
	Off     bool // the account is disabled
	You     bool
	Change  string
	Remove  string
}

// memberRoles are those that a member of a survey may hold.
var memberRoles = []survey.Role{survey.RoleManager, survey.RoleCoordinator}

func (p *Pages) roleChoices(r *server.Request, roles []survey.Role) []staff.Choice {
	var choices []staff.Choice
	for _, role := range roles {
		choices = append(choices, staff.Choice{Value: string(role), Label: r.Say("manage.role."+string(role), nil)})
	}
	return choices
}

func (p *Pages) membersPage(r *server.Request, status int, form *staff.Form, invited [4]string) error {
	memberships, err := p.Store.Memberships(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	page := MembersPage{Frame: p.Frame(r, "manage.members.title", "/members", form), Action: staff.OfSurvey(r, "/members"), Roles: p.roleChoices(r, memberRoles)}
	for _, m := range memberships {
		user, err := p.Store.User(r.Ctx(), m.UserID)
		if err != nil {
			return err
		}
		page.Members = append(page.Members, MemberLine{Name: user.Name, Email: user.Email, Role: string(m.Role), Waiting: user.PasswordHash == "", Off: user.Disabled,
			You: user.ID == r.User.ID, Change: staff.OfSurvey(r, "/members/"+user.ID+"/role"), Remove: staff.OfSurvey(r, "/members/"+user.ID+"/remove")})
	}
	page.Fields = []staff.Field{
		{Name: "email", Label: "access.email", Kind: "email", Value: invited[0], Autocomplete: "off"},
		{Name: "name", Label: "access.name", Kind: "text", Value: invited[1], Autocomplete: "off", Optional: true},
		{Name: "language", Label: "manage.members.language", Kind: "select", Value: invited[2], Choices: p.languages()},
		{Name: "role", Label: "manage.members.role", Hint: "manage.members.role_hint", Kind: "select", Value: invited[3], Choices: page.Roles},
	}
	if form != nil {
		for i := range page.Fields {
			form.Mark(&page.Fields[i])
		}
	}
	return r.Page(status, "manage/members", page)
}

func (p *Pages) members(r *server.Request) error {
	return p.membersPage(r, http.StatusOK, nil, [4]string{"", "", r.Language, string(survey.RoleManager)})
}

// invite makes somebody a member; a new account's link is shown once, to be copied.
func (p *Pages) invite(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	email, name, language, role := form.Line("email"), form.Line("name"), form.Line("language"), survey.Role(form.Line("role"))
	if !slices.Contains(p.Server.Words.Languages(), language) {
		language = r.Language
	}
	again := func(status int) error {
		return p.membersPage(r, status, form, [4]string{email, name, language, string(role)})
	}
	if !slices.Contains(memberRoles, role) {
		form.Wrong("role", r.Say("manage.wrong.choose", nil))
		return again(http.StatusUnprocessableEntity)
	}
	user, code, err := p.Access.Invite(r.Ctx(), *r.User, r.Survey.Slug, email, name, language)
	if err == nil {
		err = p.Access.SetMember(r.Ctx(), r.Survey.Slug, user.ID, role)
	}
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"ACC_004": "email", "ACC_005": "name", "ACC_023": "email"})
		if err != nil {
			return err
		}
		return again(status)
	}
	if err := p.Record(r, "member_add", r.Survey.Slug, user.ID, string(role)); err != nil {
		return err
	}
	if code == "" {
		return staff.Next(r, staff.OfSurvey(r, "/members"), "member_added")
	}
	return p.secretPage(r, "invitation", user.Email, p.Server.BaseURL+linkPath(user.Language, survey.LinkInvitation, code), "/members")
}

// member finds the member that the address names: a user without a role here is not found.
func (p *Pages) member(r *server.Request) (survey.Membership, error) {
	memberships, err := p.Store.Memberships(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return survey.Membership{}, err
	}
	for _, m := range memberships {
		if m.UserID == r.Param("user") {
			return m, nil
		}
	}
	return survey.Membership{}, staff.Missing
}

// changeRole gives a member another role.
func (p *Pages) changeRole(r *server.Request) error {
	m, err := p.member(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	role := survey.Role(form.Line("role"))
	if err := p.Access.SetMember(r.Ctx(), m.Survey, m.UserID, role); err != nil {
		return err
	}
	if err := p.Record(r, "member_role", m.Survey, m.UserID, string(role)); err != nil {
		return err
	}
	return p.afterMember(r, m, "member_changed")
}

// removeMember takes a member's role away.
func (p *Pages) removeMember(r *server.Request) error {
	m, err := p.member(r)
	if err != nil {
		return err
	}
	if err := p.Store.RemoveMembership(r.Ctx(), m.Survey, m.UserID); err != nil {
		return err
	}
	if err := p.Record(r, "member_remove", m.Survey, m.UserID, ""); err != nil {
		return err
	}
	return p.afterMember(r, m, "member_removed")
}

// afterMember shows the members again, or the surveys to somebody who may no longer see them.
func (p *Pages) afterMember(r *server.Request, m survey.Membership, done string) error {
	if m.UserID == r.User.ID && !r.User.Admin {
		return r.SeeOther(staff.Home(r))
	}
	return staff.Next(r, staff.OfSurvey(r, "/members"), done)
}
