package manage

import (
	"sonde/server"
	"sonde/server/intake"
	"sonde/server/respond"
	"sonde/server/staff"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
)

// staff is the questionnaire of the request's survey, in its own language when the page's is not among them.
func (p *Pages) staff(r *server.Request, action string) (respond.Staff, error) {
	q, err := p.Store.Published(r.Ctx(), r.Survey.Questionnaire, r.Survey.Version)
	if err != nil {
		return respond.Staff{}, err
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return respond.Staff{}, err
	}
	lacking, err := picture.Album{Store: p.Store}.Missing(r.Ctx(), q)
	if err != nil {
		return respond.Staff{}, err
	}
	entry := intake.EntryAt(p.Now().In(zoneOf(*r.Survey)), questionnaire.Page, "")
	return respond.Staff{Survey: *r.Survey, Instrument: in, Raw: in.NewRaw(), Entry: entry, Lacking: lacking, Back: staff.OfSurvey(r, ""), Action: staff.OfSurvey(r, action)}, nil
}

// preview shows the respondent's page; it stores nothing.
func (p *Pages) preview(r *server.Request) error {
	s, err := p.staff(r, "/preview")
	if err != nil {
		return err
	}
	return respond.BeginStaff(r, s)
}

// tryOut says whether a sheet would be taken; it stores nothing.
func (p *Pages) tryOut(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	s, err := p.staff(r, "/preview")
	if err != nil {
		return err
	}
	return respond.TryStaff(r, s, form.Values, form.Line(":do"))
}
