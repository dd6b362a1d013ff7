package manage

import (
	"net/url"
	"slices"
	"strings"

	"sonde/server"
	"sonde/survey"
	"sonde/templates"
)

// Frame is what every staff page shows around its own content.
type Frame struct {
	Title    string
	Done     string    // what was just done, said once
	Problems []Problem // what is to be corrected
	Survey   *SurveyHead
	Written  *WrittenHead
	Nav      []NavItem
	Home     string // the list of surveys
	SignedIn bool
}

// SurveyHead names the survey that a page belongs to.
type SurveyHead struct {
	Title string
	URL   string
	State survey.State
}

// WrittenHead names the questionnaire that a page writes.
type WrittenHead struct {
	Title   string
	URL     string
	Version int  // the newest published; 0: none yet
	Draft   bool // there is something to publish
}

// NavItem is one entry of the navigation.
type NavItem struct {
	URL     string
	Label   string // key
	Current bool
}

// entry is one of a navigation: where it leads and its key.
type entry struct{ path, label string }

// The entries of the navigations, in order. A manager sees the first ones alone.
var (
	readerPages = []entry{
		{"", "manage.nav.overview"}, {"/results", "manage.nav.results"}, {"/priorities", "manage.nav.priorities"}, {"/exports", "manage.nav.exports"},
	}
	coordinatorPages = []entry{
		{"/events", "manage.nav.events"}, {"/responses", "manage.nav.responses"}, {"/settings", "manage.nav.settings"},
		{"/members", "manage.nav.members"}, {"/tokens", "manage.nav.tokens"}, {"/audit", "manage.nav.audit"},
	}
	staffPages = []entry{{"", "manage.nav.surveys"}, {"questionnaires", "manage.nav.questionnaires"}, {"account", "manage.nav.account"}}
	adminPages = []entry{
		{"users", "manage.nav.users"}, {"organisation", "manage.nav.organisation"}, {"audit", "manage.nav.audit"}, {"backup", "manage.nav.backup"},
	}
)

// frame makes the frame of a page; current is the path of the navigation's entry that the page belongs to.
func (p *Pages) frame(r *server.Request, title, current string, form *Form) Frame {
	f := Frame{Title: r.Say(title, nil), Done: said(r), Home: home(r), SignedIn: r.User != nil}
	if form != nil {
		f.Problems = form.Problems
	}
	var entries []entry
	base := home(r)
	switch {
	case r.Survey != nil:
		base = of(r, "")
		entries = append(entries, readerPages...)
		if r.Role != survey.RoleManager {
			entries = append(entries, coordinatorPages...)
		}
		f.Survey = &SurveyHead{Title: p.title(r, r.Survey.Title), URL: base, State: r.Survey.State}
		r.Layout.Trial = r.Survey.State == survey.StateTrial
	case r.User != nil:
		entries = append(entries, staffPages...)
		if r.User.Admin {
			entries = append(entries, adminPages...)
		}
	}
	for _, one := range entries {
		f.Nav = append(f.Nav, NavItem{URL: base + one.path, Label: one.label, Current: one.path == current})
	}
	if r.Survey != nil && r.Role != survey.RoleManager {
		f.Nav = slices.Insert(f.Nav, len(readerPages), NavItem{URL: written(r, r.Survey.Questionnaire, ""), Label: "manage.nav.questionnaire"})
	}
	return f
}

// title gives a text in the page's language.
func (p *Pages) title(r *server.Request, text survey.Text) string {
	return text.In(r.Language, p.server.Words.Languages()[0])
}

// done are the things that a page can say were just done: the address carries the name, never words.
var done = map[string]bool{
	"signed_out": true, "saved": true, "password": true, "login_ended": true, "logins_ended": true, "created": true, "duplicated": true,
	"trial": true, "live": true, "closed": true, "reopened": true, "event_created": true, "event_saved": true, "excluded": true,
	"included": true, "deleted": true, "paper": true, "member_added": true, "member_changed": true, "member_removed": true,
	"token_revoked": true, "judged": true, "user_disabled": true, "user_enabled": true, "admin_given": true, "admin_taken": true,
	"undone": true, "redone": true, "moved": true, "copied": true, "deleted_part": true, "added": true, "languages": true, "restored": true, "discarded": true,
	"questionnaire_created": true, "published": true, "images_added": true, "taken": true, "adopted": true,
}

// said words what the page before did.
func said(r *server.Request) string {
	if what := r.Query("done"); done[what] {
		return r.Say("manage.done."+what, nil)
	}
	return ""
}

// next sends the browser to a page that says what was done.
func next(r *server.Request, path, what string) error {
	return r.SeeOther(path + "?done=" + url.QueryEscape(what))
}

// standsAt tells which page this is when it answers a form sent to another address, so that the links to the other
// languages lead to a page.
func (p *Pages) standsAt(r *server.Request, path string) {
	r.Layout.Alternates = nil
	for _, language := range p.server.Words.Languages() {
		if language != r.Language {
			r.Layout.Alternates = append(r.Layout.Alternates, templates.Alternate{
				Language: language, Name: p.server.LanguageName(language), URL: "/" + language + strings.TrimPrefix(path, "/"+r.Language)})
		}
	}
}
