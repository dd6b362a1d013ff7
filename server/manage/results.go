package manage

import (
	"net/http"

	"sonde/reports"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/survey"
)

// ResultsPage shows the figures of a survey.
type ResultsPage struct {
	Frame
	Action   string
	Filters  []Field // of coordinators alone
	Filtered bool
	Fixed    bool // a manager reads fixed tables
	Floor    int  // below which they hide numbers
	Report   ReportView
	Empty    bool
}

func (p *Pages) results(r *server.Request) error {
	request := p.request(r)
	doc, err := reports.Results(ctx(r), p.source(), request)
	if err != nil {
		return err
	}
	view, err := p.view(doc, of(r, "/results/"), filterQuery(request.Filter))
	if err != nil {
		return err
	}
	view.Subtitle = "" // the summary begins with it
	result := ResultsPage{Frame: p.frame(r, "manage.results.title", "/results", nil), Action: of(r, "/results"), Report: view,
		Filtered: request.Filter != reports.Filter{}, Fixed: request.Audience != reports.ForCoordinator, Floor: r.Survey.WallThreshold}
	if !result.Fixed {
		if result.Filters, err = p.filters(r, request.Filter); err != nil {
			return err
		}
	}
	return r.Page(http.StatusOK, "manage/results", result)
}

// filters are the menus by which a coordinator keeps a part of the responses.
func (p *Pages) filters(r *server.Request, f reports.Filter) ([]Field, error) {
	events, err := p.store.Events(ctx(r), r.Survey.Slug)
	if err != nil {
		return nil, err
	}
	q, err := p.store.Published(ctx(r), r.Survey.Questionnaire, r.Survey.Version)
	if err != nil {
		return nil, err
	}
	all := func() []Choice { return []Choice{{"", r.Say("manage.results.all", nil)}} }
	byEvent := Field{Name: "event", Label: "manage.overview.event", Kind: "select", Value: f.Event, Choices: all()}
	for _, e := range events {
		byEvent.Choices = append(byEvent.Choices, Choice{e.Code, p.title(r, e.Title)})
	}
	byLanguage := Field{Name: "language", Label: "manage.overview.language", Kind: "select", Value: f.Language, Choices: all()}
	for _, code := range q.Languages {
		byLanguage.Choices = append(byLanguage.Choices, Choice{code, p.server.LanguageName(code)})
	}
	byRole := Field{Name: "role", Label: "manage.results.role", Kind: "select", Value: f.Role, Choices: all()}
	for _, choice := range roleChoices(q) {
		byRole.Choices = append(byRole.Choices, Choice{choice.Name, p.title(r, choice.Label)})
	}
	return []Field{byEvent, byLanguage, byRole}, nil
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
