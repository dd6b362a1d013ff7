package server_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sonde/server"
	"sonde/survey"
	"sonde/templates"
	"sonde/templates/locale"
)

// shelf is a store of which the engine itself asks only the organisation.
type shelf struct{ survey.Store }

func (shelf) Organisation(context.Context) (survey.Organisation, error) {
	return survey.Organisation{Name: survey.Text{"fr": "Maison de la donnée", "en": "House of Data"}}, nil
}

func (shelf) Survey(_ context.Context, slug string) (survey.Survey, error) {
	if slug == "mine" || slug == "theirs" {
		return survey.Survey{Slug: slug}, nil
	}
	return survey.Survey{}, survey.Fail(survey.NotFound, "SRV_002", nil)
}

func (shelf) Surveys(context.Context) ([]survey.Survey, error) {
	return []survey.Survey{{Slug: "mine", Questionnaire: "used"}, {Slug: "theirs", Questionnaire: "shared"}, {Slug: "third", Questionnaire: "foreign"}}, nil
}

func (shelf) MembershipsOf(_ context.Context, userID string) ([]survey.Membership, error) {
	return map[string][]survey.Membership{
		"coordinator": {{Survey: "mine", UserID: userID, Role: survey.RoleCoordinator}}, "manager": {{Survey: "mine", UserID: userID, Role: survey.RoleManager}},
	}[userID], nil
}

func (shelf) DraftRevisions(_ context.Context, name string) ([]survey.Revision, error) {
	if name == "written" || name == "foreign" {
		return []survey.Revision{{Number: 2, SavedBy: "coordinator"}, {Number: 1, SavedBy: "admin"}}, nil
	}
	return nil, nil
}

func (shelf) Editions(context.Context, string) ([]survey.Edition, error) { return nil, nil }

// doorman knows three people by a header: "manager" and "coordinator" of the survey "mine", "admin" is admin.
type doorman struct{}

func (doorman) Who(_ context.Context, r *http.Request) (survey.User, survey.Login, error) {
	switch name := r.Header.Get("Test-User"); name {
	case "manager", "coordinator", "admin":
		return survey.User{ID: name, Name: name, Admin: name == "admin"}, survey.Login{}, nil
	}
	return survey.User{}, survey.Login{}, survey.Fail(survey.Unauthenticated, "SRV_008", nil)
}

func (doorman) RoleOn(_ context.Context, user survey.User, slug string) (survey.Role, error) {
	switch {
	case user.Admin:
		return survey.RoleAdmin, nil
	case slug == "mine" && user.ID == "coordinator":
		return survey.RoleCoordinator, nil
	case slug == "mine":
		return survey.RoleManager, nil
	}
	return "", nil
}

func (doorman) Token(_ context.Context, r *http.Request) (survey.Token, error) {
	if r.Header.Get("Authorization") == "Bearer good" {
		return survey.Token{Survey: "mine", Role: survey.RoleCollector}, nil
	}
	return survey.Token{}, survey.Fail(survey.Unauthenticated, "SRV_008", nil)
}

func newServer(t *testing.T, change func(*server.Config)) *server.Server {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := templates.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	config := server.Config{Store: shelf{}, Identity: doorman{}, Words: words, Templates: pages, BaseURL: "http://sonde.example"}
	if change != nil {
		change(&config)
	}
	s, err := server.New(config)
	if err != nil {
		t.Fatal(err)
	}
	say := func(words string) func(*server.Request) error {
		return func(r *server.Request) error { r.String(http.StatusOK, words); return nil }
	}
	s.Add(
		server.Route{Method: http.MethodGet, Path: "/:lang/open", Allow: server.Everyone, Handle: say("open")},
		server.Route{Method: http.MethodPost, Path: "/:lang/open", Allow: server.Everyone, Handle: say("posted")},
		server.Route{Method: http.MethodGet, Path: "/:lang/forgotten", Handle: say("forgotten")},
		server.Route{Method: http.MethodGet, Path: "/:lang/me", Allow: server.SignedIn, Handle: say("me")},
		server.Route{Method: http.MethodGet, Path: "/:lang/admin", Allow: server.AdminOnly, Handle: say("admin")},
		server.Route{Method: http.MethodGet, Path: "/:lang/of/:slug", Allow: server.Staff(survey.RoleManager), Handle: say("of")},
		server.Route{Method: http.MethodGet, Path: "/:lang/edit/:slug", Allow: server.Staff(survey.RoleCoordinator), Handle: say("edit")},
		server.Route{Method: http.MethodGet, Path: "/:lang/author", Allow: server.Authors, Handle: say("author"), Frames: true},
		server.Route{Method: http.MethodGet, Path: "/:lang/author/:questionnaire", Allow: server.Authors, Handle: say("author"), Framed: true},
		server.Route{Method: http.MethodGet, Path: "/api/v1/of/:slug", Allow: server.Token(survey.RoleCollector), Handle: say("api")},
		server.Route{Method: http.MethodGet, Path: "/:lang/fault", Allow: server.Everyone, Handle: func(*server.Request) error { panic("secret of the house") }},
		server.Route{Method: http.MethodGet, Path: "/:lang/broken", Allow: server.Everyone, Handle: func(*server.Request) error { return errors.New("secret cause") }},
		server.Route{Method: http.MethodGet, Path: "/:lang/busy", Allow: server.Everyone, Handle: func(*server.Request) error {
			return survey.Fail(survey.TooMany, "SRV_009", nil)
		}},
	)
	return s
}

// visit is one request and what must come back.
type visit struct {
	name       string
	method     string // "" is GET
	path       string
	header     map[string]string
	host       string // "" is sonde.example
	status     int
	location   string
	contains   string
	contains2  string
	not        string
	wantHeader map[string]string
}

func (v visit) run(t *testing.T, s *server.Server) {
	t.Run(v.name, func(t *testing.T) {
		method := v.method
		if method == "" {
			method = http.MethodGet
		}
		request := httptest.NewRequest(method, v.path, nil)
		request.Host = "sonde.example"
		if v.host != "" {
			request.Host = v.host
		}
		for name, value := range v.header {
			request.Header.Set(name, value)
		}
		reply := httptest.NewRecorder()
		s.Handler().ServeHTTP(reply, request)
		body := reply.Body.String()
		if reply.Code != v.status {
			t.Errorf("status %d, want %d: %s", reply.Code, v.status, body)
		}
		if got := reply.Header().Get("Location"); got != v.location {
			t.Errorf("location %q, want %q", got, v.location)
		}
		for _, want := range []string{v.contains, v.contains2} {
			if !strings.Contains(body, want) {
				t.Errorf("want %q in %s", want, body)
			}
		}
		if v.not != "" && strings.Contains(body, v.not) {
			t.Errorf("%q leaked into %s", v.not, body)
		}
		for name, want := range v.wantHeader {
			if got := reply.Header().Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
			"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
			if reply.Header().Get(name) == "" {
				t.Errorf("no %s", name)
			}
		}
	})
}

func TestRouter(t *testing.T) {
	s := newServer(t, nil)
	for _, v := range []visit{
		{name: "bare address in French", path: "/", status: 303, location: "/fr/"},
		{name: "bare address in English", path: "/", header: map[string]string{"Accept-Language": "de, en-GB;q=0.8, fr;q=0.5"}, status: 303, location: "/en/"},
		{name: "language without slash", path: "/en", status: 303, location: "/en/"},
		{name: "health", path: "/healthz", status: 200, contains: "ok"},
		{name: "open route", path: "/fr/open", status: 200, contains: "open"},
		{name: "HEAD on a GET route", method: "HEAD", path: "/fr/open", status: 200},
		{name: "wrong method", method: "DELETE", path: "/fr/open", status: 405, contains: "Action impossible", wantHeader: map[string]string{"Allow": "GET, HEAD, POST"}},
		{name: "unknown page in French", path: "/fr/nothing", status: 404, contains: "Page introuvable", contains2: `lang="fr"`},
		{name: "unknown page in English", path: "/en/nothing", status: 404, contains: "Page not found", contains2: `lang="en"`},
		{name: "unknown language", path: "/xx/open", status: 404},
		{name: "unknown API route", path: "/api/v1/nothing", status: 404, contains: `"code":"SRV_002"`, wantHeader: map[string]string{"Content-Type": "application/problem+json"}},
		{name: "panic tells nothing", path: "/en/fault", status: 500, contains: "An error on our side", not: "secret"},
		{name: "foreign error tells nothing", path: "/en/broken", status: 500, contains: "An error on our side", not: "secret"},
		{name: "too many asks to wait", path: "/en/busy", status: 429, wantHeader: map[string]string{"Retry-After": "60"}},
		{name: "hostile path is text", path: "/fr/%3Cscript%3Ealert(1)%3C/script%3E", status: 404, not: "<script>alert"},
	} {
		v.run(t, s)
	}
}

func TestHostsAndOrigins(t *testing.T) {
	s := newServer(t, nil)
	for _, v := range []visit{
		{name: "base URL", path: "/fr/open", status: 200},
		{name: "base URL with another port", path: "/fr/open", host: "sonde.example:8080", status: 200},
		{name: "loopback", path: "/fr/open", host: "127.0.0.1:8080", status: 200},
		{name: "loopback name", path: "/fr/open", host: "localhost", status: 200},
		{name: "IPv6 loopback", path: "/fr/open", host: "[::1]:8080", status: 200},
		{name: "another name", path: "/fr/open", host: "evil.example", status: 421, contains: "Adresse inconnue"},
		{name: "another address", path: "/fr/open", host: "192.0.2.1", status: 421},
		{name: "empty", path: "/fr/open", host: " ", status: 421},
		{name: "post from here", method: "POST", path: "/fr/open", header: map[string]string{"Origin": "http://sonde.example"}, status: 200},
		{name: "post from another site", method: "POST", path: "/en/open", header: map[string]string{"Origin": "http://evil.example"}, status: 403, contains: "another site"},
		{name: "post marked cross-site", method: "POST", path: "/fr/open", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403},
		{name: "post without a word of origin", method: "POST", path: "/fr/open", status: 200},
	} {
		v.run(t, s)
	}
}

func TestWhoMayReachARoute(t *testing.T) {
	s := newServer(t, nil)
	manager, coordinator, admin := map[string]string{"Test-User": "manager"}, map[string]string{"Test-User": "coordinator"}, map[string]string{"Test-User": "admin"}
	token := map[string]string{"Authorization": "Bearer good"}
	for _, v := range []visit{
		{name: "a route that says nothing lets nobody in", path: "/fr/forgotten", header: admin, status: 404},
		{name: "a stranger is shown the sign-in page", path: "/fr/me", status: 303, location: "/fr/manage/login?next=%2Ffr%2Fme"},
		{name: "somebody signed in", path: "/fr/me", header: manager, status: 200},
		{name: "no admin", path: "/fr/admin", header: manager, status: 404},
		{name: "admin", path: "/fr/admin", header: admin, status: 200},
		{name: "one's own survey", path: "/fr/of/mine", header: manager, status: 200},
		{name: "another's survey", path: "/fr/of/theirs", header: manager, status: 404},
		{name: "a missing survey", path: "/fr/of/none", header: manager, status: 404},
		{name: "a role too small", path: "/fr/edit/mine", header: manager, status: 404},
		{name: "admin anywhere", path: "/fr/edit/theirs", header: admin, status: 200},
		{name: "admin, missing survey", path: "/fr/edit/none", header: admin, status: 404},
		{name: "an author of some questionnaire", path: "/fr/author", header: coordinator, status: 200},
		{name: "an author of what one's survey uses", path: "/fr/author/used", header: coordinator, status: 200},
		{name: "an author of another's questionnaire", path: "/fr/author/foreign", header: coordinator, status: 404},
		{name: "an author of no questionnaire", path: "/fr/author/none", header: coordinator, status: 404},
		{name: "a questionnaire of one's own that no survey uses", path: "/fr/author/written", header: coordinator, status: 200},
		{name: "the same, for another", path: "/fr/author/written", header: manager, status: 404},
		{name: "a manager writes nothing", path: "/fr/author/used", header: manager, status: 404},
		{name: "nor anything new", path: "/fr/author", header: manager, status: 404},
		{name: "a stranger is no author", path: "/fr/author/used", status: 303, location: "/fr/manage/login?next=%2Ffr%2Fauthor%2Fused"},
		{name: "admin, any questionnaire", path: "/fr/author/foreign", header: admin, status: 200},
		{name: "token on its survey", path: "/api/v1/of/mine", header: token, status: 200},
		{name: "token on another", path: "/api/v1/of/theirs", header: token, status: 404},
		{name: "no token", path: "/api/v1/of/mine", status: 401},
	} {
		v.run(t, s)
	}
}

func TestOnlyRoutesThatSaySoHaveToDoWithFrames(t *testing.T) {
	s := newServer(t, nil)
	bare := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
		"worker-src 'self'; form-action 'self'; base-uri 'none'"
	csp := func(words string) map[string]string {
		return map[string]string{"Content-Security-Policy": bare + words}
	}
	author := map[string]string{"Test-User": "coordinator"}
	for _, v := range []visit{
		{name: "neither", path: "/fr/open", status: 200, wantHeader: csp("; frame-ancestors 'none'")},
		{name: "unknown page", path: "/fr/nothing", status: 404, wantHeader: csp("; frame-ancestors 'none'")},
		{name: "holds frames", path: "/fr/author", header: author, status: 200, wantHeader: csp("; frame-src 'self'; frame-ancestors 'none'")},
		{name: "stands in one", path: "/fr/author/used", header: author, status: 200, wantHeader: csp("; frame-ancestors 'self'")},
	} {
		v.run(t, s)
	}
}

func TestStaticFiles(t *testing.T) {
	s := newServer(t, nil)
	address, err := templates.Address("site.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []visit{
		{name: "hashed name", path: address, status: 200, wantHeader: map[string]string{"Cache-Control": "public, max-age=31536000, immutable", "Content-Type": "text/css; charset=utf-8"}},
		{name: "plain name", path: "/static/site.css", status: 200, wantHeader: map[string]string{"Cache-Control": "public, no-cache"}},
		{name: "unknown", path: "/static/nothing.css", status: 404},
		{name: "folder", path: "/static/", status: 404},
		{name: "climbing", path: "/static/../config.go", status: 404},
	} {
		v.run(t, s)
	}
}
