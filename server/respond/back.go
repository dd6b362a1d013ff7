package respond

import (
	"errors"
	"net/http"
	"strconv"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// back answers with the page as it was filled, what stands in the way, and what to do about it.
func (p *Pages) back(r *server.Request, s *sending, err error) error {
	refusal := p.server.Refusal(r.Language, err)
	filled := s.filled()
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		filled.problems = problems
	case hasCode(err, "COL_001"):
		refusal = p.server.Refusal(r.Language, survey.Fail(survey.Invalid, "RES_003", nil))
	case hasCode(err, "EVT_002"):
		refusal.Status = http.StatusUnprocessableEntity
	}
	if filled.problems == nil {
		filled.summary = &SummaryView{Title: r.Say("respond.refused_title", nil), Message: refusal.Message}
	}
	if survey.IsKind(err, survey.Gone) {
		filled.summary.Title = r.Say("respond.gone_title", nil)
		filled.outcome = &OutcomeView{Save: true}
		filled.closed = !hasCode(err, "COL_002")
	}
	if hasCode(err, "RES_002") {
		filled.key = newKeyString()
	}
	if refusal.Wait > 0 {
		r.Writer.Header().Set("Retry-After", strconv.Itoa(refusal.Wait))
	}
	p.server.LogFailure(refusal.Status, err)
	return p.fill(r, s, refusal.Status, filled)
}

// show answers with the page as it was filled, in the language of the address, at the row that is fresh; nothing is stored.
func (p *Pages) show(r *server.Request, s *sending, fresh string) error {
	filled := s.filled()
	filled.fresh = fresh
	return p.fill(r, s, http.StatusOK, filled)
}

// conflict offers the ways out when other answers were sent with the same key.
func (p *Pages) conflict(r *server.Request, s *sending) error {
	filled := s.filled()
	filled.otherKey = newKeyString()
	filled.summary = &SummaryView{Title: r.Say("respond.conflict_title", nil), Message: r.Say("respond.conflict", nil)}
	filled.outcome = &OutcomeView{Conflict: true}
	return p.fill(r, s, http.StatusConflict, filled)
}

// keep answers with the receipt of the sheet that was sent first.
func (p *Pages) keep(r *server.Request, s *sending) error {
	receipt, err := collect.ReceiptOf(s.key)
	if err == nil {
		_, err = p.intake.Collector.Read(r.Ctx(), string(receipt))
	}
	if err != nil {
		return p.back(r, s, err)
	}
	return p.thank(r, s, http.StatusOK, receipt, nil)
}

// filled begins a page that comes back; a key that is none is replaced, so that the page can be sent.
func (s *sending) filled() filled {
	key := s.key
	if _, err := collect.ReceiptOf(key); err != nil {
		key = newKeyString()
	}
	return filled{raw: s.raw, key: key}
}

func (p *Pages) fill(r *server.Request, s *sending, status int, back filled) error {
	f := *s.form
	if event, err := p.store.Event(r.Ctx(), s.event); err == nil && event.Survey == f.survey.Slug {
		f.event = event
	}
	back.entry = p.intake.Entry(s.standing, questionnaire.Page, back.key)
	f.in.Refresh(back.raw, back.entry)
	_ = p.lack(r, &f) // what was typed comes back, be it beside a picture that is not there
	page, err := f.page(r, back)
	if err != nil {
		return err
	}
	return r.Page(status, "respond/sheet", page)
}

func hasCode(err error, code string) bool {
	var known *survey.Error
	return errors.As(err, &known) && known.Code == code
}
