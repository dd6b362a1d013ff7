package intake

import (
	"time"

	"sonde/survey"
)

// Phase is what a survey's page does at an instant.
type Phase uint8

// The phases of a survey's page.
const (
	Hidden     Phase = iota // a draft: there is nothing to see
	Early                   // opens later
	Collecting              // takes new sheets
	Over                    // takes no new sheets; late ones may still be on their way
)

// Settled tells whether no sheet can come any more: the survey is over, and so are the hours for late sheets.
func Settled(s survey.Survey, now time.Time) bool {
	return PhaseOf(s, now) == Over && (s.ClosesAt.IsZero() || !now.Before(s.ClosesAt.Add(time.Duration(s.LateHours)*time.Hour)))
}

// PhaseOf gives the phase of a survey at an instant.
func PhaseOf(s survey.Survey, now time.Time) Phase {
	switch {
	case s.State == survey.StateDraft:
		return Hidden
	case s.State == survey.StateClosed || !s.ClosesAt.IsZero() && !now.Before(s.ClosesAt):
		return Over
	case now.Before(s.OpensAt):
		return Early
	}
	return Collecting
}
