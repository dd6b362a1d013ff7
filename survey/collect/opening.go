package collect

import (
	"time"

	"sonde/survey"
)

// admit tells whether a survey takes a sheet at an instant, and whether it is late. Gone COL_002 before it opens, COL_003
// once its closing and the late hours after it have passed.
func admit(c survey.Collecting, now time.Time) (late bool, err error) {
	if c.State == survey.StateDraft {
		return false, survey.Fail(survey.Gone, "COL_002", nil)
	}
	if c.State == survey.StateClosed || !c.ClosesAt.IsZero() && !now.Before(c.ClosesAt) {
		// New pages have stopped; what was filled before is still on its way.
		if c.ClosesAt.IsZero() || !now.Before(c.ClosesAt.Add(time.Duration(c.LateHours)*time.Hour)) {
			return false, survey.Fail(survey.Gone, "COL_003", nil)
		}
		return true, nil
	}
	if now.Before(c.OpensAt) {
		return false, survey.Fail(survey.Gone, "COL_002", nil)
	}
	return false, nil
}
