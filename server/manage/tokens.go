package manage

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
)

// TokensPage lists the tokens by which programs use the API, and makes more.
type TokensPage struct {
	Frame
	Action string
	Tokens []TokenLine
	Fields []Field
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

func (p *Pages) tokensPage(r *server.Request, status int, form *Form, name, role string) error {
	tokens, err := p.store.Tokens(ctx(r), r.Survey.Slug)
	if err != nil {
		return err
	}
	names, err := p.names(r)
	if err != nil {
		return err
	}
	page := TokensPage{Frame: p.frame(r, "manage.tokens.title", "/tokens", form), Action: of(r, "/tokens"), Fields: []Field{
		{Name: "name", Label: "manage.tokens.name", Hint: "manage.tokens.name_hint", Kind: "text", Value: name, MaxLength: 100},
		{Name: "role", Label: "manage.tokens.role", Kind: "select", Value: role, Choices: []Choice{
			{string(survey.RoleCollector), r.Say("manage.tokens.collector", nil)},
			{string(survey.RoleManager), r.Say("manage.tokens.manager", nil)},
			{string(survey.RoleCoordinator), r.Say("manage.tokens.coordinator", nil)},
		}},
	}}
	zone := zoneOf(*r.Survey)
	for _, t := range tokens {
		line := TokenLine{Name: t.Name, Role: "manage.tokens." + string(t.Role), By: names.of(r, t.CreatedBy), Since: survey.DayOf(t.CreatedAt, zone)}
		if t.RevokedAt.IsZero() {
			line.Revoke = of(r, "/tokens/"+t.ID+"/revoke")
		} else {
			line.Revoked = survey.DayOf(t.RevokedAt, zone)
		}
		page.Tokens = append(page.Tokens, line)
	}
	if form != nil {
		form.mark(&page.Fields[0], &page.Fields[1])
	}
	return r.Page(status, "manage/tokens", page)
}

func (p *Pages) tokens(r *server.Request) error {
	return p.tokensPage(r, http.StatusOK, nil, "", string(survey.RoleCollector))
}

// createToken makes a token and shows it once.
func (p *Pages) createToken(r *server.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	name, role := form.line("name"), form.line("role")
	token, text, err := p.access.CreateToken(ctx(r), name, r.Survey.Slug, survey.Role(role), r.User.ID)
	if err != nil {
		status, err := p.refused(r, form, err, map[string]string{"ACC_030": "name"})
		if err != nil {
			return err
		}
		return p.tokensPage(r, status, form, name, role)
	}
	if err := p.record(r, "token_create", r.Survey.Slug, token.ID, role); err != nil {
		return err
	}
	return p.secretPage(r, "token", token.Name, text, "/tokens")
}

// revokeToken ends a token for good.
func (p *Pages) revokeToken(r *server.Request) error {
	id := r.Param("token")
	if err := p.store.RevokeToken(ctx(r), r.Survey.Slug, id, p.now()); err != nil {
		return err
	}
	if err := p.record(r, "token_revoke", r.Survey.Slug, id, ""); err != nil {
		return err
	}
	return next(r, of(r, "/tokens"), "token_revoked")
}
