package browser

import (
	"strings"
	"testing"
)

const password = "une phrase assez longue"

// enter makes the first administrator by the link that the server printed, and signs that person in.
func (s *site) enter(tb *tab) {
	tb.t.Helper()
	tb.visit(s.printed(`http\S+/manage/setup/\S+`))
	tb.fill(map[string]string{"name": "Anne Rivoal", "email": "anne@example.org", "password": password})
	tb.leave("main form button.primary")
	if !strings.Contains(value[string](tb, "location.pathname"), "/manage/") || tb.visible("#f-password") {
		tb.fail("the set-up link does not sign in: %s", tb.text("main"))
	}
}

// fill writes into the fields of a staff page's form.
func (tb *tab) fill(fields map[string]string) {
	tb.t.Helper()
	for name, words := range fields {
		if value[string](tb, "document.getElementById("+quote("f-"+name)+").tagName") == "SELECT" {
			tb.choose("#f-"+name, words)
			continue
		}
		tb.write("#f-"+name, words)
	}
}

// notice writes what a survey must say before it may open.
func (s *site) notice(tb *tab, language string) {
	tb.t.Helper()
	tb.visit(s.url + "/" + language + "/manage/s/obstacles/settings")
	tb.fill(map[string]string{
		"notice-controller-fr": "le pôle de données", "notice-controller-en": "the data hub",
		"notice-contact-fr": "donnees@example.org", "notice-contact-en": "data@example.org",
		"notice-basis-fr": "mission d’intérêt public", "notice-basis-en": "public interest",
		"notice-retention-fr": "un an, puis effacées", "notice-retention-en": "one year, then deleted",
		"late": "0",
	})
	tb.leave("main form button.primary")
}

// signIn signs the administrator in again, as on another machine.
func (s *site) signIn(tb *tab, language string) {
	tb.t.Helper()
	tb.visit(s.url + "/" + language + "/manage/login")
	tb.fill(map[string]string{"email": "anne@example.org", "password": password})
	tb.leave("main form button.primary")
	if tb.visible("#f-password") {
		tb.fail("cannot sign in: %s", tb.text("main"))
	}
}

// submit sends the form of a staff page, and wants the status of the page that comes.
func (tb *tab) submit(button string, want int64) {
	tb.t.Helper()
	tb.leave(button)
	if tb.status() != want {
		tb.fail("%s is answered %d, want %d: %s", button, tb.status(), want, tb.text("main"))
	}
}

const primary = "main form button.primary"

// A coordinator's day, from the set-up link to a survey in the field: each step by its page, each refusal read.
func TestStaffSetUpASurveyAndLookAfterIt(t *testing.T) {
	t.Parallel()
	s := serve(t, simulated)
	tb := open(t, window{width: wide, language: "fr"})
	of := s.url + "/fr/manage/s/obstacles"
	look := func(name string) { tb.check(name); tb.resize(wide) }

	tb.visit(s.printed(`http\S+/manage/setup/\S+`))
	look("set-up")
	tb.submit(primary, 422)
	look("set-up refused")
	s.enter(tb)

	tb.visit(of + "/live")
	look("not ready to open")
	s.notice(tb, "fr")
	tb.visit(of + "/new-event")
	tb.submit(primary, 422)
	look("event refused")
	tb.fill(map[string]string{"title-fr": "Atelier de Brest", "title-en": "Brest workshop", "code": "ATELIER"})
	tb.submit(primary, 200)
	tb.visit(s.url + "/fr/manage/new")
	tb.submit(primary, 422)
	look("survey refused")
	tb.fill(map[string]string{"title-fr": "Seconde enquête", "title-en": "Second survey", "slug": "second"})
	tb.submit(primary, 200)

	tb.visit(of + "/members")
	tb.fill(map[string]string{"email": "paul@example.org"})
	tb.submit(primary, 201)
	look("invitation link")
	invitation := tb.text(".secret code")
	tb.visit(of + "/tokens")
	tb.fill(map[string]string{"name": "Tableau de bord"})
	tb.submit(primary, 201)
	look("token")

	tb.visit(of + "/paper")
	tb.tick("role", "producer")
	tb.submit(primary, 200)
	tb.visit(of + "/paper")
	tb.submit(primary, 422)
	look("paper form refused")
	tb.visit(of + "/preview")
	tb.submit(primary, 422)
	tb.tick("role", "user")
	tb.submit(primary, 200)
	look("preview accepted")

	tb.visit(of + "/responses")
	tb.leave("main tbody a")
	tb.submit("main form[action$=exclude] button", 422)
	look("exclusion refused")
	tb.fill(map[string]string{"reason": "Essai"})
	tb.submit("main form[action$=exclude] button", 200)
	look("excluded")

	guest := open(t, window{width: narrow, language: "fr"})
	guest.visit(invitation)
	guest.check("invitation")
	guest.resize(narrow)
	guest.fill(map[string]string{"name": "Paul", "password": password})
	guest.leave(primary)
	guest.visit(of)
	guest.check("member's overview")
	guest.expect(404)
	guest.visit(s.url + "/fr/manage/users")
	guest.check("no such page for a member")

	tb.visit(of + "/live")
	look("opening")
	tb.submit(primary, 200)
	look("opened")
	tb.visit(s.url + "/fr/manage/account")
	tb.leave("main form[action$=logout] button")
	look("signed out")
	tb.visit(s.url + "/fr/manage/login")
	tb.fill(map[string]string{"email": "anne@example.org", "password": "pas le bon mot de passe"})
	tb.expect(401, 403)
	tb.leave(primary)
	look("sign-in refused")
	s.signIn(tb, "en")
}

func TestEveryPageIsForEverybodyInBothLanguages(t *testing.T) {
	t.Parallel()
	s := serve(t, simulated)
	first := open(t, window{width: wide})
	s.enter(first)
	for _, language := range []string{"fr", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			tb := open(t, window{width: wide, language: language})
			s.signIn(tb, language)
			seen, visited := titles{}, []string{}
			s.walk(tb, language, []string{"/" + language + "/manage/"}, func(path string) {
				tb.check("walk")
				tb.resize(wide)
				seen.note(t, tb)
				visited = append(visited, path)
			})
			if len(visited) < 30 {
				t.Errorf("only %d pages are reached: %s", len(visited), strings.Join(visited, " "))
			}
		})
	}
}

func TestEveryPageForVisitorsIsForEverybody(t *testing.T) {
	t.Parallel()
	s := serve(t, simulated)
	for _, language := range []string{"fr", "en"} {
		tb := open(t, window{width: narrow, language: language})
		seen := titles{}
		see := func(string) {
			tb.check("visitor")
			tb.resize(narrow)
			seen.note(t, tb)
		}
		s.walk(tb, language, []string{"/" + language + "/", "/" + language + "/s/obstacles/results"}, see)
		tb.expect(404)
		tb.visit(s.url + "/" + language + "/nowhere")
		see("")
		tb.visit(s.url + "/" + language + "/e/nosuch")
		tb.check("no such event")
	}
	s.run("survey", "close", "obstacles")
	for _, language := range []string{"fr", "en"} {
		tb := open(t, window{width: narrow, language: language})
		tb.visit(s.url + "/" + language + "/s/obstacles/results")
		if tb.count("figure") < 4 || tb.count("figure table") < 4 {
			t.Errorf("the published results hold %d figures", tb.count("figure"))
		}
		tb.check("published results")
		tb.visit(s.url + "/" + language + "/s/obstacles")
		tb.check("closed")
	}
}
