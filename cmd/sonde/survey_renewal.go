package main

import (
	"errors"
	"fmt"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/life"
	"sonde/survey/questionnaire"
)

// renewal is what opening would change for those who answer a survey, as scripts read it.
type renewal struct {
	Slug    string       `json:"slug"`
	Shows   int          `json:"shows"` // the version now
	Version int          `json:"version"`
	Ready   bool         `json:"ready"`
	Changes []changeLine `json:"changes"`
	Errors  []finding    `json:"errors"`
	Missing []string     `json:"missing"` // texts that languages lack: "en title"
}

// changeLine is one change, in the language of the command. Effect says what it does to answers given before, "" for nothing.
type changeLine struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Effect  string `json:"effect"`
}

func renewalOf(con *console, s survey.Survey, preview author.Review) renewal {
	r := renewal{Slug: s.Slug, Shows: s.Version, Version: preview.Newest, Ready: preview.Ready(), Changes: []changeLine{}, Errors: []finding{}, Missing: []string{}}
	if preview.Draft.Revision > 0 {
		r.Version++
	}
	for _, change := range preview.Changes {
		what, effect := change.Explain(con.words, con.language)
		r.Changes = append(r.Changes, changeLine{string(change.Code), what, effect})
	}
	for _, m := range preview.Errors {
		r.Errors = append(r.Errors, con.finding(m))
	}
	q := preview.Content
	for _, one := range life.Missing(q, q.Languages...) {
		r.Missing = append(r.Missing, one.Language+" "+one.Place.String())
	}
	return r
}

// showRenewal prints what would change.
func (con *console) showRenewal(r renewal, asJSON bool) error {
	if asJSON {
		return con.json(r)
	}
	con.tell("cli.renewal", survey.Args{"Slug": r.Slug, "Shows": r.Shows, "Version": r.Version})
	con.tellChanges(r.Changes)
	con.printFindings(r.Errors)
	for _, missing := range r.Missing {
		con.tell("cli.renewal.missing", survey.Args{"Place": missing})
	}
	return nil
}

func (con *console) tellChanges(changes []changeLine) {
	for _, change := range changes {
		if change.Effect != "" {
			change.Message += " " + change.Effect
		}
		fmt.Fprintln(con.stdout, change.Message)
	}
}

// explain lists what a refusal to publish or to open is made of; fail then says the refusal itself.
func (con *console) explain(err error) {
	var messages questionnaire.Messages
	var missing life.Incomplete
	var broken author.Changes
	switch {
	case errors.As(err, &messages):
		for _, m := range messages {
			what, remedy := m.Explain(con.words, con.language)
			fmt.Fprintln(con.stderr, m.Place.String()+": "+what+" "+remedy)
		}
	case errors.As(err, &missing):
		for _, one := range missing {
			fmt.Fprintln(con.stderr, con.say("cli.renewal.missing", survey.Args{"Place": one.Language + " " + one.Place.String()}))
		}
	case errors.As(err, &broken):
		for _, change := range broken {
			what, effect := change.Explain(con.words, con.language)
			fmt.Fprintln(con.stderr, what+" "+effect)
		}
	}
}
