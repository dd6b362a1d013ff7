package server

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"unicode/utf8"

	"sonde/templates"
)

// SignInPage gives back what somebody sent whose login has ended: to be sent again after signing in, in another tab.
type SignInPage struct {
	Language string
	Title    string
	Login    string
	Action   string
	Fields   []SentField
}

// SentField is one field as it was sent.
type SentField struct{ Name, Value string }

// loginPath is where people sign in.
func loginPath(language string) string { return "/" + language + "/manage/login" }

// signIn shows the way to the sign-in page to somebody who only needs to sign in, and tells whether it did: with what was
// sent, where the route gives that back.
func (s *Server) signIn(r *Request, route Route) bool {
	request := r.Context.Request
	login := loginPath(r.Language) + "?next=" + url.QueryEscape(request.URL.Path)
	if request.Method == http.MethodGet {
		_ = r.SeeOther(login)
		return true
	}
	if !route.GivesBack || request.ParseForm() != nil || len(request.PostForm) == 0 { // files cannot be given back
		return false
	}
	page := SignInPage{Language: r.Language, Title: r.Say("error.title.unauthenticated", nil), Login: login, Action: request.URL.RequestURI()}
	for _, name := range slices.Sorted(maps.Keys(request.PostForm)) {
		for _, value := range request.PostForm[name] {
			if !utf8.ValidString(name + value) {
				return false
			}
			page.Fields = append(page.Fields, SentField{name, value})
		}
	}
	var text bytes.Buffer
	view := templates.View{Layout: templates.Layout{Language: r.Language, Home: "/" + r.Language + "/", Version: s.Version}, Page: page}
	if err := s.Templates.Render(&text, "error/signin", view); err != nil {
		s.Log.Error("page", "page", "error/signin", "err", err)
		return false
	}
	r.HTML(http.StatusUnauthorized, text.Bytes())
	return true
}
