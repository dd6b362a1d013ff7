package access

import (
	"context"
	"strings"

	"sonde/survey"
)

// TokenPrefix begins every token, so that a leaked one is found by scanners.
const TokenPrefix = "sonde_"

// CreateToken makes an API token with a role on a survey and gives its text, shown once. Invalid ACC_030 for a role that
// no token may have, or without a name.
func (a *Access) CreateToken(ctx context.Context, name, slug string, role survey.Role, by string) (survey.Token, string, error) {
	name = strings.TrimSpace(name)
	if name == "" || len(name) > 200 || (role != survey.RoleCollector && role != survey.RoleManager && role != survey.RoleCoordinator) {
		return survey.Token{}, "", survey.Fail(survey.Invalid, "ACC_030", nil)
	}
	code, _ := secret()
	text := TokenPrefix + code
	token := survey.Token{ID: newID(), Secret: HashSecret(text), Name: name, Survey: slug, Role: role, CreatedBy: by, CreatedAt: a.now()}
	return token, text, a.store.CreateToken(ctx, token)
}

// TokenOf gives the valid token of a text; Unauthenticated ACC_031 otherwise.
func (a *Access) TokenOf(ctx context.Context, text string) (survey.Token, error) {
	token, err := a.store.TokenBySecret(ctx, HashSecret(text))
	if survey.IsKind(err, survey.NotFound) || (err == nil && !token.RevokedAt.IsZero()) {
		return survey.Token{}, survey.Fail(survey.Unauthenticated, "ACC_031", nil)
	}
	return token, err
}
