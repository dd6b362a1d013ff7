package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/life"
)

// eventCreate adds an occasion of collection to a survey.
type eventCreate struct {
	printing
	Survey   string     `required:"" placeholder:"SLUG"`
	Code     string     `required:"" placeholder:"CODE"`
	Kind     string     `required:"" enum:"workshop,webinar,assembly,online" placeholder:"workshop|webinar|assembly|online"`
	Title    string     `placeholder:"TEXT"`
	Place    string     `placeholder:"TEXT"`
	Region   string     `placeholder:"CODE"`
	StartsOn survey.Day `placeholder:"YYYY-MM-DD"`
	EndsOn   survey.Day `placeholder:"YYYY-MM-DD"`
	Invited  int        `placeholder:"N"`
	Present  int        `placeholder:"N"`
	Speakers int        `placeholder:"N"`
}

// Run stores the event. Its title, the code unless one is given, stands for every language of the questionnaire.
func (c *eventCreate) Run(ctx context.Context, con *console) error {
	e := survey.Event{
		Code: c.Code, Survey: c.Survey, Kind: survey.EventKind(c.Kind), Title: survey.Text{}, Place: c.Place, Region: c.Region,
		StartsOn: c.StartsOn, EndsOn: c.EndsOn, Invited: c.Invited, Present: c.Present, Speakers: c.Speakers,
	}
	if err := checkEvent(e); err != nil {
		return err
	}
	return con.writing(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		languages, err := life.Languages(ctx, store, s)
		if err != nil {
			return err
		}
		for _, language := range languages {
			if e.Title[language] = c.Title; c.Title == "" {
				e.Title[language] = c.Code
			}
		}
		if err := store.CreateEvent(ctx, e); err != nil {
			return err
		}
		if err := con.record(ctx, store, "event_create", s.Slug, e.Code); err != nil {
			return err
		}
		if c.JSON {
			return con.json(eventLine(e))
		}
		con.tell("cli.event_created", survey.Args{"Event": e.Code, "Slug": s.Slug})
		return nil
	})
}

// checkEvent refuses what staff pages refuse too: a code that cannot stand in an address, days that are none, people
// fewer than none.
func checkEvent(e survey.Event) error {
	if !survey.ValidEventCode(e.Code) {
		return survey.Fail(survey.Invalid, "CLI_003", survey.Args{"Code": e.Code})
	}
	for _, day := range []survey.Day{e.StartsOn, e.EndsOn} {
		if day != "" && day.Time().IsZero() {
			return survey.Fail(survey.Invalid, "CLI_004", survey.Args{"Day": string(day)})
		}
	}
	if e.StartsOn != "" && e.EndsOn != "" && e.EndsOn < e.StartsOn {
		return survey.Fail(survey.Invalid, "CLI_005", nil)
	}
	if min(e.Invited, e.Present, e.Speakers) < 0 {
		return survey.Fail(survey.Invalid, "CLI_006", nil)
	}
	return nil
}
