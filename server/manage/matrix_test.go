package manage_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"sonde/server"
	"sonde/server/stafftest"
	"sonde/survey"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// whoMay words a route's declaration.
func whoMay(allow server.Allow) string {
	switch {
	case allow.Public():
		return "everyone"
	case allow.Admits(""):
		return "signed in"
	case allow.Admits(survey.RoleManager):
		return "manager, coordinator, admin"
	case allow.Admits(survey.RoleCoordinator):
		return "coordinator, admin"
	case allow.Admits(survey.RoleAdmin):
		return "admin"
	case allow.Admits(survey.RoleCollector):
		return "collector"
	}
	return "nobody"
}

func TestEveryRouteDeclaresWhoMay(t *testing.T) {
	h := newHouse(t, nil)
	var lines []string
	for _, route := range h.Server.Routes() {
		who := whoMay(route.Allow)
		if who == "nobody" {
			t.Errorf("%s %s declares nobody", route.Method, route.Path)
		}
		if strings.Contains(route.Path, "/manage") {
			lines = append(lines, fmt.Sprintf("%-4s %-45s %s\n", route.Method, strings.TrimPrefix(route.Path, "/:lang"), who))
		}
	}
	got := strings.Join(lines, "")
	if *update {
		h.Must(os.WriteFile("testdata/routes.txt", []byte(got), 0o644))
	}
	want, err := os.ReadFile("testdata/routes.txt")
	h.Must(err)
	if got != string(want) {
		t.Errorf("routes and who may reach them have changed: look at them and run with -update\n%s", got)
	}
}

// persons are who knocks, with their role on each survey; "" is none.
var persons = []struct {
	name   string
	signed bool
	own    survey.Role
	other  survey.Role
	token  survey.Role // comes with a token instead
}{
	{name: ""},
	{name: "disabled"},
	{name: "stranger", signed: true},
	{name: "manager", signed: true, own: survey.RoleManager},
	{name: "coordinator", signed: true, own: survey.RoleCoordinator},
	{name: "admin", signed: true, own: survey.RoleAdmin, other: survey.RoleAdmin},
	{name: "collector token", token: survey.RoleCollector},
	{name: "manager token", token: survey.RoleManager},
	{name: "coordinator token", token: survey.RoleCoordinator},
}

// TestTheMatrix knocks at every door as everybody, on one's own survey, another's and one that is not there.
func TestTheMatrix(t *testing.T) {
	h := newHouse(t, nil)
	cells := 0
	for _, route := range h.Server.Routes() {
		surveys := []string{"obstacles", "other", "missing"}
		if !ofSurvey(route) {
			surveys = surveys[:1]
		}
		for _, slug := range surveys {
			for _, person := range persons {
				role := map[string]survey.Role{"obstacles": person.own, "other": person.other}[slug]
				admitted := route.Allow.Public() || person.signed && route.Allow.Admits(role)
				if ofSurvey(route) && (slug == "missing" || role == "") && !route.Allow.Public() {
					admitted = false
				}
				house := h
				if admitted && route.Method == http.MethodPost {
					house = newHouse(t, nil) // what is done here must not disturb the other cells
				}
				w := house.knock(route, slug, person.name, person.token)
				cells++
				if got, want := verdict(w), wanted(route, admitted, person.signed); got != want && !(want == "admitted" && got == "gone") {
					t.Errorf("%s %s on %s by %q: %s (%d), want %s", route.Method, route.Path, slug, person.name, got, w.Code, want)
				}
			}
		}
	}
	t.Logf("%d cells", cells)
}

// ofSurvey tells the routes of one survey, or of the questionnaire that it uses.
func ofSurvey(route server.Route) bool {
	return strings.Contains(route.Path, ":slug") || strings.Contains(route.Path, ":questionnaire")
}

// wanted is what must happen at a door.
func wanted(route server.Route, admitted, signed bool) string {
	switch {
	case admitted:
		return "admitted"
	case signed:
		return "not found"
	case route.Method == http.MethodGet:
		return "sign in"
	}
	return "refused"
}

// verdict reads a reply.
func verdict(w *httptest.ResponseRecorder) string {
	switch {
	case w.Code == http.StatusNotFound:
		return "not found"
	case w.Code == http.StatusUnauthorized:
		return "refused"
	case w.Code == http.StatusGone:
		return "gone"
	case w.Code == http.StatusSeeOther && strings.Contains(w.Header().Get("Location"), "/login?next="):
		return "sign in"
	case w.Code == http.StatusForbidden || w.Code == http.StatusMethodNotAllowed || w.Code >= 500:
		return "wrong"
	}
	return "admitted"
}

// knock sends what a route's own page would send, or an empty form.
func (h *house) knock(route server.Route, slug, person string, token survey.Role) *httptest.ResponseRecorder {
	h.T.Helper()
	var form url.Values
	if route.Method == http.MethodPost {
		form = url.Values{"role": {"manager"}, "confirm": {"yes"}, "reason": {"essai"}}
		if strings.HasSuffix(route.Path, "/login") {
			form = url.Values{"email": {"manager@example.org"}, "password": {stafftest.Password}}
		}
	}
	var header []string
	if strings.HasSuffix(route.Path, "/organisation") && form != nil {
		header = []string{"Content-Type", "multipart/form-data; boundary=x", "Body", "--x\r\nContent-Disposition: form-data; name=\"contact\"\r\n\r\nx\r\n--x--\r\n"}
	}
	if token != "" {
		_, text, err := h.Access.CreateToken(h.T.Context(), "knock", "obstacles", token, "user-admin")
		h.Must(err)
		header, person = append(header, "Authorization", "Bearer "+text), ""
	}
	return h.Visit(person, h.Fill(route.Path, slug, person), form, header...)
}

// TestObjectsOfOthersAreNotFound asks on one's own survey for what belongs to another.
func TestObjectsOfOthersAreNotFound(t *testing.T) {
	h := newHouse(t, nil)
	missing := strings.NewReplacer(h.Foreign, "nothere", "OTHER-1", "NOWHERE", "user-neighbour", "user-nobody", h.OtherToken.ID, "nothere")
	for _, route := range h.Server.Routes() {
		if !strings.Contains(route.Path, ":slug") || !slices.ContainsFunc([]string{":id", ":code", ":user", ":token"}, func(object string) bool { return strings.Contains(route.Path, object) }) {
			continue
		}
		path := strings.Replace(h.Fill(route.Path, "other", ""), "/s/other", "/s/obstacles", 1)
		var form url.Values
		if route.Method == http.MethodPost {
			form = url.Values{"role": {"manager"}, "confirm": {"yes"}, "reason": {"essai"}}
		}
		foreign, absent := h.Visit("coordinator", path, form), h.Visit("coordinator", missing.Replace(path), form)
		if foreign.Code != http.StatusNotFound || absent.Code != http.StatusNotFound || foreign.Body.String() != absent.Body.String() {
			t.Errorf("%s %s: %d for another's, %d for none, and alike: %v", route.Method, path, foreign.Code, absent.Code, foreign.Body.String() == absent.Body.String())
		}
	}
	if h.IDs("other")[h.Foreign] != true {
		t.Error("another's response is gone")
	}
}
