package access

import (
	"context"

	"sonde/survey"
)

// SetMember gives a user the role of coordinator or manager on a survey; Invalid ACC_040 for any other role.
func (a *Access) SetMember(ctx context.Context, slug, userID string, role survey.Role) error {
	if role != survey.RoleCoordinator && role != survey.RoleManager {
		return survey.Fail(survey.Invalid, "ACC_040", nil)
	}
	if _, err := a.store.User(ctx, userID); err != nil {
		return err
	}
	return a.store.SetMembership(ctx, survey.Membership{Survey: slug, UserID: userID, Role: role})
}

// Record writes a line of the audit log, with the moment from the clock.
func (a *Access) Record(ctx context.Context, entry survey.AuditEntry) error {
	entry.At = a.now()
	return a.store.Record(ctx, entry)
}
