package server

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"

	"sonde/survey"
	"sonde/templates"
)

// Request is one request as handlers see it: gin's context, the language of the page, and who may do what here, as far
// as the route's Allow asked for it.
type Request struct {
	*gin.Context
	Language string
	User     *survey.User   // SignedIn, AdminOnly and Staff routes
	Login    *survey.Login  // same
	Role     survey.Role    // Staff routes: the user's role on Survey; Token routes: the token's
	Survey   *survey.Survey // Staff and Token routes: the one that ":slug" names
	Token    *survey.Token  // Token routes
	Layout   templates.Layout
	server   *Server

	authorship *Authorship // once it was asked for
}

// Ctx is the request's own context: it ends when the visitor leaves.
func (r *Request) Ctx() context.Context { return r.Context.Request.Context() }

// Say says the interface's words in the request's language.
func (r *Request) Say(key string, args survey.Args) string {
	return r.server.Words.Say(r.Language, key, args)
}

// Words says words in any language.
func (r *Request) Words() survey.Words { return r.server.Words }

// LanguageName gives a language's own name.
func (r *Request) LanguageName(code string) string { return r.server.LanguageName(code) }

// buffers holds pages while they are rendered.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Page answers with a page, rendered whole before the first byte leaves. Unless the handler chose otherwise it is
// never stored by a cache.
func (r *Request) Page(status int, name string, page any) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if err := r.Render(buffer, name, page); err != nil {
		return err
	}
	r.HTML(status, buffer.Bytes())
	return nil
}

// Render writes a page into a buffer, for handlers that keep it.
func (r *Request) Render(buffer *bytes.Buffer, name string, page any) error {
	if err := r.fillLayout(); err != nil {
		return err
	}
	err := r.server.Templates.Render(buffer, name, templates.View{Layout: r.Layout, Page: page})
	if err != nil {
		return survey.Wrap(survey.Internal, "SRV_001", err)
	}
	return nil
}

// HTML answers with a page that is ready; Cache-Control is no-store unless it is set.
func (r *Request) HTML(status int, page []byte) {
	header := r.Writer.Header()
	if header["Cache-Control"] == nil {
		header["Cache-Control"] = noStore
	}
	header["Content-Type"] = htmlType
	r.Writer.WriteHeader(status)
	_, _ = r.Writer.Write(page)
}

var (
	noStore  = []string{"no-store"}
	htmlType = []string{"text/html; charset=utf-8"}
	jsonType = []string{"application/json"}
)

// JSON answers with a value as JSON.
func (r *Request) JSON(status int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return survey.Wrap(survey.Internal, "SRV_001", err)
	}
	header := r.Writer.Header()
	if header["Cache-Control"] == nil {
		header["Cache-Control"] = noStore
	}
	header["Content-Type"] = jsonType
	r.Writer.WriteHeader(status)
	_, _ = r.Writer.Write(body)
	return nil
}

// SeeOther sends the browser to a path of this site.
func (r *Request) SeeOther(path string) error {
	r.Writer.Header()["Cache-Control"] = noStore
	r.Redirect(http.StatusSeeOther, path)
	return nil
}

// fillLayout sets what the handler left empty.
func (r *Request) fillLayout() error {
	layout := &r.Layout
	layout.Language, layout.Version = r.Language, r.server.Version
	if layout.Home == "" {
		layout.Home = "/" + r.Language + "/"
	}
	organisation, err := r.server.Store.Organisation(r.Ctx())
	if err != nil {
		return err
	}
	layout.Organisation, layout.Contact = organisation.Name.In(r.Language, r.server.Words.Languages()[0]), organisation.Contact
	if r.User != nil {
		layout.Staff = &templates.Staff{Name: r.User.Name, Admin: r.User.Admin}
	}
	if layout.Alternates == nil {
		layout.Alternates = r.Alternates(r.server.Words.Languages())
	}
	return nil
}

// Alternates gives this page's address in the other languages.
func (r *Request) Alternates(languages []string) []templates.Alternate {
	rest, ok := strings.CutPrefix(r.Context.Request.URL.Path, "/"+r.Language+"/")
	if !ok {
		return nil
	}
	if query := r.Context.Request.URL.RawQuery; query != "" {
		rest += "?" + query
	}
	var others []templates.Alternate
	for _, language := range languages {
		if language != r.Language {
			others = append(others, templates.Alternate{Language: language, Name: r.server.LanguageName(language), URL: "/" + language + "/" + rest})
		}
	}
	return others
}
