package manage_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sonde/server/manage"
	"sonde/server/stafftest"
	"sonde/survey"
)

func TestEveryTemplateFitsItsStruct(t *testing.T) {
	stafftest.Fit(t, "manage", map[string]any{
		"account": manage.AccountPage{}, "audit": manage.AuditPage{}, "backup": manage.BackupPage{}, "create": manage.CreatePage{},
		"erase": manage.ErasePage{}, "event": manage.EventPage{}, "events": manage.EventsPage{}, "exports": manage.ExportsPage{},
		"insecure": manage.InsecurePage{}, "judgements": manage.JudgementsPage{}, "live": manage.LivePage{},
		"login": manage.LoginPage{}, "members": manage.MembersPage{}, "organisation": manage.OrganisationPage{},
		"overview": manage.OverviewPage{}, "priorities": manage.PrioritiesPage{}, "response": manage.ResponsePage{},
		"responses": manage.ResponsesPage{}, "results": manage.ResultsPage{}, "secret": manage.SecretPage{},
		"settings": manage.SettingsPage{}, "sheet": manage.SheetPage{}, "surveys": manage.SurveysPage{},
		"tokens": manage.TokensPage{}, "users": manage.UsersPage{}, "welcome": manage.WelcomePage{},
	})
}

func TestHostileNamesAreOnlyText(t *testing.T) {
	h := newHouse(t, nil)
	ctx := t.Context()
	both := survey.Text{"fr": stafftest.Hostile, "en": stafftest.Hostile}
	s, err := h.Store.Survey(ctx, "obstacles")
	h.Must(err)
	s.Title = both
	s.Notice = survey.Notice{Controller: both, Contact: both, Purpose: both, Basis: both, Recipients: both, Retention: both, Rights: both}
	h.Must(h.Store.UpdateSurvey(ctx, s))
	h.Must(h.Store.UpdateEvent(ctx, survey.Event{Code: "OWN-1", Survey: "obstacles", Kind: survey.Workshop, Title: both, Place: stafftest.Hostile, Region: stafftest.Hostile}))
	for _, name := range []string{"admin", "manager", "coordinator"} {
		user := h.People[name]
		user.Name = stafftest.Hostile
		h.Must(h.Store.UpdateUser(ctx, user))
	}
	_, _, err = h.Access.CreateToken(ctx, stafftest.Hostile, "obstacles", survey.RoleManager, "user-admin")
	h.Must(err)
	h.Must(h.Store.SaveOrganisation(ctx, survey.Organisation{Name: both, Contact: stafftest.Hostile}))
	h.Must(h.Store.Exclude(ctx, "obstacles", h.Own, stafftest.Hostile))
	h.Must(h.Store.SaveJudgement(ctx, survey.Judgement{Survey: "obstacles", Concept: "use/find_portal", Aspect: survey.AspectTrainable, Value: 1, Reason: stafftest.Hostile, By: "user-admin", At: h.Now}))
	h.Must(h.Access.Record(ctx, survey.AuditEntry{Actor: stafftest.Hostile, Action: "login", Survey: "obstacles", Object: stafftest.Hostile, Detail: stafftest.Hostile}))
	shown := 0
	for _, path := range h.Visited() {
		w := h.Visit("admin", path, nil)
		h.Shows(w, http.StatusOK)
		page := w.Body.String()
		if strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") {
			t.Errorf("%s: the name became markup", path)
		}
		if strings.Contains(html.UnescapeString(page), stafftest.Hostile) {
			shown++
		}
	}
	if shown < 15 {
		t.Errorf("only %d pages show the names: this test looks past them", shown)
	}
	w := h.Visit("admin", "/fr/manage/s/obstacles/members", url.Values{"email": {stafftest.Hostile}, "name": {stafftest.Hostile}, "role": {stafftest.Hostile}, "language": {stafftest.Hostile}})
	h.Shows(w, http.StatusUnprocessableEntity)
	if strings.Contains(w.Body.String(), "<script>alert") {
		t.Error("what was typed became markup")
	}
}

func TestEveryPageSpeaksBothLanguagesAndKeepsNothing(t *testing.T) {
	h := newHouse(t, nil)
	key := regexp.MustCompile(`(manage|access|audit|error|layout|respond|report|needs)\.[a-z_]+\.?[a-z_]*[^a-z_.]`)
	file := regexp.MustCompile(`[a-z]+\.[0-9a-f]{10}\.(css|js)|application/[a-z.+-]+|[a-z_]+\.(csv|svg|xlsx|html|jsonl)`)
	for _, path := range h.Visited() {
		for _, language := range []string{"fr", "en"} {
			w := h.Visit("admin", "/"+language+strings.TrimPrefix(path, "/fr"), nil)
			h.Shows(w, http.StatusOK, `<html lang="`+language+`"`, "<h1")
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: Cache-Control %q", path, got)
			}
			if found := key.FindString(file.ReplaceAllString(w.Body.String(), "")); found != "" {
				t.Errorf("%s in %s shows the key %q", path, language, found)
			}
		}
	}
}
