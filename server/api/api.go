// Package api is the JSON interface for programs: sending a response, reading a table. Every route is described in openapi.json, every
// error is problem+json (RFC 9457).
package api

import (
	_ "embed"
	"net/http"

	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// API answers programs.
type API struct {
	server  *server.Server
	intake  *intake.Intake
	indexes *tabulate.Indexes
}

// New makes the interface of a server; the caller adds Routes to it.
func New(s *server.Server, taking *intake.Intake, indexes *tabulate.Indexes) *API {
	return &API{server: s, intake: taking, indexes: indexes}
}

// Routes are the routes of the interface.
func (a *API) Routes() []server.Route {
	return []server.Route{
		{Method: http.MethodGet, Path: "/api/v1/openapi.json", Allow: server.Everyone, Handle: description},
		// Who may send is told by the survey: a listed one is open to all, another needs a token.
		{Method: http.MethodPost, Path: "/api/v1/surveys/:slug/responses", Allow: server.Everyone, Handle: a.send},
		{Method: http.MethodGet, Path: "/api/v1/surveys/:slug/tabulation", Allow: server.Token(survey.RoleCoordinator, survey.RoleManager), Handle: a.tabulation},
	}
}

//go:embed openapi.json
var openapi []byte

// description gives the OpenAPI description.
func description(r *server.Request) error {
	r.Writer.Header().Set("Content-Type", "application/json")
	r.Writer.Header().Set("Cache-Control", "public, no-cache")
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write(openapi)
	return nil
}
