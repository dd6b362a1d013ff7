// Package respond is the respondent's pages: the questionnaire as a form, the receipt, the printable questionnaire, and
// the pages that every visitor may read. Everything works without JavaScript; nothing sets a cookie or keeps an address.
package respond

import (
	"net/http"

	"sonde/server"
)

// Routes are the respondent's pages, to be added to the server.
func (p *Pages) Routes() []server.Route {
	get := func(path string, handle func(*server.Request) error) server.Route {
		return server.Route{Method: http.MethodGet, Path: path, Allow: server.Everyone, Handle: handle}
	}
	return []server.Route{
		get("/:lang/", p.home),
		get("/:lang/help", static("respond/help")),
		get("/:lang/privacy", static("respond/privacy")),
		get("/:lang/accessibility", static("respond/accessibility")),
		get("/e/:code", p.event),
		{Method: http.MethodGet, Path: "/:lang/e/:code", Allow: server.Everyone, AnyLanguage: true, Handle: p.event},
		{Method: http.MethodGet, Path: "/:lang/s/:slug", Allow: server.Everyone, AnyLanguage: true, Handle: p.sheet},
		{Method: http.MethodPost, Path: "/:lang/s/:slug", Allow: server.Everyone, AnyLanguage: true, MaxBody: largestBody, Handle: p.send},
		{Method: http.MethodGet, Path: "/:lang/s/:slug/print", Allow: server.Everyone, AnyLanguage: true, Handle: p.print},
		{Method: http.MethodGet, Path: "/:lang/s/:slug/images/:name", Allow: server.Everyone, AnyLanguage: true, Handle: p.image},
		get("/:lang/s/:slug/results", p.results),
		get("/:lang/receipt", p.receiptForm),
		{Method: http.MethodPost, Path: "/:lang/receipt", Allow: server.Everyone, Handle: p.receipt},
	}
}

// static answers with a page of words alone.
func static(name string) func(*server.Request) error {
	return func(r *server.Request) error { return r.Page(http.StatusOK, name, WordsPage{}) }
}

// WordsPage is a page that holds words alone.
type WordsPage struct{}
