package sqlite

import (
	"context"

	"sonde/survey"
)

const userColumns = "id, email, name, language, admin, disabled, password_hash, created_at"

func scanUser(row scanner) (survey.User, error) {
	var u survey.User
	err := row.Scan(&u.ID, &u.Email, &u.Name, &u.Language, &u.Admin, &u.Disabled, &u.PasswordHash, instant{&u.CreatedAt})
	return u, err
}

func noUser() error { return survey.Fail(survey.NotFound, codeNoUser, nil) }

func takenUser(email string) error {
	return survey.Fail(survey.Conflict, codeTakenUser, survey.Args{"Email": email})
}

// CreateUser stores a new user; Conflict USR_001 when the address is taken.
func (d *Database) CreateUser(ctx context.Context, u survey.User) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO users ("+userColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			u.ID, u.Email, u.Name, u.Language, u.Admin, u.Disabled, u.PasswordHash, milliseconds(u.CreatedAt))
		if isUnique(err) {
			return takenUser(u.Email)
		}
		return err
	})
}

// UpdateUser replaces all but id and creation; NotFound, Conflict USR_001 when the address is another's.
func (d *Database) UpdateUser(ctx context.Context, u survey.User) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		err := changed(ctx, tx, noUser(),
			"UPDATE users SET email = ?, name = ?, language = ?, admin = ?, disabled = ?, password_hash = ? WHERE id = ?",
			u.Email, u.Name, u.Language, u.Admin, u.Disabled, u.PasswordHash, u.ID)
		if isUnique(err) {
			return takenUser(u.Email)
		}
		return err
	})
}

// User finds one by id; NotFound.
func (d *Database) User(ctx context.Context, id string) (survey.User, error) {
	return find(ctx, d, noUser(), scanUser, "SELECT "+userColumns+" FROM users WHERE id = ?", id)
}

// UserByEmail finds one by address; NotFound.
func (d *Database) UserByEmail(ctx context.Context, email string) (survey.User, error) {
	return find(ctx, d, noUser(), scanUser, "SELECT "+userColumns+" FROM users WHERE email = ?", email)
}

// Users lists all, by address.
func (d *Database) Users(ctx context.Context) ([]survey.User, error) {
	return list(ctx, d, scanUser, "SELECT "+userColumns+" FROM users ORDER BY email")
}
