package demo

import (
	"context"
	"fmt"

	"golang.org/x/text/unicode/norm"

	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// Fill adds the simulated events to a survey of the questionnaire obstacles and stores the simulated sheets, each valid
// by the rules that respondents' sheets pass. It tells how many there are. Errors: those of the store; one whose cause
// names the question when profile and questionnaire do not fit.
func Fill(ctx context.Context, store survey.Store, s survey.Survey, clock survey.Clock) (int, error) {
	p, err := readProfile()
	if err != nil {
		return 0, err
	}
	q, err := store.Published(ctx, p.Questionnaire, s.Version)
	if err != nil {
		return 0, err
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return 0, err
	}
	d := newDraw(p, in)
	var entries []collect.Entry
	for _, o := range p.Events {
		if err := store.CreateEvent(ctx, o.event(s.Slug)); err != nil {
			return 0, err
		}
		for range o.Responses {
			entry, err := d.entry(o, s.Version)
			if err != nil {
				return 0, err
			}
			entries = append(entries, entry)
		}
	}
	return collect.New(store, clock).Import(ctx, s, entries)
}

// entry draws a sheet and puts it through the validation of the page.
func (d *draw) entry(o occasion, version int) (collect.Entry, error) {
	raw, language, day := d.sheet(o)
	checked := d.in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Page, Today: day, Normalise: norm.NFC.String})
	if len(checked.Problems) > 0 {
		return collect.Entry{}, fmt.Errorf("the simulated sheet is not valid: %w", checked.Problems)
	}
	return collect.Entry{
		Event: o.Code, Key: d.key(), Version: version, Language: language, Source: d.Source, ReceivedOn: day,
		Answers: d.in.Canonical(checked.Answers), Skipped: checked.Skipped,
	}, nil
}
