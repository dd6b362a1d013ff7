package staff

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

// Entry is one of a navigation: where it leads and its key.
type Entry struct{ Path, Label string }

// The entries of the navigations, in order. A manager sees the first ones alone.
var (
	readerPages = []Entry{
		{"", "manage.nav.overview"}, {"/results", "manage.nav.results"}, {"/priorities", "manage.nav.priorities"}, {"/exports", "manage.nav.exports"},
	}
	coordinatorPages = []Entry{
		{"/events", "manage.nav.events"}, {"/responses", "manage.nav.responses"}, {"/settings", "manage.nav.settings"},
		{"/members", "manage.nav.members"}, {"/tokens", "manage.nav.tokens"}, {"/audit", "manage.nav.audit"},
	}
	staffPages = []Entry{{"", "manage.nav.surveys"}, {"questionnaires", "manage.nav.questionnaires"}, {"account", "manage.nav.account"}}
	adminPages = []Entry{
		{"users", "manage.nav.users"}, {"organisation", "manage.nav.organisation"}, {"audit", "manage.nav.audit"}, {"backup", "manage.nav.backup"},
	}
)

// Frame makes the frame of a page; current is the path of the navigation's entry that the page belongs to.
func (d *Desk) Frame(r *server.Request, title, current string, form *Form) Frame {
	f := Frame{Title: r.Say(title, nil), Done: Said(r), Home: Home(r), SignedIn: r.User != nil}
	if form != nil {
		f.Problems = form.Problems
	}
	var entries []Entry
	base := Home(r)
	switch {
	case r.Survey != nil:
		base = OfSurvey(r, "")
		entries = append(entries, readerPages...)
		if r.Role != survey.RoleManager {
			entries = append(entries, coordinatorPages...)
		}
		f.Survey = &SurveyHead{Title: d.Title(r, r.Survey.Title), URL: base, State: r.Survey.State}
		r.Layout.Trial = r.Survey.State == survey.StateTrial
	case r.User != nil:
		entries = append(entries, staffPages...)
		if r.User.Admin {
			entries = append(entries, adminPages...)
		}
	}
	for _, one := range entries {
		f.Nav = append(f.Nav, NavItem{URL: base + one.Path, Label: one.Label, Current: one.Path == current})
	}
	if r.Survey != nil && r.Role != survey.RoleManager {
		f.Nav = slices.Insert(f.Nav, len(readerPages), NavItem{URL: OfQuestionnaire(r, r.Survey.Questionnaire, ""), Label: "manage.nav.questionnaire"})
	}
	return f
}

// done are the things that a page can say were just done: the address carries the name, never words.
var done = map[string]bool{
	"signed_out": true, "saved": true, "password": true, "login_ended": true, "logins_ended": true, "created": true, "duplicated": true,
	"trial": true, "live": true, "closed": true, "reopened": true, "event_created": true, "event_saved": true, "excluded": true,
	"included": true, "deleted": true, "paper": true, "member_added": true, "member_changed": true, "member_removed": true,
	"token_revoked": true, "judged": true, "user_disabled": true, "user_enabled": true, "admin_given": true, "admin_taken": true,
	"undone": true, "redone": true, "moved": true, "moved_joined": true, "stays": true, "copied": true, "deleted_part": true, "added": true, "languages": true, "restored": true, "discarded": true,
	"questionnaire_created": true, "published": true, "renewed": true, "images_added": true, "taken": true, "taken_part": true, "questionnaire_deleted": true, "adopted": true,
}

// Said words what the page before did.
func Said(r *server.Request) string {
	if what := r.Query("done"); done[what] {
		return r.Say("manage.done."+what, nil)
	}
	return ""
}

// Next sends the browser to a page that says what was done.
func Next(r *server.Request, path, what string) error {
	return r.SeeOther(path + "?done=" + url.QueryEscape(what))
}

// StandsAt tells which page this is when it answers a form sent to another address, so that the links to the other
// languages lead to a page.
func (d *Desk) StandsAt(r *server.Request, path string) {
	r.Layout.Alternates = nil
	for _, language := range d.Server.Words.Languages() {
		if language != r.Language {
			r.Layout.Alternates = append(r.Layout.Alternates, templates.Alternate{
				Language: language, Name: d.Server.LanguageName(language), URL: "/" + language + strings.TrimPrefix(path, "/"+r.Language)})
		}
	}
}
