package manage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/server"
	"sonde/server/manage"
	"sonde/server/stafftest"
	"sonde/survey"
)

func TestSigningInAndOut(t *testing.T) {
	h := newHouse(t, nil)
	w := h.Visit("", "/fr/manage/", nil)
	h.Goes(w, "/fr/manage/login?next=%2Ffr%2Fmanage%2F")
	h.Shows(h.Visit("", "/fr/manage/login", nil), http.StatusOK, "Se connecter")
	w = h.Visit("", "/fr/manage/login?next=%2Ffr%2Fmanage%2Faccount", url.Values{"email": {" Coordinator@Example.org "}, "password": {stafftest.Password}})
	h.Goes(w, "/fr/manage/account")
	cookies := w.Result().Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].Path != "/" || cookies[0].Domain != "" {
		t.Fatalf("cookies = %+v", cookies)
	}
	h.Cookies["me"] = cookies[0].Value
	h.Shows(h.Visit("me", "/fr/manage/account", nil), http.StatusOK, "coordinator@example.org")
	h.Goes(h.Visit("me", "/fr/manage/logout", url.Values{}), "/fr/manage/login?done=signed_out")
	h.Goes(h.Visit("me", "/fr/manage/account", nil), "/fr/manage/login?next=%2Ffr%2Fmanage%2Faccount")
}

func TestOverHTTPSTheCookieBelongsToTheHostAlone(t *testing.T) {
	h := newHouse(t, func(c *server.Config) { c.BaseURL, c.TLS = "https://sonde.example", true })
	cookie := h.Visit("", "/fr/manage/login", url.Values{"email": {"manager@example.org"}, "password": {stafftest.Password}}).Result().Cookies()[0]
	if cookie.Name != "__Host-sonde" || !cookie.Secure {
		t.Errorf("cookie = %+v, want __Host-sonde and Secure", cookie)
	}
	h.Goes(h.Visit("manager", "/fr/manage/account", nil), "/fr/manage/login?next=%2Ffr%2Fmanage%2Faccount") // the plain name does not count
}

func TestPasswordsTravelOnlyWhereTheyMay(t *testing.T) {
	form := url.Values{"email": {"manager@example.org"}, "password": {stafftest.Password}}
	for _, test := range []struct {
		name   string
		change func(*server.Config)
		host   string
		remote string
		want   int
	}{
		{"plain http on the network", func(c *server.Config) { c.InsecureLAN = false }, "sonde.example", "192.0.2.7:1", http.StatusForbidden},
		{"loopback at both ends", func(c *server.Config) { c.InsecureLAN = false }, "localhost:8080", "127.0.0.1:1", http.StatusSeeOther},
		{"loopback host from elsewhere", func(c *server.Config) { c.InsecureLAN = false }, "localhost", "192.0.2.7:1", http.StatusForbidden},
		{"insecure by choice", nil, "sonde.example", "192.0.2.7:1", http.StatusSeeOther},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHouse(t, test.change)
			w := h.VisitFrom(test.remote, "/en/manage/login", form, "Host", test.host)
			if w.Code != test.want {
				t.Errorf("status %d, want %d", w.Code, test.want)
			}
			if test.want == http.StatusForbidden {
				h.Shows(h.VisitFrom(test.remote, "/en/manage/login", nil, "Host", test.host), http.StatusForbidden, "--insecure-lan")
			}
		})
	}
}

func TestGuessingIsSlowed(t *testing.T) {
	h := newHouse(t, nil)
	guess := func(email, word, remote string) int {
		return h.VisitFrom(remote, "/fr/manage/login", url.Values{"email": {email}, "password": {word}}).Code
	}
	for range 8 {
		if got := guess("manager@example.org", "faux", "192.0.2.7:1"); got != http.StatusUnauthorized {
			t.Fatalf("a wrong password gave %d", got)
		}
	}
	if got := guess("manager@example.org", stafftest.Password, "192.0.2.7:2"); got != http.StatusTooManyRequests {
		t.Errorf("the right password after too many gave %d, want 429", got)
	}
	if got := guess("manager@example.org", stafftest.Password, "192.0.2.8:1"); got != http.StatusSeeOther {
		t.Errorf("the owner at another place gave %d, want 303", got)
	}
	if got := guess("coordinator@example.org", stafftest.Password, "192.0.2.7:3"); got != http.StatusSeeOther {
		t.Errorf("a neighbour at the same place gave %d, want 303", got)
	}
}

func TestNobodyIsToldWhichAddressesHaveAnAccount(t *testing.T) {
	h := newHouse(t, nil)
	known := h.Visit("", "/fr/manage/login", url.Values{"email": {"manager@example.org"}, "password": {"faux"}})
	closed := h.Visit("", "/fr/manage/login", url.Values{"email": {"disabled@example.org"}, "password": {stafftest.Password}})
	unknown := h.Visit("", "/fr/manage/login", url.Values{"email": {"nobodyy@example.org"}, "password": {"faux"}})
	plain := func(page string) string {
		for _, name := range []string{"manager", "disabled", "nobodyy"} {
			page = strings.ReplaceAll(page, name, "X")
		}
		return page
	}
	if plain(known.Body.String()) != plain(unknown.Body.String()) || plain(closed.Body.String()) != plain(unknown.Body.String()) {
		t.Error("the three refusals differ")
	}
}

func TestNextNeverLeadsElsewhere(t *testing.T) {
	h := newHouse(t, nil)
	for _, next := range []string{"https://evil.example/", "//evil.example/fr/manage/", "/\\evil.example", "/fr/manage/../../evil", "/fr/manage//evil.example", "javascript:alert(1)",
		"/fr/manage/\r\nSet-Cookie: x=1", "/fr/s/obstacles", "fr/manage/", "/fr/manage/login", "/fr/manage/?a=//evil.example", "/fr/manage/%2f%2fevil.example"} {
		w := h.Visit("", "/en/manage/login?next="+url.QueryEscape(next), url.Values{"email": {"manager@example.org"}, "password": {stafftest.Password}})
		if got := w.Header().Get("Location"); got != "/fr/manage/" {
			t.Errorf("next=%q led to %q", next, got)
		}
	}
}

func TestOtherSitesCannotAct(t *testing.T) {
	h := newHouse(t, nil)
	for _, route := range h.Server.Routes() {
		if route.Method != http.MethodPost {
			continue
		}
		path := h.Fill(route.Path, "obstacles", "admin")
		if w := h.Visit("admin", path, url.Values{}, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
			t.Errorf("POST %s from another site gave %d, want 403", path, w.Code)
		}
		if w := h.Visit("admin", path, url.Values{}, "Sec-Fetch-Site", "", "Origin", "https://evil.example"); w.Code != http.StatusForbidden {
			t.Errorf("POST %s with another origin gave %d, want 403", path, w.Code)
		}
	}
}

func TestASetUpLinkMakesOneAdministrator(t *testing.T) {
	h := newHouse(t, nil)
	h.Must(h.Store.UpdateUser(t.Context(), survey.User{ID: "user-admin", Email: "admin@example.org", Name: "x"})) // nobody administers
	code, err := h.Access.SetupLink(t.Context())
	h.Must(err)
	path := manage.SetupPath("fr", code)
	h.Shows(h.Visit("", path, nil), http.StatusOK, "Créer le compte")
	h.Shows(h.Visit("", path, url.Values{"name": {"Ada"}, "email": {"ada@example.org"}, "password": {"court"}}), http.StatusUnprocessableEntity, "au moins 12", `value="Ada"`)
	right := url.Values{"name": {"Ada"}, "email": {"ada@example.org"}, "password": {"un poisson dans la mer"}}
	h.Goes(h.Visit("", path, right), "/fr/manage/")
	h.Shows(h.Visit("", path, nil), http.StatusGone)
	if w := h.Visit("", path, right); w.Code < 400 {
		t.Errorf("the link served twice: %d", w.Code)
	}
}

func TestAnInvitationIsTakenUpOnce(t *testing.T) {
	h := newHouse(t, nil)
	w := h.Visit("coordinator", "/fr/manage/s/obstacles/members", url.Values{"email": {"new@example.org"}, "name": {"Nouvelle"}, "language": {"en"}, "role": {"manager"}})
	h.Shows(w, http.StatusCreated, "http://sonde.example/en/manage/invitation/")
	page := w.Body.String()
	start := strings.Index(page, "/en/manage/invitation/")
	path := page[start : start+len("/en/manage/invitation/")+26]
	h.Shows(h.Visit("", path, nil), http.StatusOK, "new@example.org", "Nouvelle")
	right := url.Values{"name": {"New"}, "password": {"a fish in the deep sea"}}
	w = h.Visit("", path, right)
	h.Goes(w, "/en/manage/")
	h.Cookies["new"] = w.Result().Cookies()[0].Value
	h.Shows(h.Visit("new", "/en/manage/s/obstacles", nil), http.StatusOK)
	h.Shows(h.Visit("new", "/en/manage/s/obstacles/members", nil), http.StatusNotFound)
	h.Shows(h.Visit("", path, right), http.StatusGone)
}

func TestChangingThePasswordEndsOtherLogins(t *testing.T) {
	h := newHouse(t, nil)
	other := h.Visit("", "/fr/manage/login", url.Values{"email": {"manager@example.org"}, "password": {stafftest.Password}}).Result().Cookies()[0].Value
	h.Cookies["elsewhere"] = other
	h.Shows(h.Visit("manager", "/fr/manage/account/password", url.Values{"current": {"faux"}, "password": {"une tout autre phrase"}}), http.StatusUnprocessableEntity, "mot de passe actuel")
	h.Goes(h.Visit("manager", "/fr/manage/account/password", url.Values{"current": {stafftest.Password}, "password": {"une tout autre phrase"}}), "/fr/manage/account?done=password")
	h.Shows(h.Visit("manager", "/fr/manage/account?done=password", nil), http.StatusOK, "Le mot de passe est changé")
	h.Goes(h.Visit("elsewhere", "/fr/manage/account", nil), "/fr/manage/login?next=%2Ffr%2Fmanage%2Faccount")
}
