package intake

import (
	"context"
	"reflect"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Standing is what sending needs to know of a survey. It may be freshness old: whether a sheet is taken is judged in
// the storing transaction, from the survey as it then is.
type Standing struct {
	Survey survey.Survey
	// Replies keeps what the caller makes of the survey and the organisation; it is a new map when either changes.
	Replies *sync.Map

	organisation survey.Organisation
	zone         *time.Location
	read         time.Time
}

// freshness is how long a standing is used before it is read again.
const freshness = time.Second

// Standing gives that of a survey; NotFound for a draft.
func (i *Intake) Standing(ctx context.Context, slug string) (*Standing, error) {
	kept, _ := i.standings.Load(slug)
	old, _ := kept.(*Standing)
	if old != nil && time.Since(old.read) < freshness {
		return old, nil
	}
	now := time.Now()
	s, err := i.store.Survey(ctx, slug)
	if survey.IsKind(err, survey.NotFound) || err == nil && s.State == survey.StateDraft {
		i.standings.Delete(slug)
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	organisation, err := i.store.Organisation(ctx)
	if err != nil {
		return nil, err
	}
	fresh := &Standing{Survey: s, Replies: &sync.Map{}, organisation: organisation, zone: Zone(s), read: now}
	if old != nil && reflect.DeepEqual(old.Survey, s) && reflect.DeepEqual(old.organisation, organisation) {
		fresh.Replies = old.Replies
	}
	i.standings.Store(slug, fresh)
	return fresh, nil
}

// Entry is how a sheet with the key comes to be validated now.
func (i *Intake) Entry(s *Standing, mode questionnaire.Mode, key string) questionnaire.Entry {
	return EntryAt(i.now().In(s.zone), mode, key)
}

// EntryAt is how a sheet with the key comes to be validated at an instant, in the survey's zone.
func EntryAt(now time.Time, mode questionnaire.Mode, key string) questionnaire.Entry {
	return questionnaire.Entry{
		Mode: mode, Today: survey.DayOf(now, now.Location()), Now: now.Format("2006-01-02T15:04"), Seed: key, Normalise: norm.NFC.String,
	}
}

// Zone is where a survey's days are counted; UTC when its name is unknown.
func Zone(s survey.Survey) *time.Location {
	location, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return time.UTC
	}
	return location
}
