// Package intake knows the surveys that take sheets: how they stand, and their questionnaires, compiled and kept. The
// respondent's pages and the JSON interface share it, and with it the limit on sends.
package intake

import (
	"context"
	"strconv"
	"sync"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// Intake is what takes sheets in, for one server.
type Intake struct {
	Collector *collect.Collector
	Sends     *server.Limiter // per address

	store       survey.Store
	now         survey.Clock
	instruments sync.Map // "name version" -> *questionnaire.Instrument
	standings   sync.Map // slug -> *Standing
}

// New makes the intake of a server.
func New(s *server.Server) *Intake {
	return &Intake{
		Collector: collect.New(s.Store, s.Now),
		Sends:     server.NewLimiter(s.SendsPerMinute, s.Now),
		store:     s.Store,
		now:       s.Now,
	}
}

// Instrument gives a published version of a questionnaire, compiled once: it never changes.
func (i *Intake) Instrument(ctx context.Context, name string, version int) (*questionnaire.Instrument, error) {
	id := name + " " + strconv.Itoa(version)
	if kept, ok := i.instruments.Load(id); ok {
		return kept.(*questionnaire.Instrument), nil
	}
	q, err := i.store.Published(ctx, name, version)
	if err != nil {
		return nil, err
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return nil, err
	}
	i.instruments.Store(id, in)
	return in, nil
}

// Shown gives the version that a sheet was filled on. NotFound when the survey never showed such a version.
func (i *Intake) Shown(ctx context.Context, s survey.Survey, version int) (*questionnaire.Instrument, error) {
	if version < 1 || version > s.Version {
		return nil, ErrNone
	}
	return i.Instrument(ctx, s.Questionnaire, version)
}

// ErrNone is what missing, hidden and unknown things are all answered with.
var ErrNone = survey.Fail(survey.NotFound, "SRV_002", nil)
