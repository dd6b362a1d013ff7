package main

import (
	"context"
	"strconv"
	"time"

	"sonde/survey"
)

// surveyList lists the surveys of the database.
type surveyList struct{ printing }

// surveyLine is a survey as scripts read it; OpensAt and ClosesAt are RFC 3339, "" for none.
type surveyLine struct {
	Slug          string       `json:"slug"`
	Questionnaire string       `json:"questionnaire"`
	Version       int          `json:"version"`
	Title         survey.Text  `json:"title"`
	State         survey.State `json:"state"`
	OpensAt       string       `json:"opens_at"`
	ClosesAt      string       `json:"closes_at"`
	Responses     int          `json:"responses"`
}

// Run prints slug, state, questionnaire, version, responses, title.
func (c *surveyList) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		list, err := store.Surveys(ctx)
		if err != nil {
			return err
		}
		lines, rows := []surveyLine{}, [][]string{}
		for _, s := range list {
			tally, err := store.Tally(ctx, s.Slug)
			if err != nil {
				return err
			}
			line := lineOf(s)
			for _, t := range tally {
				line.Responses += t.Count
			}
			lines = append(lines, line)
			rows = append(rows, []string{s.Slug, con.state(s.State), s.Questionnaire, strconv.Itoa(s.Version), strconv.Itoa(line.Responses), con.text(s.Title)})
		}
		if c.JSON {
			return con.json(lines)
		}
		con.columns([]string{"cli.column.survey", "cli.column.state", "cli.column.questionnaire", "cli.column.version", "cli.column.responses", "cli.column.title"}, rows)
		return nil
	})
}

func lineOf(s survey.Survey) surveyLine {
	return surveyLine{Slug: s.Slug, Questionnaire: s.Questionnaire, Version: s.Version, Title: s.Title, State: s.State, OpensAt: moment(s.OpensAt), ClosesAt: moment(s.ClosesAt)}
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (con *console) state(s survey.State) string { return con.say("cli.state."+string(s), nil) }

// showSurvey prints what became of a survey.
func (con *console) showSurvey(s survey.Survey, asJSON bool) error {
	if asJSON {
		return con.json(lineOf(s))
	}
	con.tell("cli.survey."+string(s.State), survey.Args{"Slug": s.Slug, "Version": s.Version})
	return nil
}
