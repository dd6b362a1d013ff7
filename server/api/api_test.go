package api_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/api"
	"sonde/server/intake"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/access"
	"sonde/survey/questionnaire"
	"sonde/templates"
	"sonde/templates/locale"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const key1, key2 = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"

// site is a server with the listed survey "conditions" and the unlisted survey "picks", and a token for each.
type site struct {
	t      *testing.T
	store  survey.Store
	server *server.Server
	tokens map[string]string
}

func newSite(t *testing.T) *site {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	database, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), log)
	s := &site{t: t, store: database, tokens: map[string]string{}}
	s.must(err)
	t.Cleanup(func() { _ = database.Close() })
	clock := func() time.Time { return noon }
	keys := access.New(database, clock)
	for _, name := range []string{"conditions", "picks", "rows"} {
		raw, err := os.ReadFile("../../survey/testdata/questionnaires/" + name + ".json")
		s.must(err)
		q, err := questionnaire.Parse(raw)
		s.must(err)
		s.must(database.SaveDraft(t.Context(), q, "", noon))
		_, err = database.Publish(t.Context(), name, "", noon)
		s.must(err)
		s.must(database.CreateSurvey(t.Context(), survey.Survey{Slug: name, Questionnaire: name, Version: 1, State: survey.StateOpen,
			Listed: name != "picks", TimeZone: "UTC", LateHours: 24, WallThreshold: 5, OpenThreshold: 10, CreatedAt: noon}))
		_, s.tokens[name], err = keys.CreateToken(t.Context(), "test", name, survey.RoleCollector, "")
		s.must(err)
	}
	words, err := locale.New()
	s.must(err)
	pages, err := templates.Parse(words)
	s.must(err)
	s.server, err = server.New(server.Config{Store: database, Identity: staff.NewIdentity(keys, false), Words: words, Templates: pages,
		Clock: clock, BaseURL: "http://sonde.example", Log: log})
	s.must(err)
	s.server.Add(api.New(s.server, intake.New(s.server), &tabulate.Indexes{}).Routes()...)
	return s
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// answer is a reply, decoded.
type answer struct {
	status  int
	header  http.Header
	receipt string
	server.Details
}

func (s *site) send(slug, body string, header ...string) answer {
	s.t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/api/v1/surveys/"+slug+"/responses", strings.NewReader(body))
	request.Host = "sonde.example"
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	reply := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(reply, request)
	got := answer{status: reply.Code, header: reply.Header()}
	var taken api.Receipt
	if reply.Code < 300 {
		s.must(json.Unmarshal(reply.Body.Bytes(), &taken))
		got.receipt = taken.Receipt
		return got
	}
	s.must(json.Unmarshal(reply.Body.Bytes(), &got.Details))
	if reply.Header().Get("Content-Type") != "application/problem+json" || got.Status != reply.Code || got.Code == "" || got.Detail == "" {
		s.t.Errorf("%d is told as %s", reply.Code, reply.Body)
	}
	return got
}

func sheet(key, answers string) string {
	return `{"key":"` + key + `","event":"","language":"en","version":1,"answers":` + answers + `}`
}

func TestAResponseSentTwiceCountsOnce(t *testing.T) {
	s := newSite(t)
	first := s.send("conditions", sheet(key1, `{"role":"user","use_first":"x"}`))
	if first.status != http.StatusCreated || !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{26}$`).MatchString(first.receipt) {
		t.Fatalf("status %d, receipt %q", first.status, first.receipt)
	}
	if again := s.send("conditions", sheet(key1, `{"use_first":"x", "role":"user"}`)); again.status != http.StatusOK || again.receipt != first.receipt {
		t.Errorf("again: status %d, receipt %q", again.status, again.receipt)
	}
	if other := s.send("conditions", sheet(key1, `{"role":"both"}`)); other.status != http.StatusConflict {
		t.Errorf("other content: status %d, want 409", other.status)
	}
	if elsewhere := s.send("picks", sheet(key1, `{}`), "Authorization", "Bearer "+s.tokens["picks"]); elsewhere.status != http.StatusConflict && elsewhere.status != http.StatusUnprocessableEntity {
		t.Errorf("another survey: status %d", elsewhere.status)
	}
	lines, err := s.store.Tally(t.Context(), "conditions")
	s.must(err)
	if len(lines) != 1 || lines[0].Count != 1 || lines[0].Source != survey.SourceAPI || lines[0].Language != "en" {
		t.Errorf("stored %+v", lines)
	}
}

// Rows are answers, what is computed need not be sent, and the same rows are the same sheet.
func TestRowsAreTaken(t *testing.T) {
	s := newSite(t)
	first := s.send("rows", sheet(key1, `{"children":[{"name":"A","age":7},{}],"with_pets":null}`))
	again := s.send("rows", sheet(key1, `{"children":[{"age":7,"name":"A","nth":"5"}]}`))
	if first.status != http.StatusCreated || again.status != http.StatusOK || again.receipt != first.receipt {
		t.Errorf("status %d, then %d", first.status, again.status)
	}
	for response, err := range s.store.Responses(t.Context(), "rows") {
		s.must(err)
		if got := string(response.Answers); got != `{"children":[{"age":7,"name":"A","nth":"1"}],"eldest":"7","how_many":"1"}` {
			t.Errorf("stored %s", got)
		}
	}
}

func TestAllThatIsWrongComesAtOnce(t *testing.T) {
	s := newSite(t)
	got := s.send("conditions", `{"key":"x","language":"de","version":1,"answers":{"role":"user","use_first":7,"a/b~c":1}}`, "Accept-Language", "fr")
	var pointers []string
	for _, one := range got.Errors {
		pointers = append(pointers, one.Pointer+" "+one.Code)
		if one.Detail == "" || strings.HasPrefix(one.Detail, "problem.") || strings.HasPrefix(one.Detail, "error.") {
			t.Errorf("%s: detail %q", one.Pointer, one.Detail)
		}
	}
	for _, want := range []string{"#/key COL_001", "#/language API_003", "#/answers/use_first PRB_016", "#/answers/a~1b~0c PRB_017"} {
		if !slices.Contains(pointers, want) {
			t.Errorf("%s is not among %q", want, pointers)
		}
	}
	if got.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d, want 422", got.status)
	}
}

func TestRefusals(t *testing.T) {
	s := newSite(t)
	for _, test := range []struct {
		name, slug, body string
		header           []string
		status           int
		pointer          string
	}{
		{name: "not asked", slug: "conditions", body: sheet(key1, `{"role":"neither","use_first":"x"}`), status: 422, pointer: "#/answers/use_first not_asked"},
		{name: "not asked in a row", slug: "rows", body: sheet(key1, `{"children":[{"name":"A"},{"name":"B","school":"any"}]}`), status: 422, pointer: "#/answers/children/1/school not_asked"},
		{name: "a name that no row has", slug: "rows", body: sheet(key1, `{"children":[{"name":"A","pets/x":1}]}`), status: 422, pointer: "#/answers/children/0/pets~1x PRB_017"},
		{name: "unknown version", slug: "conditions", body: strings.Replace(sheet(key1, `{}`), `"version":1`, `"version":2`, 1), status: 422, pointer: "#/version API_002"},
		{name: "unknown event", slug: "conditions", body: strings.Replace(sheet(key1, `{"role":"user"}`), `"event":""`, `"event":"NONE"`, 1), status: 422, pointer: "#/event EVT_002"},
		{name: "no JSON", slug: "conditions", body: "role=user", status: 400},
		{name: "something behind it", slug: "conditions", body: sheet(key1, `{"role":"user"}`) + "{}", status: 400},
		{name: "an unknown member", slug: "conditions", body: `{"key":"` + key1 + `","language":"en","answers":{"role":"user"},"ip":"x"}`, status: 400},
		{name: "another type of body", slug: "conditions", body: sheet(key1, `{}`), header: []string{"Content-Type", "text/plain"}, status: 400},
		{name: "too large", slug: "conditions", body: sheet(key1, `{"use_first":"`+strings.Repeat("x", survey.MaxSheetBytes)+`"}`), status: 413},
		{name: "no such survey", slug: "none", body: sheet(key1, `{}`), status: 404},
		{name: "unlisted, without a token", slug: "picks", body: sheet(key1, `{}`), status: 404},
		{name: "unlisted, with another's token", slug: "picks", body: sheet(key1, `{}`), header: []string{"Authorization", "Bearer conditions"}, status: 404},
		{name: "listed, with a false token", slug: "conditions", body: sheet(key1, `{}`), header: []string{"Authorization", "Bearer false"}, status: 401},
		{name: "from another site", slug: "conditions", body: sheet(key1, `{}`), header: []string{"Origin", "http://evil.example"}, status: 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			header := slices.Clone(test.header)
			for i := range header {
				if name, ok := strings.CutPrefix(header[i], "Bearer "); ok && s.tokens[name] != "" {
					header[i] = "Bearer " + s.tokens[name]
				}
			}
			got := s.send(test.slug, test.body, header...)
			if got.status != test.status {
				t.Fatalf("status %d, want %d: %+v", got.status, test.status, got.Details)
			}
			if test.pointer != "" && (len(got.Errors) != 1 || got.Errors[0].Pointer+" "+got.Errors[0].Code != test.pointer) {
				t.Errorf("errors %+v, want %s", got.Errors, test.pointer)
			}
		})
	}
}

func TestAnUnlistedSurveyTakesItsToken(t *testing.T) {
	s := newSite(t)
	got := s.send("picks", sheet(key2, `{}`), "Authorization", "Bearer "+s.tokens["picks"])
	if got.status != http.StatusCreated && got.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", got.status)
	}
}

func TestEveryRouteIsDescribed(t *testing.T) {
	s := newSite(t)
	request := httptest.NewRequest(http.MethodGet, "/api/v1/openapi.json", nil)
	request.Host = "sonde.example"
	reply := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(reply, request)
	var description struct {
		OpenAPI string                                `json:"openapi"`
		Paths   map[string]map[string]json.RawMessage `json:"paths"`
	}
	s.must(json.Unmarshal(reply.Body.Bytes(), &description))
	if !strings.HasPrefix(description.OpenAPI, "3.1") {
		t.Errorf("OpenAPI %q", description.OpenAPI)
	}
	parameter := regexp.MustCompile(`:([a-z]+)`)
	for _, route := range s.server.Routes() {
		if !strings.HasPrefix(route.Path, "/api/") {
			continue
		}
		path := parameter.ReplaceAllString(route.Path, "{$1}")
		if description.Paths[path][strings.ToLower(route.Method)] == nil {
			t.Errorf("%s %s is not described", route.Method, path)
		}
	}
}
