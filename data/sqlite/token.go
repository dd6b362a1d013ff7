package sqlite

import (
	"context"
	"time"

	"sonde/survey"
)

const tokenColumns = "id, secret, name, survey, role, created_by, created_at, revoked_at"

func scanToken(row scanner) (survey.Token, error) {
	var t survey.Token
	err := row.Scan(&t.ID, hashColumn{(*[32]byte)(&t.Secret)}, &t.Name, &t.Survey, &t.Role, &t.CreatedBy, instant{&t.CreatedAt}, instant{&t.RevokedAt})
	return t, err
}

func noToken() error { return survey.Fail(survey.NotFound, codeNoToken, nil) }

// CreateToken stores a token; NotFound SUR_002 without its survey.
func (d *Database) CreateToken(ctx context.Context, t survey.Token) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO tokens ("+tokenColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			t.ID, t.Secret[:], t.Name, t.Survey, string(t.Role), t.CreatedBy, milliseconds(t.CreatedAt), milliseconds(t.RevokedAt))
		if isForeignKey(err) {
			return noSurvey(t.Survey)
		}
		return err
	})
}

// TokenBySecret finds one by the hash of its secret; NotFound. Whether it is revoked is for the caller to see.
func (d *Database) TokenBySecret(ctx context.Context, secret survey.Hash) (survey.Token, error) {
	return find(ctx, d, noToken(), scanToken, "SELECT "+tokenColumns+" FROM tokens WHERE secret = ?", secret[:])
}

// Tokens lists a survey's, oldest first.
func (d *Database) Tokens(ctx context.Context, slug string) ([]survey.Token, error) {
	return list(ctx, d, scanToken, "SELECT "+tokenColumns+" FROM tokens WHERE survey = ? ORDER BY created_at, id", slug)
}

// RevokeToken ends a token; NotFound when the survey has no such token, the first time stands when it is revoked again.
func (d *Database) RevokeToken(ctx context.Context, slug, id string, at time.Time) error {
	return d.executeFound(ctx, noToken(), "UPDATE tokens SET revoked_at = iif(revoked_at = 0, ?, revoked_at) WHERE survey = ? AND id = ?",
		milliseconds(at), slug, id)
}
