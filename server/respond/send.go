package respond

import (
	"net/url"
	"strconv"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// sending is a sheet that came to be stored, shown again or saved.
type sending struct {
	standing *intake.Standing
	form     *form
	raw      questionnaire.Raw
	key      string
	otherKey string
	event    string
	act      string // what the button said, in ":do"
	shown    bool   // the version that the sheet was filled on is known
}

// What ":do" may say.
const (
	actSend    = "send"
	actShow    = "show"    // show the filled page, in this address's language
	actKeep    = "keep"    // after a conflict: the first sheet stays
	actReplace = "replace" // after a conflict: this sheet takes its place
	actAnother = "another" // after a conflict: this sheet is another person's
	actFile    = "file"    // save what was typed as a file
	actAdd     = "add/"    // add a row to the repeat whose address follows
	actRemove  = "remove/" // take out the row whose address follows
)

// send takes a sheet: whatever stands in the way gives the page back as it was filled.
func (p *Pages) send(r *server.Request) error {
	standing, err := p.intake.Standing(r.Ctx(), r.Param("slug"))
	if err != nil {
		return err
	}
	values, size, err := readForm(r)
	if values == nil {
		return err
	}
	s, formErr := p.sending(r, standing, values)
	if formErr != nil {
		return formErr
	}
	switch {
	case err != nil:
		return p.back(r, s, err)
	case size > survey.MaxSheetBytes:
		return p.back(r, s, errTooLarge)
	}
	if fresh, rows := ChangeRows(s.form.in, s.raw, s.act, p.intake.Entry(s.standing, questionnaire.Page, s.key)); rows {
		return p.show(r, s, fresh)
	}
	switch s.act {
	case actShow:
		return p.show(r, s, "")
	case actFile:
		return p.file(r, s)
	case actKeep:
		return p.keep(r, s)
	case actAnother:
		s.key = s.otherKey
	}
	return p.take(r, s)
}

// sending reads what came. Only the page's own controls are read here; the answers wait in raw.
func (p *Pages) sending(r *server.Request, standing *intake.Standing, values url.Values) (*sending, error) {
	version, _ := strconv.Atoi(values.Get(":version"))
	f, shown, err := p.formShown(r, standing, version)
	if err != nil {
		return nil, err
	}
	if !f.speaks(r.Language) {
		return nil, intake.ErrNone
	}
	return &sending{
		standing: standing, form: f, raw: f.in.DecodeForm(values), key: values.Get(":key"), otherKey: values.Get(":other"),
		event: values.Get(":event"), act: values.Get(":do"), shown: shown,
	}, nil
}

// take validates the sheet and stores it.
func (p *Pages) take(r *server.Request, s *sending) error {
	if !p.intake.Sends.Allow(p.server.ClientAddress(r.Context.Request)) {
		return p.back(r, s, survey.Fail(survey.TooMany, "SRV_009", nil))
	}
	if !s.shown {
		return p.back(r, s, survey.Fail(survey.Invalid, "RES_001", nil))
	}
	checked := s.form.in.Validate(s.raw, p.intake.Entry(s.standing, questionnaire.Page, s.key))
	if len(checked.Problems) > 0 {
		return p.back(r, s, checked.Problems)
	}
	submission := collect.Submission{
		Survey: s.standing.Survey, Event: s.event, Key: s.key, Version: s.form.in.Questionnaire.Version, Language: r.Language,
		Source: survey.SourceWeb, Answers: s.form.in.Canonical(checked.Answers), Skipped: checked.Skipped,
	}
	receipt, outcome, err := p.deliver(r, s.act, submission)
	if err != nil {
		return p.back(r, s, err)
	}
	switch outcome {
	case survey.Stored:
		return p.thank(r, s, 201, receipt, checked.Dropped)
	case survey.SameContent:
		return p.thank(r, s, 200, receipt, checked.Dropped)
	case survey.OtherContent:
		return p.conflict(r, s)
	case survey.OtherSurvey:
		return p.back(r, s, survey.Fail(survey.Conflict, "RES_002", nil))
	}
	return p.back(r, s, survey.Fail(survey.Gone, "RSP_002", nil))
}

// deliver stores the sheet, in the place of the first when that was asked for; a first that is gone is no obstacle.
func (p *Pages) deliver(r *server.Request, act string, submission collect.Submission) (collect.Receipt, survey.Outcome, error) {
	if act == actReplace {
		receipt, outcome, err := p.intake.Collector.Replace(r.Ctx(), submission)
		if !survey.IsKind(err, survey.NotFound) {
			return receipt, outcome, err
		}
	}
	return p.intake.Collector.Send(r.Ctx(), submission)
}
