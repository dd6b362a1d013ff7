package manage

import (
	"net/http"

	"sonde/reports"
	"sonde/server"
	"sonde/server/staff"
)

// PrioritiesPage shows what to create, extend or promote.
type PrioritiesPage struct {
	staff.Frame
	Report     ReportView
	Judgements string // where a coordinator changes the settings
}

func (p *Pages) priorities(r *server.Request) error {
	request := p.request(r)
	doc, err := reports.Priorities(r.Ctx(), p.source(), request)
	if err != nil {
		return err
	}
	view, err := p.view(doc, staff.OfSurvey(r, "/priorities/"), filterQuery(request.Filter))
	if err != nil {
		return err
	}
	result := PrioritiesPage{Frame: p.Frame(r, "manage.priorities.title", "/priorities", nil), Report: view}
	if request.Audience == reports.ForCoordinator {
		result.Judgements = staff.OfSurvey(r, "/judgements")
	}
	return r.Page(http.StatusOK, "manage/priorities", result)
}
