package respond_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"sonde/data/sqlite"
	"sonde/reports"
	"sonde/reports/page"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/intake"
	"sonde/server/respond"
	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/templates"
	"sonde/templates/locale"
)

// noon is when the tests begin.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// site is a server with a store of its own and the survey "every", open, with the event QUAY.
type site struct {
	t      testing.TB
	store  survey.Store
	server *server.Server
	now    time.Time
	log    *strings.Builder
}

// failing is a store whose disk can be full.
type failing struct {
	survey.Store
	full bool
}

func (f *failing) Send(ctx context.Context, s survey.Sending) (survey.Outcome, error) {
	if f.full {
		return 0, survey.Fail(survey.Unavailable, "STO_001", nil)
	}
	return f.Store.Send(ctx, s)
}

func newSite(t testing.TB, changes ...func(*server.Config)) *site {
	t.Helper()
	s := &site{t: t, now: noon, log: &strings.Builder{}}
	log := slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	database, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), log)
	s.must(err)
	t.Cleanup(func() { _ = database.Close() })
	s.store = &failing{Store: database}
	s.field("every", "testdata/every.json")
	words, err := locale.New()
	s.must(err)
	pages, err := templates.Parse(words, page.AddTemplates)
	s.must(err)
	config := server.Config{
		Store: s.store, Words: words, Templates: pages, Clock: func() time.Time { return s.now }, BaseURL: "http://sonde.example", Log: log,
	}
	for _, change := range changes {
		change(&config)
	}
	s.server, err = server.New(config)
	s.must(err)
	s.server.Add(respond.New(s.server, intake.New(s.server), reports.Source{Store: s.store, Indexes: &tabulate.Indexes{}, Words: words, Clock: config.Clock}).Routes()...)
	return s
}

// field opens a survey on a questionnaire file, both by the same name.
func (s *site) field(slug, file string) {
	s.t.Helper()
	raw, err := os.ReadFile(file)
	s.must(err)
	q, err := questionnaire.Parse(raw)
	s.must(err)
	s.must(s.store.SaveDraft(s.t.Context(), q, "", noon))
	_, err = s.store.Publish(s.t.Context(), q.Name, "", noon)
	s.must(err)
	s.must(s.store.CreateSurvey(s.t.Context(), survey.Survey{
		Slug: slug, Questionnaire: q.Name, Version: 1, State: survey.StateOpen, Listed: true, TimeZone: "Europe/Paris", LateHours: 24,
		WallThreshold: survey.DefaultWallThreshold, OpenThreshold: survey.DefaultOpenThreshold, CreatedAt: noon,
		Notice: survey.Notice{Controller: survey.Text{"fr": "l’équipage", "en": "the crew"}},
	}))
	s.must(s.store.CreateEvent(s.t.Context(), survey.Event{Code: "QUAY-" + strings.ToUpper(slug), Survey: slug, Kind: survey.Workshop, Place: "Brest", StartsOn: "2026-03-01"}))
}

// change changes the survey "every".
func (s *site) change(change func(*survey.Survey)) {
	s.t.Helper()
	one, err := s.store.Survey(s.t.Context(), "every")
	s.must(err)
	change(&one)
	s.must(s.store.UpdateSurvey(s.t.Context(), one))
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// reply is what came back, parsed.
type reply struct {
	*httptest.ResponseRecorder
	t    testing.TB
	body string
	doc  *html.Node
}

func (s *site) ask(request *http.Request) reply {
	s.t.Helper()
	request.Host = "sonde.example"
	recorder := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(recorder, request)
	body := recorder.Body.String()
	doc, err := html.Parse(strings.NewReader(body))
	s.must(err)
	return reply{ResponseRecorder: recorder, t: s.t, body: body, doc: doc}
}

func (s *site) get(path string) reply {
	s.t.Helper()
	return s.ask(httptest.NewRequest(http.MethodGet, path, nil))
}

// post sends pairs of names and values as a form.
func (s *site) post(path string, pairs ...string) reply {
	s.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return s.postRaw(path, form.Encode())
}

func (s *site) postRaw(path, body string) reply {
	s.t.Helper()
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.ask(request)
}

// stored counts the responses of "every".
func (s *site) stored() int {
	s.t.Helper()
	lines, err := s.store.Tally(s.t.Context(), "every")
	s.must(err)
	count := 0
	for _, line := range lines {
		count += line.Count
	}
	return count
}

const (
	key1 = "0123456789abcdef0123456789abcdef"
	key2 = "fedcba9876543210fedcba9876543210"
)

// sheet is a form that can be sent, with more pairs.
func sheet(key string, pairs ...string) []string {
	return append([]string{":key", key, ":event", "", ":version", "1", ":do", "send", "sailor", "yes"}, pairs...)
}
