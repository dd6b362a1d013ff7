package collect

import (
	"errors"
	"testing"
	"time"

	"sonde/survey"
)

func TestSheetsAreTakenByTheClock(t *testing.T) {
	opens := time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	closes := opens.Add(10 * time.Hour)
	state := func(s survey.State) survey.Collecting {
		return survey.Collecting{State: s, OpensAt: opens, ClosesAt: closes, LateHours: 24}
	}
	endless := state(survey.StateOpen)
	endless.ClosesAt = time.Time{}
	strict := state(survey.StateOpen)
	strict.LateHours = 0
	byHand := state(survey.StateClosed)
	byHand.ClosesAt = time.Time{}
	const second = time.Second
	for name, c := range map[string]struct {
		state survey.Collecting
		now   time.Time
		late  bool
		code  string
	}{
		"a draft takes nothing":                      {state(survey.StateDraft), opens, false, "COL_002"},
		"not before the opening":                     {state(survey.StateOpen), opens.Add(-second), false, "COL_002"},
		"from the opening on":                        {state(survey.StateOpen), opens, false, ""},
		"a trial likewise":                           {state(survey.StateTrial), opens, false, ""},
		"until the closing":                          {state(survey.StateOpen), closes.Add(-second), false, ""},
		"at the closing it is late":                  {state(survey.StateOpen), closes, true, ""},
		"late for late hours":                        {state(survey.StateOpen), closes.Add(24*time.Hour - second), true, ""},
		"then no more":                               {state(survey.StateOpen), closes.Add(24 * time.Hour), false, "COL_003"},
		"without late hours the closing is the end":  {strict, closes, false, "COL_003"},
		"without a closing there is no end":          {endless, closes.AddDate(9, 0, 0), false, ""},
		"closed by hand: late likewise":              {state(survey.StateClosed), closes.Add(time.Hour), true, ""},
		"closed by hand: then no more":               {state(survey.StateClosed), closes.Add(25 * time.Hour), false, "COL_003"},
		"closed at an unknown instant takes nothing": {byHand, opens, false, "COL_003"},
	} {
		t.Run(name, func(t *testing.T) {
			late, err := admit(c.state, c.now)
			code := ""
			var known *survey.Error
			if errors.As(err, &known) {
				code = known.Code
			}
			if late != c.late || code != c.code {
				t.Errorf("late %t, %v; want late %t, code %q", late, err, c.late, c.code)
			}
		})
	}
}
