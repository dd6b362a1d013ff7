package api

import (
	"net/http"
	"strconv"

	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/survey"
)

// tabulation gives the table of one question, in the shape of reports/tabulate.Result. A manager's token reads the fixed
// tables, small numbers hidden; a coordinator's reads any.
func (a *API) tabulation(r *server.Request) error {
	query := tabulate.Query{Rows: r.Query("rows"), By: r.Query("by"), Where: r.Query("where"), Base: tabulate.Base(r.Query("base"))}
	if level := r.Query("level"); level != "" {
		parsed, err := strconv.ParseFloat(level, 64)
		if err != nil || parsed <= 0 || parsed >= 1 {
			return survey.Fail(survey.Invalid, "TAB_005", nil)
		}
		query.Level = parsed
	}
	if r.Role != survey.RoleCoordinator {
		query.Policy = tabulate.PolicyOf(*r.Survey, false)
	}
	view, err := a.indexes.View(r.Ctx(), a.server.Store, r.Survey.Slug)
	if err != nil {
		return err
	}
	result, err := view.Tabulate(r.Ctx(), query)
	if err != nil {
		return err
	}
	return r.JSON(http.StatusOK, result)
}
