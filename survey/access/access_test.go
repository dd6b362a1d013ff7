package access_test

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/access"
)

// house is the service on a real store, with a clock that tests set.
type house struct {
	t     *testing.T
	ctx   context.Context
	store survey.Store
	now   time.Time
	*access.Access
}

const password = "une phrase assez longue"

func newHouse(t *testing.T) *house {
	t.Helper()
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	h := &house{t: t, ctx: t.Context(), store: store, now: time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)}
	h.Access = access.New(store, func() time.Time { return h.now })
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// refuses fails unless the error has the code.
func (h *house) refuses(err error, code string) {
	h.t.Helper()
	if err == nil || !strings.HasPrefix(err.Error(), code) {
		h.t.Errorf("error %v, want %s", err, code)
	}
}

func (h *house) person(email string, admin bool) survey.User {
	h.t.Helper()
	user, err := h.CreateUser(h.ctx, email, "Name", "fr", password, admin)
	h.must(err)
	return user
}

func TestPasswordsAreJudgedByLengthAndFrequency(t *testing.T) {
	h := newHouse(t)
	for _, test := range []struct{ name, password, want string }{
		{"eleven letters", "abcdefghijk", "ACC_001"},
		{"twelve letters with accents", "éàüéàüéàüéàx", ""},
		{"257 letters", strings.Repeat("ab", 128) + "c", "ACC_002"},
		{"256 letters", strings.Repeat("ab", 128), ""},
		{"among the most common", "Qwertyuiop123", "ACC_003"},
		{"one letter again and again", "aaaaaaaaaaaaaaaa", "ACC_003"},
		{"the own address", "person@example.org", "ACC_003"},
		{"spaces and signs", "  a fish : in the sea ", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := h.CreateUser(h.ctx, "person@example.org", "Person", "fr", test.password, false)
			if test.want != "" {
				h.refuses(err, test.want)
				return
			}
			if err != nil && !survey.IsKind(err, survey.Conflict) { // an earlier row may have made the account
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestSigningIn(t *testing.T) {
	h := newHouse(t)
	user := h.person("ada@example.org", true)
	if !strings.HasPrefix(user.PasswordHash, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(user.PasswordHash, password) {
		t.Errorf("hash %q", user.PasswordHash)
	}
	_, code, err := h.SignIn(h.ctx, " ADA@example.org ", password, "peer", "Firefox")
	h.must(err)
	who, login, err := h.Who(h.ctx, code)
	h.must(err)
	if who.ID != user.ID || login.Device != "Firefox" {
		t.Errorf("who = %+v, login = %+v", who, login)
	}
	_, _, err = h.SignIn(h.ctx, "ada@example.org", "faux", "peer", "")
	h.refuses(err, "ACC_010")
	_, _, err = h.SignIn(h.ctx, "nobody@example.org", password, "peer", "")
	h.refuses(err, "ACC_010")
	_, _, err = h.Who(h.ctx, "invented")
	h.refuses(err, "ACC_012")
}

func TestALoginEndsWhenIdleAndInTheEnd(t *testing.T) {
	h := newHouse(t)
	h.person("ada@example.org", true)
	_, code, err := h.SignIn(h.ctx, "ada@example.org", password, "peer", "")
	h.must(err)
	for range int(access.LoginAbsolute/(10*time.Hour)) - 1 {
		h.now = h.now.Add(10 * time.Hour)
		_, _, err = h.Who(h.ctx, code)
		h.must(err)
	}
	h.now = h.now.Add(9 * time.Hour)
	_, _, err = h.Who(h.ctx, code)
	h.must(err)
	h.now = h.now.Add(2 * time.Hour)
	_, _, err = h.Who(h.ctx, code)
	h.refuses(err, "ACC_012") // 30 days are over
	_, code, err = h.SignIn(h.ctx, "ada@example.org", password, "peer", "")
	h.must(err)
	h.now = h.now.Add(access.LoginIdle + time.Minute)
	_, _, err = h.Who(h.ctx, code)
	h.refuses(err, "ACC_012") // idle
}

func TestGuessesSentAtOnceAreCounted(t *testing.T) {
	h := newHouse(t)
	h.person("ada@example.org", true)
	var group sync.WaitGroup
	var mu sync.Mutex
	tried := 0
	for range 40 {
		group.Go(func() {
			_, _, err := h.SignIn(h.ctx, "ada@example.org", "faux", "peer", "")
			if survey.IsKind(err, survey.Unauthenticated) {
				mu.Lock()
				defer mu.Unlock()
				tried++
			}
		})
	}
	group.Wait()
	if tried != 8 {
		t.Errorf("%d guesses were looked at, want 8", tried)
	}
	h.now = h.now.Add(15 * time.Minute)
	_, _, err := h.SignIn(h.ctx, "ada@example.org", password, "peer", "")
	h.must(err)
}

func TestOnePlaceCannotTryManyAccounts(t *testing.T) {
	h := newHouse(t)
	h.person("ada@example.org", true)
	var err error
	for i := range 61 {
		_, _, err = h.SignIn(h.ctx, strings.Repeat("x", i)+"@example.org", "faux", "peer", "")
	}
	h.refuses(err, "ACC_011")
	_, _, err = h.SignIn(h.ctx, "ada@example.org", password, "elsewhere", "")
	h.must(err)
}

func TestSetUpHappensOnce(t *testing.T) {
	h := newHouse(t)
	first, err := h.SetupLink(h.ctx)
	h.must(err)
	second, err := h.SetupLink(h.ctx)
	h.must(err)
	_, _, err = h.SetUp(h.ctx, first, "no address", "Ada", "fr", password, "")
	h.refuses(err, "ACC_004")
	user, code, err := h.SetUp(h.ctx, first, "ada@example.org", "Ada", "fr", password, "")
	h.must(err)
	if _, _, err := h.Who(h.ctx, code); err != nil || !user.Admin {
		t.Errorf("user %+v, %v", user, err)
	}
	_, _, err = h.SetUp(h.ctx, second, "eve@example.org", "Eve", "fr", password, "")
	h.refuses(err, "ACC_020")
	_, err = h.SetupLink(h.ctx)
	h.refuses(err, "ACC_020")
}

func TestLinksServeOnceAndNotForLong(t *testing.T) {
	h := newHouse(t)
	admin := h.person("ada@example.org", true)
	_, invitation, err := h.Invite(h.ctx, admin, "", "bob@example.org", "Bob", "fr")
	h.must(err)
	_, again, err := h.Invite(h.ctx, admin, "", "bob@example.org", "Bob", "fr")
	h.must(err)
	bob, _, err := h.TakeUp(h.ctx, invitation, "", password, "")
	h.must(err)
	for _, code := range []string{invitation, again, "invented"} {
		_, _, err = h.TakeUp(h.ctx, code, "", password, "")
		h.refuses(err, "LNK_001")
	}
	if _, code, err := h.Invite(h.ctx, admin, "", "bob@example.org", "Bob", "fr"); err != nil || code != "" {
		t.Errorf("an account with a password got a new invitation: %q, %v", code, err)
	}
	reset, err := h.ResetLink(h.ctx, bob.ID)
	h.must(err)
	h.now = h.now.Add(access.ResetLifetime)
	_, _, err = h.TakeUp(h.ctx, reset, "", "une tout autre phrase", "")
	h.refuses(err, "LNK_001")
}

func TestAResetEndsAllLogins(t *testing.T) {
	h := newHouse(t)
	bob := h.person("bob@example.org", false)
	_, before, err := h.SignIn(h.ctx, "bob@example.org", password, "peer", "")
	h.must(err)
	reset, err := h.ResetLink(h.ctx, bob.ID)
	h.must(err)
	_, after, err := h.TakeUp(h.ctx, reset, "", "une tout autre phrase", "")
	h.must(err)
	_, _, err = h.Who(h.ctx, before)
	h.refuses(err, "ACC_012")
	_, _, err = h.Who(h.ctx, after)
	h.must(err)
}

func TestAnInvitationFromElsewhereIsNotGivenAway(t *testing.T) {
	h := newHouse(t)
	_, err := data.LoadBuiltin(h.ctx, h.store, h.now)
	h.must(err)
	admin, coordinator := h.person("ada@example.org", true), h.person("cleo@example.org", false)
	bob, _, err := h.Invite(h.ctx, admin, "", "bob@example.org", "Bob", "fr")
	h.must(err)
	_, _, err = h.Invite(h.ctx, coordinator, "obstacles", "bob@example.org", "", "fr")
	h.refuses(err, "ACC_023")
	h.must(h.SetMember(h.ctx, "obstacles", bob.ID, survey.RoleManager))
	_, code, err := h.Invite(h.ctx, coordinator, "obstacles", "bob@example.org", "", "fr")
	h.must(err)
	if code == "" {
		t.Error("the survey's own coordinator cannot make the link again")
	}
	h.refuses(h.SetAdmin(h.ctx, bob.ID, true), "ACC_022")
}

func TestADisabledAccountIsShutAtOnce(t *testing.T) {
	h := newHouse(t)
	h.person("ada@example.org", true)
	bob := h.person("bob@example.org", false)
	_, code, err := h.SignIn(h.ctx, "bob@example.org", password, "peer", "")
	h.must(err)
	invitation, err := h.ResetLink(h.ctx, bob.ID)
	h.must(err)
	h.must(h.Disable(h.ctx, bob.ID, true))
	_, _, err = h.Who(h.ctx, code)
	h.refuses(err, "ACC_012")
	_, _, err = h.SignIn(h.ctx, "bob@example.org", password, "peer", "")
	h.refuses(err, "ACC_010")
	_, _, err = h.TakeUp(h.ctx, invitation, "", "une tout autre phrase", "")
	h.refuses(err, "LNK_001")
	h.must(h.Disable(h.ctx, bob.ID, false))
	if logins, err := h.Logins(h.ctx, bob.ID); err != nil || len(logins) != 0 {
		t.Errorf("logins came back: %v, %v", logins, err)
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	h := newHouse(t)
	ada, eve := h.person("ada@example.org", true), h.person("eve@example.org", true)
	h.must(h.SetAdmin(h.ctx, eve.ID, false))
	h.refuses(h.SetAdmin(h.ctx, ada.ID, false), "ACC_021")
	h.refuses(h.Disable(h.ctx, ada.ID, true), "ACC_021")
	h.must(h.SetAdmin(h.ctx, eve.ID, true))
	h.must(h.Disable(h.ctx, eve.ID, true))
	h.refuses(h.Disable(h.ctx, ada.ID, true), "ACC_021") // a disabled one does not count
}

func TestRolesAreHeldOnASurvey(t *testing.T) {
	h := newHouse(t)
	_, err := data.LoadBuiltin(h.ctx, h.store, h.now)
	h.must(err)
	ada, bob := h.person("ada@example.org", true), h.person("bob@example.org", false)
	h.refuses(h.SetMember(h.ctx, "obstacles", bob.ID, survey.RoleAdmin), "ACC_040")
	h.refuses(h.SetMember(h.ctx, "obstacles", bob.ID, ""), "ACC_040")
	h.must(h.SetMember(h.ctx, "obstacles", bob.ID, survey.RoleManager))
	for _, test := range []struct {
		user survey.User
		slug string
		want survey.Role
	}{{ada, "obstacles", survey.RoleAdmin}, {ada, "missing", survey.RoleAdmin}, {bob, "obstacles", survey.RoleManager}, {bob, "missing", ""}} {
		if got, err := h.RoleOn(h.ctx, test.user, test.slug); err != nil || got != test.want {
			t.Errorf("%s on %s: %q, %v; want %q", test.user.Email, test.slug, got, err, test.want)
		}
	}
}

func TestTokensAreShownOnceAndRevoked(t *testing.T) {
	h := newHouse(t)
	_, err := data.LoadBuiltin(h.ctx, h.store, h.now)
	h.must(err)
	ada := h.person("ada@example.org", true)
	_, _, err = h.CreateToken(h.ctx, "x", "obstacles", survey.RoleAdmin, ada.ID)
	h.refuses(err, "ACC_030")
	token, text, err := h.CreateToken(h.ctx, "x", "obstacles", survey.RoleManager, ada.ID)
	h.must(err)
	if !strings.HasPrefix(text, access.TokenPrefix) {
		t.Errorf("token %q", text)
	}
	got, err := h.TokenOf(h.ctx, text)
	h.must(err)
	if got.ID != token.ID || got.Role != survey.RoleManager {
		t.Errorf("token = %+v", got)
	}
	h.must(h.store.RevokeToken(h.ctx, "obstacles", token.ID, h.now))
	for _, wrong := range []string{text, "", "sonde_invented"} {
		_, err = h.TokenOf(h.ctx, wrong)
		h.refuses(err, "ACC_031")
	}
}

func TestALoginIsEndedByItsOwnerAlone(t *testing.T) {
	h := newHouse(t)
	ada, bob := h.person("ada@example.org", true), h.person("bob@example.org", false)
	_, code, err := h.SignIn(h.ctx, "ada@example.org", password, "peer", "")
	h.must(err)
	h.refuses(h.EndOwnLogin(h.ctx, bob.ID, access.HashSecret(code)), "ACC_013")
	h.must(h.EndOwnLogin(h.ctx, ada.ID, access.HashSecret(code)))
	_, _, err = h.Who(h.ctx, code)
	h.refuses(err, "ACC_012")
}
