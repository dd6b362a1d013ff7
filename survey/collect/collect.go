package collect

import (
	"context"
	"errors"
	"sync"
	"time"
	_ "time/tzdata" // days are counted in the survey's zone on machines that know none

	"sonde/survey"
)

// Store is what a Collector needs of the store.
type Store interface {
	survey.ResponseStore
	Survey(ctx context.Context, slug string) (survey.Survey, error)
}

// Collector takes sheets in for one store.
type Collector struct {
	store Store
	now   survey.Clock
	zones sync.Map // name -> *time.Location
}

// New makes a Collector that reads the time from clock.
func New(store Store, clock survey.Clock) *Collector { return &Collector{store: store, now: clock} }

// Submission is a sheet on its way in. Survey is the survey as the caller read it to validate the sheet; Version the
// version of its questionnaire that the respondent saw. Answers is the canonical JSON of valid answers; Skipped names the
// questions that were asked and left without an answer.
type Submission struct {
	Survey   survey.Survey
	Event    string // code, or ""
	Key      string
	Version  int
	Language string
	Source   survey.Source
	Answers  []byte
	Skipped  []string
}

// Send stores a sheet and gives its receipt, which is good on outcomes Stored and SameContent. Errors: Invalid COL_001 for
// a malformed key, Gone COL_002 before opening and COL_003 after closing, NotFound without the survey or the event, and
// the store's Unavailable.
func (c *Collector) Send(ctx context.Context, s Submission) (Receipt, survey.Outcome, error) {
	return c.submit(ctx, s, c.store.Send)
}

// Replace puts the sheet in the place of the one with the same key: whoever holds the key owns the sheet. Outcomes and
// errors are those of the store's Replace and of Send.
func (c *Collector) Replace(ctx context.Context, s Submission) (Receipt, survey.Outcome, error) {
	return c.submit(ctx, s, c.store.Replace)
}

// errTurned says that the survey went on trial or live since the sheet was made ready.
var errTurned = errors.New("the survey is no longer on trial, or has become so")

// submit makes the sheet ready and stores it. A sheet made ready for a trial must not land in a survey that went live
// meanwhile: it is then made ready anew.
func (c *Collector) submit(ctx context.Context, s Submission, store func(context.Context, survey.Sending) (survey.Outcome, error)) (Receipt, survey.Outcome, error) {
	receipt, err := ReceiptOf(s.Key)
	if err != nil {
		return "", 0, err
	}
	for {
		sending, err := c.sending(s, receipt)
		if err != nil {
			return "", 0, err
		}
		trial := s.Survey.State == survey.StateTrial
		sending.Accept = func(state survey.Collecting) (bool, error) {
			if trial != (state.State == survey.StateTrial) {
				return false, errTurned
			}
			return admit(state, c.now())
		}
		outcome, err := store(ctx, sending)
		if !errors.Is(err, errTurned) {
			return receipt, outcome, err
		}
		if s.Survey, err = c.store.Survey(ctx, s.Survey.Slug); err != nil {
			return "", 0, err
		}
	}
}

// sending makes what the store takes.
func (c *Collector) sending(s Submission, receipt Receipt) (survey.Sending, error) {
	zone, err := c.zone(s.Survey.TimeZone)
	if err != nil {
		return survey.Sending{}, err
	}
	return survey.Sending{
		Key: receipt.hash(),
		Sheet: survey.Sheet{
			Survey: s.Survey.Slug, Version: s.Version, Event: s.Event, Language: s.Language, Source: source(s),
			ReceivedOn: survey.DayOf(c.now(), zone), Answers: s.Answers, Skipped: s.Skipped,
		},
	}, nil
}

// source is the submission's own, but for what respondents send to a survey on trial.
func source(s Submission) survey.Source {
	if s.Survey.State == survey.StateTrial && (s.Source == survey.SourceWeb || s.Source == survey.SourceAPI) {
		return survey.SourceTrial
	}
	return s.Source
}

// zone gives a time zone by name, looked up once.
func (c *Collector) zone(name string) (*time.Location, error) {
	if known, ok := c.zones.Load(name); ok {
		return known.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	c.zones.Store(name, zone)
	return zone, nil
}

// Read gives the response of a receipt as typed; NotFound RSP_001, Gone RSP_002 when it was withdrawn.
func (c *Collector) Read(ctx context.Context, typed string) (survey.Response, error) {
	receipt, err := ParseReceipt(typed)
	if err != nil {
		return survey.Response{}, err
	}
	return c.store.ByReceipt(ctx, receipt.hash())
}

// Withdraw erases the response of a receipt as typed, for ever; NotFound RSP_001, Gone RSP_002 when it was withdrawn.
func (c *Collector) Withdraw(ctx context.Context, typed string) error {
	receipt, err := ParseReceipt(typed)
	if err != nil {
		return err
	}
	return c.store.Withdraw(ctx, receipt.hash())
}
