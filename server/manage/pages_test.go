package manage_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"sonde/reports/page"
	"sonde/server/manage"
	"sonde/survey"
	"sonde/templates"
	"sonde/templates/locale"
)

// pages gives each page's struct, to be held against its template.
var pages = map[string]any{
	"account": manage.AccountPage{}, "add": manage.AddPage{}, "asked": manage.AskedPage{}, "brought": manage.BroughtPage{}, "check": manage.CheckPage{}, "files": manage.FilesPage{}, "compare": manage.ComparePage{},
	"new-questionnaire": manage.NewQuestionnairePage{}, "move": manage.MovePage{}, "outline": manage.OutlinePage{}, "properties": manage.PropertiesPage{}, "publish": manage.PublishPage{}, "question": manage.QuestionPage{},
	"questionnaires": manage.QuestionnairesPage{}, "section": manage.SectionPage{}, "translations": manage.TranslationsPage{}, "versions": manage.VersionsPage{},
	"audit": manage.AuditPage{}, "backup": manage.BackupPage{}, "create": manage.CreatePage{}, "erase": manage.ErasePage{},
	"event": manage.EventPage{}, "events": manage.EventsPage{}, "exports": manage.ExportsPage{}, "insecure": manage.InsecurePage{},
	"judgements": manage.JudgementsPage{}, "live": manage.LivePage{}, "login": manage.LoginPage{}, "members": manage.MembersPage{},
	"organisation": manage.OrganisationPage{}, "overview": manage.OverviewPage{}, "priorities": manage.PrioritiesPage{}, "response": manage.ResponsePage{},
	"responses": manage.ResponsesPage{}, "results": manage.ResultsPage{}, "secret": manage.SecretPage{}, "settings": manage.SettingsPage{},
	"sheet": manage.SheetPage{}, "surveys": manage.SurveysPage{}, "tokens": manage.TokensPage{}, "users": manage.UsersPage{}, "welcome": manage.WelcomePage{},
}

func TestEveryTemplateFitsItsStruct(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := templates.Parse(words, page.AddTemplates) // of its own: what was executed once cannot be checked
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range parsed.Pages() {
		short, ok := strings.CutPrefix(name, "manage/")
		if !ok {
			continue
		}
		data, known := pages[short]
		if !known {
			t.Errorf("%s has no struct in this test", name)
			continue
		}
		set, err := parsed.Lookup("fr", name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"title", "head", "main"} {
			if err := templatecheck.CheckHTML(set.Lookup(part), data); err != nil {
				t.Errorf("%s, %s: %v", name, part, err)
			}
		}
	}
}

// visited are the pages that a person with every right may see.
func (h *house) visited() []string {
	var paths []string
	for _, route := range h.server.Routes() {
		path := h.fill(route.Path, "obstacles", "admin")
		if route.Method == http.MethodGet && strings.Contains(path, "/manage") && !strings.Contains(path, "/exports/") && !strings.HasSuffix(path, ".csv") &&
			!strings.HasSuffix(path, "/logo") && !strings.Contains(path, "/images/") && !strings.Contains(path, "/download/") && !strings.Contains(path, "/qr/") && !regexp.MustCompile(`/(login|setup|invitation|reset)|/manage$`).MatchString(path) {
			paths = append(paths, path)
		}
	}
	return paths
}

const hostile = `</title><script>alert(1)</script><img src=x onerror=alert(2)>"'{{.}}`

func TestHostileNamesAreOnlyText(t *testing.T) {
	h := newHouse(t, nil)
	ctx := t.Context()
	both := survey.Text{"fr": hostile, "en": hostile}
	s, err := h.store.Survey(ctx, "obstacles")
	h.must(err)
	s.Title = both
	s.Notice = survey.Notice{Controller: both, Contact: both, Purpose: both, Basis: both, Recipients: both, Retention: both, Rights: both}
	h.must(h.store.UpdateSurvey(ctx, s))
	h.must(h.store.UpdateEvent(ctx, survey.Event{Code: "OWN-1", Survey: "obstacles", Kind: survey.Workshop, Title: both, Place: hostile, Region: hostile}))
	for _, name := range []string{"admin", "manager", "coordinator"} {
		user := h.people[name]
		user.Name = hostile
		h.must(h.store.UpdateUser(ctx, user))
	}
	_, _, err = h.access.CreateToken(ctx, hostile, "obstacles", survey.RoleManager, "user-admin")
	h.must(err)
	h.must(h.store.SaveOrganisation(ctx, survey.Organisation{Name: both, Contact: hostile}))
	h.must(h.store.Exclude(ctx, "obstacles", h.own, hostile))
	h.must(h.store.SaveJudgement(ctx, survey.Judgement{Survey: "obstacles", Concept: "use/find_portal", Aspect: survey.AspectTrainable, Value: 1, Reason: hostile, By: "user-admin", At: h.now}))
	h.must(h.access.Record(ctx, survey.AuditEntry{Actor: hostile, Action: "login", Survey: "obstacles", Object: hostile, Detail: hostile}))
	shown := 0
	for _, path := range h.visited() {
		w := h.visit("admin", path, nil)
		h.shows(w, http.StatusOK)
		page := w.Body.String()
		if strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") {
			t.Errorf("%s: the name became markup", path)
		}
		if strings.Contains(html.UnescapeString(page), hostile) {
			shown++
		}
	}
	if shown < 15 {
		t.Errorf("only %d pages show the names: this test looks past them", shown)
	}
	w := h.visit("admin", "/fr/manage/s/obstacles/members", url.Values{"email": {hostile}, "name": {hostile}, "role": {hostile}, "language": {hostile}})
	h.shows(w, http.StatusUnprocessableEntity)
	if strings.Contains(w.Body.String(), "<script>alert") {
		t.Error("what was typed became markup")
	}
}

func TestEveryPageSpeaksBothLanguagesAndKeepsNothing(t *testing.T) {
	h := newHouse(t, nil)
	key := regexp.MustCompile(`(manage|access|audit|error|layout|respond|report|needs)\.[a-z_]+\.?[a-z_]*[^a-z_.]`)
	file := regexp.MustCompile(`[a-z]+\.[0-9a-f]{10}\.(css|js)|application/[a-z.+-]+|[a-z_]+\.(csv|svg|xlsx|html|jsonl)`)
	for _, path := range h.visited() {
		for _, language := range []string{"fr", "en"} {
			w := h.visit("admin", "/"+language+strings.TrimPrefix(path, "/fr"), nil)
			h.shows(w, http.StatusOK, `<html lang="`+language+`"`, "<h1")
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: Cache-Control %q", path, got)
			}
			if found := key.FindString(file.ReplaceAllString(w.Body.String(), "")); found != "" {
				t.Errorf("%s in %s shows the key %q", path, language, found)
			}
		}
	}
}
