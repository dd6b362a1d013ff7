package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// responsesImport brings a file of responses into a survey, all of it or nothing.
type responsesImport struct {
	printing
	File      string `arg:""`
	Survey    string `required:"" placeholder:"SLUG"`
	Event     string `placeholder:"CODE"`
	Sheet     string `placeholder:"NAME"`
	Separator string `placeholder:"TEXT"`
	Mapping   string `placeholder:"FILE"`
	DryRun    bool
}

// imported is what scripts read. Accepted is false when nothing was stored because of Problems.
type imported struct {
	Survey   string `json:"survey"`
	Accepted bool   `json:"accepted"`
	DryRun   bool   `json:"dry_run"`
	Added    int    `json:"added"`   // 0 in a dry run, which stores nothing
	Present  int    `json:"present"` // already there, or withdrawn
	rows.Summary
	Problems []place `json:"problems"`
	Count    int     `json:"problem_count"` // of all problems; the first are listed
}

// Run reads the whole file before it stores anything.
func (c *responsesImport) Run(ctx context.Context, con *console) error {
	use := con.writing
	if c.DryRun {
		use = con.reading
	}
	return use(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		in, err := instrumentOf(ctx, store, s, s.Version)
		if err != nil {
			return err
		}
		reader, err := c.reader(ctx, con, store, s, in)
		if err != nil {
			return err
		}
		table, err := readTable(c.File, c.Sheet)
		if err != nil {
			return err
		}
		progress := con.progress(table.Lines)
		reader.Progress = progress.rows
		sheets, summary, err := reader.Read(table)
		progress.end()
		result := imported{Survey: s.Slug, DryRun: c.DryRun, Summary: summary, Problems: []place{}}
		if err != nil {
			return c.refused(con, in, result, err)
		}
		result.Accepted = true
		if !c.DryRun {
			if result.Added, err = collect.New(store, con.now).Import(ctx, s, entries(sheets)); err != nil {
				return err
			}
			result.Present = summary.Rows - result.Added
			if err := con.record(ctx, store, "responses_import", s.Slug, fmt.Sprint(result.Added)); err != nil {
				return err
			}
		}
		if c.JSON {
			return con.json(result)
		}
		con.printImported(result)
		return nil
	})
}

// reader says how the file's rows become sheets of the survey.
func (c *responsesImport) reader(ctx context.Context, con *console, store survey.Store, s survey.Survey, in *questionnaire.Instrument) (rows.Reader, error) {
	r := rows.Reader{Instrument: in, Survey: s.Slug, Event: c.Event, Events: map[string]bool{}, Normalise: norm.NFC.String}
	zone, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return r, err
	}
	r.Today = survey.DayOf(con.now(), zone)
	events, err := store.Events(ctx, s.Slug)
	if err != nil {
		return r, err
	}
	for _, e := range events {
		r.Events[e.Code] = true
	}
	if c.Event != "" && !r.Events[c.Event] {
		return r, survey.Fail(survey.NotFound, "EVT_002", survey.Args{"Event": c.Event})
	}
	if c.Mapping != "" {
		raw, err := readFile(c.Mapping, questionnaire.MaxFileBytes)
		if err != nil {
			return r, err
		}
		if r.Mapping, err = rows.ParseMapping(raw); err != nil {
			return r, err
		}
	}
	if c.Separator != "" {
		r.Mapping.Separator = c.Separator
	}
	return r, nil
}

// entries gives the sheets as the store takes them.
func entries(sheets []rows.Parsed) []collect.Entry {
	list := make([]collect.Entry, len(sheets))
	for i, sheet := range sheets {
		list[i] = collect.Entry{
			Event: sheet.Event, Key: sheet.Key, Version: sheet.Version, Language: sheet.Language, Source: sheet.Source,
			ReceivedOn: sheet.ReceivedOn, Answers: sheet.Answers, Skipped: sheet.Skipped,
		}
	}
	return list
}

// printImported prints the summary for a person.
func (con *console) printImported(r imported) {
	key := "cli.import.done"
	if r.DryRun {
		key = "cli.import.dry"
	}
	con.tell(key, survey.Args{"Count": r.Rows, "Added": con.count(r.Added), "Present": con.count(r.Present)})
	if r.Comments > 0 {
		con.tell("cli.import.comments", survey.Args{"Count": r.Comments})
	}
	if r.Incomplete > 0 {
		con.tell("cli.import.incomplete", survey.Args{"Count": r.Incomplete})
	}
	if len(r.Absent) > 0 {
		con.tell("cli.import.absent", survey.Args{"Questions": strings.Join(r.Absent, ", ")})
	}
	if len(r.Ignored) > 0 {
		con.tell("cli.import.ignored", survey.Args{"Columns": strings.Join(r.Ignored, " | ")})
	}
	for _, code := range slices.Sorted(maps.Keys(r.Breaches)) {
		con.tell("cli.import.breach", survey.Args{"Rule": con.say("cli.import.rule."+code, nil), "Count": r.Breaches[code]})
	}
}
