package sqlite

import (
	"context"

	"sonde/survey"
)

func scanMembership(row scanner) (survey.Membership, error) {
	var m survey.Membership
	err := row.Scan(&m.Survey, &m.UserID, &m.Role)
	return m, err
}

// SetMembership gives or changes a role; NotFound USR_003 when survey or user is missing.
func (d *Database) SetMembership(ctx context.Context, m survey.Membership) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO memberships (survey, user_id, role) VALUES (?, ?, ?) "+
			"ON CONFLICT (survey, user_id) DO UPDATE SET role = excluded.role", m.Survey, m.UserID, string(m.Role))
		if isForeignKey(err) {
			return survey.Fail(survey.NotFound, codeNoMembership, nil)
		}
		return err
	})
}

// RemoveMembership takes a role away; NotFound USR_003 when there is none.
func (d *Database) RemoveMembership(ctx context.Context, slug, userID string) error {
	return d.executeFound(ctx, survey.Fail(survey.NotFound, codeNoMembership, nil),
		"DELETE FROM memberships WHERE survey = ? AND user_id = ?", slug, userID)
}

// Memberships lists those of a survey, by user.
func (d *Database) Memberships(ctx context.Context, slug string) ([]survey.Membership, error) {
	return list(ctx, d, scanMembership, "SELECT survey, user_id, role FROM memberships WHERE survey = ? ORDER BY user_id", slug)
}

// MembershipsOf lists those of a user, by survey.
func (d *Database) MembershipsOf(ctx context.Context, userID string) ([]survey.Membership, error) {
	return list(ctx, d, scanMembership, "SELECT survey, user_id, role FROM memberships WHERE user_id = ? ORDER BY survey", userID)
}
