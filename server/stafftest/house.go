// Package stafftest is a Sonde with people in every role, for the tests of the pages of the staff.
package stafftest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"sonde/reports/page"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/editor"
	"sonde/server/manage"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/access"
	"sonde/templates"
	"sonde/templates/locale"
)

// House is a Sonde with a real store, two surveys and people in every role.
type House struct {
	T       testing.TB
	Store   survey.Store
	Access  *access.Access
	Server  *server.Server
	Now     time.Time
	Cookies map[string]string // by person
	People  map[string]survey.User
	Own     string       // id of a response of the survey "obstacles"
	Foreign string       // of the survey "other"
	Token   survey.Token // of "obstacles"

	OtherToken survey.Token
}

// Password is everybody's.
const Password = "une phrase assez longue"

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

// Began is when a house opens.
var Began = time.Date(2026, 3, 17, 9, 30, 0, 0, time.UTC)

// New opens a house on a store that holds the questionnaire and the survey that Sonde comes with. The coordinator and the
// manager work on that survey, "obstacles", which is on trial; "other" belongs to a coordinator of its own.
func New(t testing.TB, store survey.Store, change func(*server.Config)) *House {
	t.Helper()
	h := &House{T: t, Store: store, Now: Began, Cookies: map[string]string{}, People: map[string]survey.User{}}
	h.Access = access.New(store, func() time.Time { return h.Now })
	words, pages, err := drawn()
	h.Must(err)
	config := server.Config{Store: store, Words: words, Templates: pages, BaseURL: "http://sonde.example", InsecureLAN: true, Clock: func() time.Time { return h.Now }}
	if change != nil {
		change(&config)
	}
	config.Identity = staff.NewIdentity(h.Access, staff.Secure(config))
	h.Server, err = server.New(config)
	h.Must(err)
	desk := staff.NewDesk(h.Server, h.Access)
	h.Server.Add(manage.New(desk, &tabulate.Indexes{}).Routes()...)
	h.Server.Add(editor.New(desk).Routes()...)
	h.furnish(t.Context())
	return h
}

// furnish fills the house.
func (h *House) furnish(ctx context.Context) {
	h.Must(h.Store.SaveOrganisation(ctx, survey.Organisation{Name: survey.Text{"fr": "Maison", "en": "House"}, Logo: []byte("\x89PNG"), LogoType: "image/png"}))
	other, err := h.Store.Survey(ctx, "obstacles")
	h.Must(err)
	q, err := h.Store.Published(ctx, "obstacles", 0)
	h.Must(err)
	q.Name = "foreign"
	h.Must(h.Store.SaveDraft(ctx, q, "user-neighbour", h.Now))
	_, err = h.Store.Publish(ctx, "foreign", "user-neighbour", h.Now)
	h.Must(err)
	for _, name := range []string{"obstacles", "foreign"} {
		h.Must(h.Store.SaveImages(ctx, name, []survey.Image{{Name: "buoy.png", Type: "image/png", Bytes: []byte("\x89PNG")}}))
	}
	other.Slug, other.Questionnaire = "other", "foreign"
	h.Must(h.Store.CreateSurvey(ctx, other))
	for _, event := range []survey.Event{
		{Code: "OWN-1", Survey: "obstacles", Kind: survey.Workshop, Title: survey.Text{"fr": "Atelier de Brest", "en": "Brest workshop"}, Place: "Brest", StartsOn: "2026-03-17", Invited: 60, Present: 40, Speakers: 3},
		{Code: "OTHER-1", Survey: "other", Kind: survey.Online, Title: survey.Text{"fr": "Ailleurs", "en": "Elsewhere"}},
	} {
		h.Must(h.Store.CreateEvent(ctx, event))
	}
	h.Own = h.Send("obstacles", "OWN-1", "1")
	h.Foreign = h.Send("other", "OTHER-1", "2")
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
	h.Token, _, err = h.Access.CreateToken(ctx, "script", "obstacles", survey.RoleCollector, h.People["admin"].ID)
	h.Must(err)
	h.OtherToken, _, err = h.Access.CreateToken(ctx, "script", "other", survey.RoleCollector, h.People["admin"].ID)
	h.Must(err)
}

// join makes an account with a login; the disabled one is closed afterwards, behind the back of its login.
func (h *House) join(ctx context.Context, name string, admin bool, on string, role survey.Role) {
	if hashed == "" {
		made, err := h.Access.CreateUser(ctx, "first@example.org", "First", "fr", Password, false)
		h.Must(err)
		hashed = made.PasswordHash
	}
	user := survey.User{ID: "user-" + name, Email: name + "@example.org", Name: strings.ToUpper(name[:1]) + name[1:], Language: "fr", Admin: admin,
		Disabled: name == "disabled", PasswordHash: hashed, CreatedAt: h.Now}
	h.Must(h.Store.CreateUser(ctx, user))
	if on != "" {
		h.Must(h.Store.SetMembership(ctx, survey.Membership{Survey: on, UserID: user.ID, Role: role}))
	}
	h.People[name], h.Cookies[name] = user, "cookie-of-"+name
	for _, code := range []string{h.Cookies[name], "second-of-" + name} {
		h.Must(h.Store.SaveLogin(ctx, survey.Login{Token: access.HashSecret(code), UserID: user.ID, Device: "Firefox", CreatedAt: h.Now, SeenAt: h.Now, ExpiresAt: h.Now.Add(access.LoginAbsolute)}))
	}
}

// Send stores a response and gives its id.
func (h *House) Send(slug, event, key string) string {
	h.T.Helper()
	before := h.IDs(slug)
	_, err := h.Store.Send(h.T.Context(), survey.Sending{Key: sha256.Sum256([]byte(key)), Sheet: survey.Sheet{
		Survey: slug, Version: 1, Event: event, Language: "fr", Source: survey.SourceTrial, ReceivedOn: "2026-03-17", Answers: []byte(`{"role":"user"}`),
		Skipped: []string{"domain", "importance_find_data", "ease_find_data"},
	}})
	h.Must(err)
	for id := range h.IDs(slug) {
		if !before[id] {
			return id
		}
	}
	h.T.Fatal("the response was not stored")
	return ""
}

// IDs are those of a survey's responses.
func (h *House) IDs(slug string) map[string]bool {
	found := map[string]bool{}
	for response, err := range h.Store.Responses(h.T.Context(), slug) {
		h.Must(err)
		found[response.ID] = true
	}
	return found
}

// Must fails at an error.
func (h *House) Must(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
}

// Visit sends a request as a person ("" is nobody); a nil form is a GET.
func (h *House) Visit(person, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	h.T.Helper()
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Body" {
			body = header[i+1]
		}
	}
	r := httptest.NewRequestWithContext(h.T.Context(), method, "http://sonde.example"+path, strings.NewReader(body))
	r.RemoteAddr = remoteOf(header)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if code := h.Cookies[person]; code != "" {
		r.AddCookie(&http.Cookie{Name: "sonde", Value: code})
	}
	for i := 0; i < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	h.Server.Handler().ServeHTTP(w, r)
	return w
}

// Goes fails unless the reply is a redirect to the path.
func (h *House) Goes(w *httptest.ResponseRecorder, path string) {
	h.T.Helper()
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != path {
		h.T.Fatalf("got %d %q, want 303 to %q\n%s", w.Code, w.Header().Get("Location"), path, Clip(w.Body.String()))
	}
}

// Shows fails unless the page has the status and holds the words.
func (h *House) Shows(w *httptest.ResponseRecorder, status int, words ...string) {
	h.T.Helper()
	if w.Code != status {
		h.T.Fatalf("status %d, want %d\n%s", w.Code, status, Clip(w.Body.String()))
	}
	for _, one := range words {
		if !strings.Contains(w.Body.String(), one) {
			h.T.Errorf("the page lacks %q\n%s", one, Clip(w.Body.String()))
		}
	}
}

// Clip gives the beginning of a page's main part, to be told when a test fails.
func Clip(page string) string {
	if i := strings.Index(page, "<main"); i >= 0 {
		page = page[i:]
	}
	return page[:min(len(page), 3000)]
}

// VisitFrom is Visit by nobody from a remote address.
func (h *House) VisitFrom(remote, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	return h.Visit("", path, form, append(header, "Remote", remote)...)
}

// Fill puts something that exists into a route's path, of one of the surveys; "missing" has nothing.
func (h *House) Fill(path, slug, person string) string {
	id, event, member, token, questionnaire := h.Own, "OWN-1", "user-manager", h.Token.ID, "obstacles"
	if slug != "obstacles" {
		id, event, member, token, questionnaire = h.Foreign, "OTHER-1", "user-neighbour", h.OtherToken.ID, "foreign"
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
