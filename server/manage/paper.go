package manage

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"

	"sonde/server"
	"sonde/server/respond"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// paperSheet is the page on which a paper sheet is typed.
func (p *Pages) paperSheet(r *server.Request) (respond.Staff, error) {
	s, err := p.staff(r, "/paper")
	if err != nil {
		return s, err
	}
	events, err := p.Store.Events(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return s, err
	}
	s.Paper = &respond.Paper{Key: newKey(), Event: r.Query("event"), Day: string(survey.DayOf(p.Now(), zoneOf(*r.Survey)))}
	for _, e := range events {
		s.Paper.Events = append(s.Paper.Events, respond.PaperEvent{Code: e.Code, Title: p.Title(r, e.Title)})
	}
	return s, nil
}

// newKey makes the key of a sheet: the page carries it, so that pressing twice stores once.
func newKey() string {
	var random [16]byte
	_, _ = rand.Read(random[:]) // never fails since Go 1.24
	return hex.EncodeToString(random[:])
}

func (p *Pages) paper(r *server.Request) error {
	s, err := p.paperSheet(r)
	if err != nil {
		return err
	}
	s.Paper.Stored = staff.Said(r)
	if day := survey.Day(r.Query("day")); !day.Time().IsZero() {
		s.Paper.Day = string(day)
	}
	return respond.ShowStaff(r, http.StatusOK, s)
}

// storePaper stores a sheet that came on paper. What breaks a rule of entry is stored once the person says that the paper is so.
func (p *Pages) storePaper(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	s, err := p.paperSheet(r)
	if err != nil {
		return err
	}
	s.Raw = s.Instrument.DecodeForm(form.Values)
	s.Paper.Key, s.Paper.Event, s.Paper.Day = form.Line(":key"), form.Line(":event"), form.Line(":day")
	s.Entry.Seed = s.Paper.Key
	if fresh, rows := respond.ChangeRows(s.Instrument, s.Raw, form.Line(":do"), s.Entry); rows {
		s.Fresh = fresh
		return respond.ShowStaff(r, http.StatusOK, s)
	}
	mode := questionnaire.Page
	if form.Ticked(":anyway") {
		mode = questionnaire.Import
	}
	checked := check(s, mode)
	s.Problems = checked.Problems
	if day := survey.Day(s.Paper.Day); day.Time().IsZero() || day > survey.DayOf(p.Now(), zoneOf(*r.Survey)) {
		s.Paper.DayError = r.Say("manage.paper.wrong_day", nil)
	}
	if s.Paper.Event != "" {
		if _, err := p.event(r, s.Paper.Event); err != nil {
			return err
		}
	}
	if len(s.Problems) > 0 || s.Paper.DayError != "" {
		s.Paper.Anyway = len(s.Problems) > 0
		return respond.ShowStaff(r, http.StatusUnprocessableEntity, s)
	}
	source := survey.SourcePaper
	if r.Survey.State == survey.StateDraft || r.Survey.State == survey.StateTrial {
		source = survey.SourceTrial // so that it goes with the others when the survey opens
	}
	added, err := collect.New(p.Store, p.Server.Now).Import(r.Ctx(), *r.Survey, []collect.Entry{{
		Event: s.Paper.Event, Key: s.Paper.Key, Version: s.Instrument.Questionnaire.Version, Language: r.Language, Source: source,
		ReceivedOn: survey.Day(s.Paper.Day), Answers: s.Instrument.Canonical(checked.Answers), Skipped: checked.Skipped,
	}})
	if err != nil {
		return err
	}
	if added == 0 {
		s.Paper.Known, s.Paper.Key = true, newKey()
		return respond.ShowStaff(r, http.StatusConflict, s)
	}
	if err := p.Record(r, "response_paper", r.Survey.Slug, s.Paper.Event, ""); err != nil {
		return err
	}
	return r.SeeOther(staff.OfSurvey(r, "/paper?done=paper&event="+s.Paper.Event+"&day="+s.Paper.Day))
}

// check holds a sheet against the questionnaire.
func check(s respond.Staff, mode questionnaire.Mode) questionnaire.Checked {
	entry := s.Entry
	entry.Mode = mode
	if mode == questionnaire.Import {
		entry.Present = map[string]bool{}
		for i := range s.Instrument.Items {
			entry.Present[s.Instrument.Items[i].Name()] = true
		}
	}
	return s.Instrument.Validate(s.Raw, entry)
}
