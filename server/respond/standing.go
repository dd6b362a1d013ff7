package respond

import (
	"context"
	"reflect"
	"sync"
	"time"

	"sonde/server"
	"sonde/survey"
)

// standing is what sending needs to know of a survey. It may be freshness old: whether a sheet is taken is judged in
// the storing transaction, from the survey as it then is.
type standing struct {
	survey       survey.Survey
	organisation survey.Organisation
	zone         *time.Location
	read         time.Time
	thanks       *sync.Map // thanksID -> *spliced: the receipt pages, ready but for the code
}

// freshness is how long a standing is used before it is read again.
const freshness = time.Second

// standings keeps the standing of each survey.
type standings struct {
	kept sync.Map // slug -> *standing
}

// standing gives that of a survey; drafts are not found.
func (p *Pages) standing(ctx context.Context, slug string) (*standing, error) {
	kept, _ := p.standings.kept.Load(slug)
	old, _ := kept.(*standing)
	if old != nil && time.Since(old.read) < freshness {
		return old, nil
	}
	now := time.Now()
	s, err := p.store.Survey(ctx, slug)
	if survey.IsKind(err, survey.NotFound) || err == nil && s.State == survey.StateDraft {
		p.standings.kept.Delete(slug)
		return nil, errNone
	}
	if err != nil {
		return nil, err
	}
	organisation, err := p.store.Organisation(ctx)
	if err != nil {
		return nil, err
	}
	fresh := &standing{survey: s, organisation: organisation, zone: zone(s), read: now, thanks: &sync.Map{}}
	if old != nil && reflect.DeepEqual(old.survey, s) && reflect.DeepEqual(old.organisation, organisation) {
		fresh.thanks = old.thanks
	}
	p.standings.kept.Store(slug, fresh)
	return fresh, nil
}

// zone is where a survey's days are counted; UTC when its name is unknown.
func zone(s survey.Survey) *time.Location {
	location, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return time.UTC
	}
	return location
}

// today is the day by the server's clock in the survey's zone.
func (p *Pages) today(s *standing) survey.Day { return survey.DayOf(p.server.Now(), s.zone) }

// formShown gives the form of the version that a sheet was filled on; of the current one when that version is none.
func (p *Pages) formShown(r *server.Request, s *standing, version int) (f *form, known bool, err error) {
	if version > 0 && version <= s.survey.Version {
		f, err = p.formOf(r, s.survey, survey.Event{}, version)
		if err == nil || !survey.IsKind(err, survey.NotFound) {
			return f, true, err
		}
	}
	f, err = p.formOf(r, s.survey, survey.Event{}, 0)
	return f, false, err
}
