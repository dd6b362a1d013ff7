package manage

import (
	"net/http"

	"golang.org/x/text/unicode/norm"

	"sonde/server"
	"sonde/server/respond"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// staff is the questionnaire of the request's survey, in its own language when the page's is not among them.
func (p *Pages) staff(r *server.Request, action string) (respond.Staff, error) {
	q, err := p.store.Published(ctx(r), r.Survey.Questionnaire, r.Survey.Version)
	if err != nil {
		return respond.Staff{}, err
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return respond.Staff{}, err
	}
	today := survey.DayOf(p.now(), zoneOf(*r.Survey))
	return respond.Staff{Survey: *r.Survey, Instrument: in, Raw: in.NewRaw(), Today: today, Back: of(r, ""), Action: of(r, action)}, nil
}

// preview shows the respondent's page; it stores nothing.
func (p *Pages) preview(r *server.Request) error {
	s, err := p.staff(r, "/preview")
	if err != nil {
		return err
	}
	s.Raw = s.Instrument.Start(questionnaire.Entry{Today: s.Today})
	return respond.ShowStaff(r, http.StatusOK, s)
}

// tryOut says whether a sheet would be taken; it stores nothing.
func (p *Pages) tryOut(r *server.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	s, err := p.staff(r, "/preview")
	if err != nil {
		return err
	}
	s.Raw = s.Instrument.DecodeForm(form.values)
	s.Problems = p.check(r, s, questionnaire.Page).Problems
	if len(s.Problems) > 0 {
		return respond.ShowStaff(r, http.StatusUnprocessableEntity, s)
	}
	s.Accepted = true
	return respond.ShowStaff(r, http.StatusOK, s)
}

// check holds a sheet against the questionnaire.
func (p *Pages) check(r *server.Request, s respond.Staff, mode questionnaire.Mode) questionnaire.Checked {
	now := p.now().In(zoneOf(*r.Survey))
	entry := questionnaire.Entry{Mode: mode, Today: survey.DayOf(now, now.Location()), Now: now.Format("2006-01-02T15:04"), Normalise: norm.NFC.String}
	if s.Paper != nil {
		entry.Seed = s.Paper.Key
	}
	if mode == questionnaire.Import {
		entry.Present = map[string]bool{}
		for i := range s.Instrument.Items {
			entry.Present[s.Instrument.Items[i].Name()] = true
		}
	}
	return s.Instrument.Validate(s.Raw, entry)
}
