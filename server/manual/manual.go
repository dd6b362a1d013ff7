// Package manual is the pages of the manual for those who write questionnaires: XLSForm, the messages about files,
// expressions, LimeSurvey, and the JSON format. What they list is read off the tables by which files are read, so that it cannot drift from them.
package manual

import (
	"net/http"

	"sonde/server"
)

// Pages are the manual's pages.
type Pages struct {
	schema []byte
}

// New makes the pages; schema is the JSON Schema of questionnaires.
func New(schema []byte) *Pages { return &Pages{schema: schema} }

// Routes are the manual's pages, to be added to the server.
func (p *Pages) Routes() []server.Route {
	get := func(path string, handle func(*server.Request) error) server.Route {
		return server.Route{Method: http.MethodGet, Path: path, Allow: server.Everyone, Handle: handle}
	}
	return []server.Route{
		get("/:lang/help/xlsform", xlsformPage),
		get("/:lang/help/messages", messagesPage),
		get("/:lang/help/expressions", expressionsPage),
		get("/:lang/help/limesurvey", limeSurveyPage),
		get("/:lang/help/json", jsonPage),
		get("/questionnaire.schema.json", p.sendSchema),
	}
}

// sendSchema gives the JSON Schema of questionnaires.
func (p *Pages) sendSchema(r *server.Request) error {
	r.Data(http.StatusOK, "application/schema+json", p.schema)
	return nil
}
