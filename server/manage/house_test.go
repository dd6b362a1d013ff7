package manage_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sonde/data"
	"sonde/reports/page"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/manage"
	"sonde/survey"
	"sonde/survey/access"
	"sonde/templates"
	"sonde/templates/locale"
)

// house is a Sonde with a real store, two surveys and people in every role.
type house struct {
	t       *testing.T
	store   survey.Store
	access  *access.Access
	server  *server.Server
	now     time.Time
	cookies map[string]string // by person
	people  map[string]survey.User
	own     string       // id of a response of the survey "obstacles"
	foreign string       // of the survey "other"
	token   survey.Token // of "obstacles"

	otherToken survey.Token
}

const password = "une phrase assez longue"

// hashed is the one password, hashed once: argon2 is slow on purpose.
var hashed string

// drawn gives the words and pages, parsed once for all houses.
var drawn = func() func() (*locale.Words, *templates.Set, error) {
	both := sync.OnceValues(func() (found struct {
		words *locale.Words
		pages *templates.Set
	}, err error) {
		if found.words, err = locale.New(); err == nil {
			found.pages, err = templates.Parse(found.words, page.AddTemplates)
		}
		return found, err
	})
	return func() (*locale.Words, *templates.Set, error) {
		found, err := both()
		return found.words, found.pages, err
	}
}()

// newHouse opens a house. The coordinator and the manager work on "obstacles", which is on trial; "other" belongs to a
// coordinator of its own.
func newHouse(t *testing.T, change func(*server.Config)) *house {
	t.Helper()
	h := &house{t: t, now: time.Date(2026, 3, 17, 9, 30, 0, 0, time.UTC), cookies: map[string]string{}, people: map[string]survey.User{}}
	ctx := t.Context()
	store, err := data.Open(ctx, filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	h.must(err)
	t.Cleanup(func() { _ = store.Close() })
	h.store = store
	_, err = data.LoadBuiltin(ctx, store, h.now)
	h.must(err)
	h.access = access.New(store, func() time.Time { return h.now })
	words, pages, err := drawn()
	h.must(err)
	config := server.Config{Store: store, Words: words, Templates: pages, BaseURL: "http://sonde.example", InsecureLAN: true, Clock: func() time.Time { return h.now }}
	if change != nil {
		change(&config)
	}
	config.Identity = manage.NewIdentity(h.access, manage.Secure(config))
	h.server, err = server.New(config)
	h.must(err)
	h.server.Add(manage.New(h.server, h.access, &tabulate.Indexes{}).Routes()...)
	h.furnish(ctx)
	return h
}

// furnish fills the house.
func (h *house) furnish(ctx context.Context) {
	h.must(h.store.SaveOrganisation(ctx, survey.Organisation{Name: survey.Text{"fr": "Maison", "en": "House"}, Logo: []byte("\x89PNG"), LogoType: "image/png"}))
	other, err := h.store.Survey(ctx, data.BuiltinSurvey)
	h.must(err)
	q, err := h.store.Published(ctx, "obstacles", 0)
	h.must(err)
	q.Name = "foreign"
	h.must(h.store.SaveDraft(ctx, q, "user-neighbour", h.now))
	_, err = h.store.Publish(ctx, "foreign", "user-neighbour", h.now)
	h.must(err)
	for _, name := range []string{"obstacles", "foreign"} {
		h.must(h.store.SaveImages(ctx, name, []survey.Image{{Name: "buoy.png", Type: "image/png", Bytes: []byte("\x89PNG")}}))
	}
	other.Slug, other.Questionnaire = "other", "foreign"
	h.must(h.store.CreateSurvey(ctx, other))
	for _, event := range []survey.Event{
		{Code: "OWN-1", Survey: "obstacles", Kind: survey.Workshop, Title: survey.Text{"fr": "Atelier de Brest", "en": "Brest workshop"}, Place: "Brest", StartsOn: "2026-03-17", Invited: 60, Present: 40, Speakers: 3},
		{Code: "OTHER-1", Survey: "other", Kind: survey.Online, Title: survey.Text{"fr": "Ailleurs", "en": "Elsewhere"}},
	} {
		h.must(h.store.CreateEvent(ctx, event))
	}
	h.own = h.send("obstacles", "OWN-1", "1")
	h.foreign = h.send("other", "OTHER-1", "2")
	for _, person := range []struct {
		name  string
		admin bool
		on    string
		role  survey.Role
	}{
		{"admin", true, "", ""},
		{"coordinator", false, "obstacles", survey.RoleCoordinator},
		{"manager", false, "obstacles", survey.RoleManager},
		{"disabled", false, "obstacles", survey.RoleCoordinator},
		{"stranger", false, "", ""},
		{"neighbour", false, "other", survey.RoleCoordinator},
	} {
		h.join(ctx, person.name, person.admin, person.on, person.role)
	}
	h.token, _, err = h.access.CreateToken(ctx, "script", "obstacles", survey.RoleCollector, h.people["admin"].ID)
	h.must(err)
	h.otherToken, _, err = h.access.CreateToken(ctx, "script", "other", survey.RoleCollector, h.people["admin"].ID)
	h.must(err)
}

// join makes an account with a login; the disabled one is closed afterwards, behind the back of its login.
func (h *house) join(ctx context.Context, name string, admin bool, on string, role survey.Role) {
	if hashed == "" {
		made, err := h.access.CreateUser(ctx, "first@example.org", "First", "fr", password, false)
		h.must(err)
		hashed = made.PasswordHash
	}
	user := survey.User{ID: "user-" + name, Email: name + "@example.org", Name: strings.ToUpper(name[:1]) + name[1:], Language: "fr", Admin: admin,
		Disabled: name == "disabled", PasswordHash: hashed, CreatedAt: h.now}
	h.must(h.store.CreateUser(ctx, user))
	if on != "" {
		h.must(h.store.SetMembership(ctx, survey.Membership{Survey: on, UserID: user.ID, Role: role}))
	}
	h.people[name], h.cookies[name] = user, "cookie-of-"+name
	for _, code := range []string{h.cookies[name], "second-of-" + name} {
		h.must(h.store.SaveLogin(ctx, survey.Login{Token: access.HashSecret(code), UserID: user.ID, Device: "Firefox", CreatedAt: h.now, SeenAt: h.now, ExpiresAt: h.now.Add(access.LoginAbsolute)}))
	}
}

// send stores a response and gives its id.
func (h *house) send(slug, event, key string) string {
	h.t.Helper()
	before := h.ids(slug)
	_, err := h.store.Send(h.t.Context(), survey.Sending{Key: sha256.Sum256([]byte(key)), Sheet: survey.Sheet{
		Survey: slug, Version: 1, Event: event, Language: "fr", Source: survey.SourceTrial, ReceivedOn: "2026-03-17", Answers: []byte(`{"role":"user"}`),
		Skipped: []string{"domain", "importance_find_data", "ease_find_data"},
	}})
	h.must(err)
	for id := range h.ids(slug) {
		if !before[id] {
			return id
		}
	}
	h.t.Fatal("the response was not stored")
	return ""
}

func (h *house) ids(slug string) map[string]bool {
	found := map[string]bool{}
	for response, err := range h.store.Responses(h.t.Context(), slug) {
		h.must(err)
		found[response.ID] = true
	}
	return found
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// visit sends a request as a person ("" is nobody); a nil form is a GET.
func (h *house) visit(person, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	h.t.Helper()
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Body" {
			body = header[i+1]
		}
	}
	r := httptest.NewRequestWithContext(h.t.Context(), method, "http://sonde.example"+path, strings.NewReader(body))
	r.RemoteAddr = remoteOf(header)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if code := h.cookies[person]; code != "" {
		r.AddCookie(&http.Cookie{Name: "sonde", Value: code})
	}
	for i := 0; i < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	h.server.Handler().ServeHTTP(w, r)
	return w
}

// goes fails unless the reply is a redirect to the path.
func (h *house) goes(w *httptest.ResponseRecorder, path string) {
	h.t.Helper()
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != path {
		h.t.Fatalf("got %d %q, want 303 to %q\n%s", w.Code, w.Header().Get("Location"), path, clip(w.Body.String()))
	}
}

// shows fails unless the page has the status and holds the words.
func (h *house) shows(w *httptest.ResponseRecorder, status int, words ...string) {
	h.t.Helper()
	if w.Code != status {
		h.t.Fatalf("status %d, want %d\n%s", w.Code, status, clip(w.Body.String()))
	}
	for _, one := range words {
		if !strings.Contains(w.Body.String(), one) {
			h.t.Errorf("the page lacks %q\n%s", one, clip(w.Body.String()))
		}
	}
}

func clip(page string) string {
	if i := strings.Index(page, "<main"); i >= 0 {
		page = page[i:]
	}
	return page[:min(len(page), 3000)]
}

// visitFrom is visit by nobody from a remote address.
func (h *house) visitFrom(remote, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	return h.visit("", path, form, append(header, "Remote", remote)...)
}

// fill puts something that exists into a route's path, of one of the surveys; "missing" has nothing.
func (h *house) fill(path, slug, person string) string {
	id, event, member, token, questionnaire := h.own, "OWN-1", "user-manager", h.token.ID, "obstacles"
	if slug != "obstacles" {
		id, event, member, token, questionnaire = h.foreign, "OTHER-1", "user-neighbour", h.otherToken.ID, "foreign"
	}
	if slug == "missing" {
		questionnaire = "missing"
	}
	file := "events.csv"
	if strings.Contains(path, "/download/") {
		file = questionnaire + ".xlsx"
	}
	if strings.Contains(path, "/priorities/") {
		file = "users_use_needs.csv"
	}
	if strings.HasSuffix(path, "/move") {
		path += "?path=you/role"
	}
	return strings.NewReplacer(":language", "fr", ":lang", "fr", ":slug", slug, ":id", id, ":user", member, ":token", token,
		":login", hexOf(access.HashSecret("second-of-"+person)), ":code", event, "*file", "site.css", ":file", file,
		":questionnaire", questionnaire, "*path", "you/role", ":section", "you", ":name", "buoy.png").Replace(path)
}

func hexOf(hash survey.Hash) string { return hex.EncodeToString(hash[:]) }

// remoteOf takes the pretended header "Remote", where the request comes from.
func remoteOf(header []string) string {
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Remote" {
			return header[i+1]
		}
	}
	return "192.0.2.7:4000"
}
