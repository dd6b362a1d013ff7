package respond

import (
	"net/url"

	"sonde/server"
)

// language is that of the request where the survey is offered in it; else the one among those offered that the visitor's
// browser asks for: an address printed before a language lost a text still leads to the survey.
func (f *form) language(r *server.Request) string {
	asked := r.Param("lang")
	if f.offers(asked) {
		return asked
	}
	r.Writer.Header().Set("Vary", "Accept-Language")
	return server.Preferred(r.Context.Request, f.in.Languages)
}

// notOffered is a form that nobody is offered in the language that was asked for.
type notOffered struct{ form form }

// Error is for logs.
func (n *notOffered) Error() string { return n.form.survey.Slug + " is not offered in this language" }

// instead sends the visitor to a page of the survey in a language that is offered, with the event.
func (f *form) instead(r *server.Request, page string) error {
	path := sheetPath(f.language(r), f.survey.Slug) + page
	if f.event.Code != "" {
		path += "?event=" + url.QueryEscape(f.event.Code)
	}
	return r.SeeOther(path)
}
