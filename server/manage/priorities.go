package manage

import (
	"net/http"

	"sonde/reports"
	"sonde/server"
)

// PrioritiesPage shows what to create, extend or promote.
type PrioritiesPage struct {
	Frame
	Report     ReportView
	Judgements string // where a coordinator changes the settings
}

func (p *Pages) priorities(r *server.Request) error {
	request := p.request(r)
	doc, err := reports.Priorities(ctx(r), p.source(), request)
	if err != nil {
		return err
	}
	view, err := p.view(doc, of(r, "/priorities/"), filterQuery(request.Filter))
	if err != nil {
		return err
	}
	result := PrioritiesPage{Frame: p.frame(r, "manage.priorities.title", "/priorities", nil), Report: view}
	if request.Audience == reports.ForCoordinator {
		result.Judgements = of(r, "/judgements")
	}
	return r.Page(http.StatusOK, "manage/priorities", result)
}
