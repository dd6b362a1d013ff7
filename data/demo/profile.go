// Package demo fills a database with simulated answers: four events and some 240 sheets of the questionnaire obstacles,
// drawn from the chances of profile.json. No answer comes from a person, and each says so (source "simulated").
package demo

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"sonde/survey"
)

//go:embed profile.json
var source []byte

// profile is what profile.json holds; its note says how a sheet is drawn. Chances and weights are by choice name.
type profile struct {
	Note          survey.Text         `json:"note"`
	Questionnaire string              `json:"questionnaire"`
	Seed          uint64              `json:"seed"`
	Source        survey.Source       `json:"source"`
	Events        []occasion          `json:"events"`
	Burdens       burdens             `json:"burdens"`
	Single        map[string]byRole   `json:"single"`
	Multiple      map[string]multiple `json:"multiple"`
	Top           map[string]top      `json:"top"`
	Ratings       map[string]byRole   `json:"ratings"`
	Texts         map[string]texts    `json:"texts"`
	Skipped       map[string]float64  `json:"skipped"`
}

// chances are by choice, byRole by role and choice.
type (
	chances map[string]float64
	byRole  map[string]chances
)

// occasion is an event with the people who answer there.
type occasion struct {
	Code      string           `json:"code"`
	Kind      survey.EventKind `json:"kind"`
	Title     survey.Text      `json:"title"`
	Place     string           `json:"place"`
	Region    string           `json:"region"`
	StartsOn  survey.Day       `json:"starts_on"`
	EndsOn    survey.Day       `json:"ends_on"`
	Invited   int              `json:"invited"`
	Present   int              `json:"present"`
	Speakers  int              `json:"speakers"`
	Responses int              `json:"responses"`
	English   float64          `json:"english"`
	Roles     chances          `json:"roles"`
}

// burdens make some obstacles come together: each sheet has a factor on the chances of these questions.
type burdens struct {
	Questions []string `json:"questions"`
	Levels    []struct {
		Weight float64 `json:"weight"`
		Factor float64 `json:"factor"`
	} `json:"levels"`
}

// multiple draws a select_multiple: one exclusive choice, or each other choice by its chance.
type multiple struct {
	Exclusive chances `json:"exclusive"`
	Chances   byRole  `json:"chances"`
}

// top draws at most three of the choices ticked in From; a weight that is not given is 1.
type top struct {
	From    string  `json:"from"`
	Weights chances `json:"weights"`
}

// texts draws one text of the sheet's language, or with the rest of the chance none.
type texts struct {
	Answered float64  `json:"answered"`
	FR       []string `json:"fr"`
	EN       []string `json:"en"`
}

func readProfile() (profile, error) {
	var p profile
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	return p, decoder.Decode(&p)
}

func (o occasion) event(slug string) survey.Event {
	return survey.Event{
		Code: o.Code, Survey: slug, Kind: o.Kind, Title: o.Title, Place: o.Place, Region: o.Region, StartsOn: o.StartsOn, EndsOn: o.EndsOn,
		Invited: o.Invited, Present: o.Present, Speakers: o.Speakers,
	}
}
