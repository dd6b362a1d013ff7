package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// TokensPage lists the tokens by which programs use the API, and makes more.
type TokensPage struct {
	staff.Frame
	Action string
	Tokens []TokenLine
	Fields []staff.Field
}

// TokenLine is one token; its text is not kept.
type TokenLine struct {
	Name    string
	Role    string // key
	By      string
	Since   survey.Day
	Revoked survey.Day // "" while it is valid
	Revoke  string
}

func (p *Pages) tokensPage(r *server.Request, status int, form *staff.Form, name, role string) error {
	tokens, err := p.Store.Tokens(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	names, err := p.Names(r)
	if err != nil {
		return err
	}
	page := TokensPage{Frame: p.Frame(r, "manage.tokens.title", "/tokens", form), Action: staff.OfSurvey(r, "/tokens"), Fields: []staff.Field{
		{Name: "name", Label: "manage.tokens.name", Hint: "manage.tokens.name_hint", Kind: "text", Value: name, MaxLength: 100},
		{Name: "role", Label: "manage.tokens.role", Kind: "select", Value: role, Choices: []staff.Choice{
			{Value: string(survey.RoleCollector), Label: r.Say("manage.tokens.collector", nil)},
			{Value: string(survey.RoleManager), Label: r.Say("manage.tokens.manager", nil)},
			{Value: string(survey.RoleCoordinator), Label: r.Say("manage.tokens.coordinator", nil)},
		}},
	}}
	zone := zoneOf(*r.Survey)
	for _, t := range tokens {
		line := TokenLine{Name: t.Name, Role: "manage.tokens." + string(t.Role), By: names.Of(r, t.CreatedBy), Since: survey.DayOf(t.CreatedAt, zone)}
		if t.RevokedAt.IsZero() {
			line.Revoke = staff.OfSurvey(r, "/tokens/"+t.ID+"/revoke")
		} else {
			line.Revoked = survey.DayOf(t.RevokedAt, zone)
		}
		page.Tokens = append(page.Tokens, line)
	}
	if form != nil {
		form.Mark(&page.Fields[0], &page.Fields[1])
	}
	return r.Page(status, "manage/tokens", page)
}

func (p *Pages) tokens(r *server.Request) error {
	return p.tokensPage(r, http.StatusOK, nil, "", string(survey.RoleCollector))
}

// createToken makes a token and shows it once.
func (p *Pages) createToken(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	name, role := form.Line("name"), form.Line("role")
	token, text, err := p.Access.CreateToken(r.Ctx(), name, r.Survey.Slug, survey.Role(role), r.User.ID)
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"ACC_030": "name"})
		if err != nil {
			return err
		}
		return p.tokensPage(r, status, form, name, role)
	}
	if err := p.Record(r, "token_create", r.Survey.Slug, token.ID, role); err != nil {
		return err
	}
	return p.secretPage(r, "token", token.Name, text, "/tokens")
}

// revokeToken ends a token for good.
func (p *Pages) revokeToken(r *server.Request) error {
	id := r.Param("token")
	if err := p.Store.RevokeToken(r.Ctx(), r.Survey.Slug, id, p.Now()); err != nil {
		return err
	}
	if err := p.Record(r, "token_revoke", r.Survey.Slug, id, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/tokens"), "token_revoked")
}
