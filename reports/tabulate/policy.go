package tabulate

import "sonde/survey"

// Policy is what an audience may see (DESIGN section 7). The zero Policy is a coordinator's: any table, nothing hidden.
type Policy struct {
	// K hides every count of 1 to K-1, its complement, and groups of fewer than K. Below 2 nothing is hidden.
	K int
	// FixedOnly allows the fixed tables alone, so that no two tables can be subtracted: all, by role, by event.
	FixedOnly bool
}

// PolicyOf gives the policy of managers and walls (public false) or of the public in a survey. It never goes below
// survey.MinThreshold.
func PolicyOf(s survey.Survey, public bool) Policy {
	k, fallback := s.WallThreshold, survey.DefaultWallThreshold
	if public {
		k, fallback = s.OpenThreshold, survey.DefaultOpenThreshold
	}
	if k == 0 {
		k = fallback
	}
	return Policy{K: max(k, survey.MinThreshold), FixedOnly: true}
}

// RoleQuestion is the question whose groups are a fixed table.
const RoleQuestion = "role"

// Fixed tells whether q is one of the fixed tables that managers and the public may see: no filter, and no groups, those
// of the role, or the events; shares of those who answered, at the default level.
func Fixed(q Query) bool {
	return q.Where == "" && (q.By == "" || q.By == RoleQuestion || q.By == ColumnEvent) &&
		(q.Base == "" || q.Base == BaseAnswered) && (q.Level == 0 || q.Level == DefaultLevel)
}

// hides tells whether anything is hidden at all.
func (p Policy) hides() bool { return p.K > 1 }

func (p Policy) allows(q Query) error {
	if p.FixedOnly && !Fixed(q) {
		return survey.Fail(survey.Denied, "TAB_006", nil)
	}
	return nil
}
