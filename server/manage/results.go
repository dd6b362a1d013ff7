package manage

import (
	"net/http"

	"sonde/reports"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// ResultsPage shows the figures of a survey.
type ResultsPage struct {
	staff.Frame
	Action   string
	Filters  []staff.Field // of coordinators alone
	Filtered bool
	Fixed    bool // a manager reads fixed tables
	Floor    int  // below which they hide numbers
	Report   ReportView
	Empty    bool
}

func (p *Pages) results(r *server.Request) error {
	request := p.request(r)
	doc, err := reports.Results(r.Ctx(), p.source(), request)
	if err != nil {
		return err
	}
	view, err := p.view(doc, staff.OfSurvey(r, "/results/"), filterQuery(request.Filter))
	if err != nil {
		return err
	}
	view.Subtitle = "" // the summary begins with it
	result := ResultsPage{Frame: p.Frame(r, "manage.results.title", "/results", nil), Action: staff.OfSurvey(r, "/results"), Report: view,
		Filtered: request.Filter != reports.Filter{}, Fixed: request.Audience != reports.ForCoordinator, Floor: r.Survey.WallThreshold}
	if !result.Fixed {
		if result.Filters, err = p.filters(r, request.Filter); err != nil {
			return err
		}
	}
	return r.Page(http.StatusOK, "manage/results", result)
}

// filters are the menus by which a coordinator keeps a part of the responses.
func (p *Pages) filters(r *server.Request, f reports.Filter) ([]staff.Field, error) {
	events, err := p.Store.Events(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return nil, err
	}
	q, err := p.Store.Published(r.Ctx(), r.Survey.Questionnaire, r.Survey.Version)
	if err != nil {
		return nil, err
	}
	all := func() []staff.Choice { return []staff.Choice{{Value: "", Label: r.Say("manage.results.all", nil)}} }
	byEvent := staff.Field{Name: "event", Label: "manage.overview.event", Kind: "select", Value: f.Event, Choices: all()}
	for _, e := range events {
		byEvent.Choices = append(byEvent.Choices, staff.Choice{Value: e.Code, Label: p.Title(r, e.Title)})
	}
	byLanguage := staff.Field{Name: "language", Label: "manage.overview.language", Kind: "select", Value: f.Language, Choices: all()}
	for _, code := range q.Languages {
		byLanguage.Choices = append(byLanguage.Choices, staff.Choice{Value: code, Label: p.Server.LanguageName(code)})
	}
	byRole := staff.Field{Name: "role", Label: "manage.results.role", Kind: "select", Value: f.Role, Choices: all()}
	for _, choice := range roleChoices(q) {
		byRole.Choices = append(byRole.Choices, staff.Choice{Value: choice.Name, Label: p.Title(r, choice.Label)})
	}
	return []staff.Field{byEvent, byLanguage, byRole}, nil
}

// roleChoices are the choices of the question that tells a respondent's role, none when the questionnaire lacks it.
func roleChoices(q survey.Questionnaire) []survey.Choice {
	for _, section := range q.Sections {
		for _, question := range section.Questions {
			if question.Name == tabulate.RoleQuestion {
				return q.ChoiceLists[question.List]
			}
		}
	}
	return nil
}
