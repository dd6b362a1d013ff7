package sqlite

import (
	"context"
	"time"

	"sonde/survey"
)

const loginColumns = "token, user_id, device, created_at, seen_at, expires_at"

func scanLogin(row scanner) (survey.Login, error) {
	var l survey.Login
	err := row.Scan(hashColumn{(*[32]byte)(&l.Token)}, &l.UserID, &l.Device, instant{&l.CreatedAt}, instant{&l.SeenAt}, instant{&l.ExpiresAt})
	return l, err
}

func noLogin() error { return survey.Fail(survey.NotFound, codeNoLogin, nil) }

// SaveLogin stores or refreshes a login; NotFound USR_002 without its user.
func (d *Database) SaveLogin(ctx context.Context, l survey.Login) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO logins ("+loginColumns+") VALUES (?, ?, ?, ?, ?, ?) "+
			"ON CONFLICT (token) DO UPDATE SET device = excluded.device, seen_at = excluded.seen_at, expires_at = excluded.expires_at",
			l.Token[:], l.UserID, l.Device, milliseconds(l.CreatedAt), milliseconds(l.SeenAt), milliseconds(l.ExpiresAt))
		if isForeignKey(err) {
			return noUser()
		}
		return err
	})
}

// Login finds a login by its token; NotFound. Whether it has expired is for the caller to see.
func (d *Database) Login(ctx context.Context, token survey.Hash) (survey.Login, error) {
	return find(ctx, d, noLogin(), scanLogin, "SELECT "+loginColumns+" FROM logins WHERE token = ?", token[:])
}

// Logins lists a user's, last seen first.
func (d *Database) Logins(ctx context.Context, userID string) ([]survey.Login, error) {
	return list(ctx, d, scanLogin, "SELECT "+loginColumns+" FROM logins WHERE user_id = ? ORDER BY seen_at DESC, token", userID)
}

// EndLogin ends one; ending what has ended is no error.
func (d *Database) EndLogin(ctx context.Context, token survey.Hash) error {
	return d.execute(ctx, "DELETE FROM logins WHERE token = ?", token[:])
}

// EndLogins ends all of a user but the one kept (the zero Hash keeps none).
func (d *Database) EndLogins(ctx context.Context, userID string, keep survey.Hash) error {
	return d.execute(ctx, "DELETE FROM logins WHERE user_id = ? AND token <> ?", userID, keep[:])
}

func noLink() error { return survey.Fail(survey.NotFound, codeNoLink, nil) }

// CreateLink stores a one-time link; NotFound USR_002 without its user.
func (d *Database) CreateLink(ctx context.Context, l survey.Link) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO links (token, purpose, user_id, expires_at, used_at) VALUES (?, ?, nullif(?, ''), ?, ?)",
			l.Token[:], string(l.Purpose), l.UserID, milliseconds(l.ExpiresAt), milliseconds(l.UsedAt))
		if isForeignKey(err) {
			return noUser()
		}
		return err
	})
}

// Link finds a link by its token; NotFound.
func (d *Database) Link(ctx context.Context, token survey.Hash) (survey.Link, error) {
	return find(ctx, d, noLink(), func(row scanner) (survey.Link, error) {
		var l survey.Link
		err := row.Scan(hashColumn{(*[32]byte)(&l.Token)}, &l.Purpose, &l.UserID, instant{&l.ExpiresAt}, instant{&l.UsedAt})
		return l, err
	}, "SELECT token, purpose, ifnull(user_id, ''), expires_at, used_at FROM links WHERE token = ?", token[:])
}

// UseLink marks an unused, unexpired link used; Gone LNK_001 otherwise, so that two people cannot both use it.
func (d *Database) UseLink(ctx context.Context, token survey.Hash, at time.Time) error {
	return d.executeFound(ctx, survey.Fail(survey.Gone, codeUsedLink, nil),
		"UPDATE links SET used_at = ? WHERE token = ? AND used_at = 0 AND expires_at > ?", milliseconds(at), token[:], milliseconds(at))
}
