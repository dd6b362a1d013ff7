package storetest

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sonde/survey"
)

func aUser(id string) survey.User {
	return survey.User{ID: id, Email: id + "@example.org", Name: "Ana " + id, Language: "fr", PasswordHash: "$argon2id$", CreatedAt: at}
}

// withUsers opens a store with surveys and two users.
func withUsers(t *testing.T, open Opener) survey.Store {
	t.Helper()
	store, _ := withSurvey(t, open)
	must(t, store.CreateUser(ctx(t), aUser("u1")))
	must(t, store.CreateUser(ctx(t), aUser("u2")))
	return store
}

func users(t *testing.T, open Opener) {
	t.Run("an address is one person's", func(t *testing.T) {
		store := withUsers(t, open)
		taken := aUser("u3")
		taken.Email = "u1@example.org"
		wantError(t, store.CreateUser(ctx(t), taken), survey.Conflict, "USR_001")
		taken = aUser("u2")
		taken.Email = "u1@example.org"
		wantError(t, store.UpdateUser(ctx(t), taken), survey.Conflict, "USR_001")
	})
	t.Run("found by id and by address, listed, updated", func(t *testing.T) {
		store := withUsers(t, open)
		u := aUser("u1")
		u.Name, u.Admin, u.Disabled, u.PasswordHash, u.Language = "Zoé", true, true, "", "en"
		must(t, store.UpdateUser(ctx(t), u))
		got, err := store.User(ctx(t), "u1")
		must(t, err)
		wantEqual(t, got, u)
		got, err = store.UserByEmail(ctx(t), "u1@example.org")
		must(t, err)
		wantEqual(t, got, u)
		listed, err := store.Users(ctx(t))
		must(t, err)
		wantEqual(t, listed, []survey.User{u, aUser("u2")})
	})
	t.Run("what is not there", func(t *testing.T) {
		store := withUsers(t, open)
		_, err := store.User(ctx(t), "u9")
		wantError(t, err, survey.NotFound, "USR_002")
		_, err = store.UserByEmail(ctx(t), "u9@example.org")
		wantError(t, err, survey.NotFound, "USR_002")
		wantError(t, store.UpdateUser(ctx(t), aUser("u9")), survey.NotFound, "USR_002")
	})
	t.Run("memberships are given, changed and taken away", func(t *testing.T) {
		store := withUsers(t, open)
		must(t, store.SetMembership(ctx(t), survey.Membership{Survey: slug, UserID: "u2", Role: survey.RoleManager}))
		must(t, store.SetMembership(ctx(t), survey.Membership{Survey: slug, UserID: "u1", Role: survey.RoleManager}))
		must(t, store.SetMembership(ctx(t), survey.Membership{Survey: slug, UserID: "u1", Role: survey.RoleCoordinator}))
		must(t, store.SetMembership(ctx(t), survey.Membership{Survey: otherSlug, UserID: "u1", Role: survey.RoleManager}))
		got, err := store.Memberships(ctx(t), slug)
		must(t, err)
		wantEqual(t, got, []survey.Membership{{Survey: slug, UserID: "u1", Role: survey.RoleCoordinator}, {Survey: slug, UserID: "u2", Role: survey.RoleManager}})
		got, err = store.MembershipsOf(ctx(t), "u1")
		must(t, err)
		wantEqual(t, got, []survey.Membership{{Survey: otherSlug, UserID: "u1", Role: survey.RoleManager}, {Survey: slug, UserID: "u1", Role: survey.RoleCoordinator}})
		must(t, store.RemoveMembership(ctx(t), slug, "u1"))
		wantError(t, store.RemoveMembership(ctx(t), slug, "u1"), survey.NotFound, "USR_003")
		wantError(t, store.SetMembership(ctx(t), survey.Membership{Survey: "nowhere", UserID: "u1", Role: survey.RoleManager}), survey.NotFound, "USR_003")
		wantError(t, store.SetMembership(ctx(t), survey.Membership{Survey: slug, UserID: "u9", Role: survey.RoleManager}), survey.NotFound, "USR_003")
	})
}

func logins(t *testing.T, open Opener) {
	t.Run("saved, refreshed, listed, ended", func(t *testing.T) {
		store := withUsers(t, open)
		aLogin := func(n int, user string) survey.Login {
			return survey.Login{Token: hash("login", n), UserID: user, Device: "Firefox", CreatedAt: at,
				SeenAt: at.Add(time.Duration(n) * time.Minute), ExpiresAt: at.Add(time.Hour)}
		}
		for n, user := range []string{"u1", "u1", "u1", "u2"} {
			must(t, store.SaveLogin(ctx(t), aLogin(n, user)))
		}
		refreshed := aLogin(0, "u1")
		refreshed.SeenAt, refreshed.ExpiresAt = at.Add(time.Hour), at.Add(2*time.Hour)
		must(t, store.SaveLogin(ctx(t), refreshed))
		got, err := store.Login(ctx(t), hash("login", 0))
		must(t, err)
		wantEqual(t, got, refreshed)
		listed, err := store.Logins(ctx(t), "u1")
		must(t, err)
		wantEqual(t, listed, []survey.Login{refreshed, aLogin(2, "u1"), aLogin(1, "u1")})

		must(t, store.EndLogin(ctx(t), hash("login", 2)))
		_, err = store.Login(ctx(t), hash("login", 2))
		wantError(t, err, survey.NotFound, "USR_004")
		must(t, store.EndLogins(ctx(t), "u1", hash("login", 1)))
		listed, err = store.Logins(ctx(t), "u1")
		must(t, err)
		wantEqual(t, listed, []survey.Login{aLogin(1, "u1")})
		must(t, store.EndLogins(ctx(t), "u1", survey.Hash{}))
		listed, err = store.Logins(ctx(t), "u1")
		must(t, err)
		wantEqual(t, len(listed), 0)
		_, err = store.Login(ctx(t), hash("login", 3))
		must(t, err)
		wantError(t, store.SaveLogin(ctx(t), aLogin(9, "u9")), survey.NotFound, "USR_002")
	})
}

func links(t *testing.T, open Opener) {
	t.Run("used once, in time", func(t *testing.T) {
		store := withUsers(t, open)
		reset := survey.Link{Token: hash("link", 1), Purpose: survey.LinkReset, UserID: "u1", ExpiresAt: at.Add(time.Hour)}
		setup := survey.Link{Token: hash("link", 2), Purpose: survey.LinkSetup, ExpiresAt: at.Add(time.Hour)}
		must(t, store.CreateLink(ctx(t), reset))
		must(t, store.CreateLink(ctx(t), setup))
		got, err := store.Link(ctx(t), setup.Token)
		must(t, err)
		wantEqual(t, got, setup)
		must(t, store.UseLink(ctx(t), reset.Token, at.Add(time.Minute)))
		wantError(t, store.UseLink(ctx(t), reset.Token, at.Add(time.Minute)), survey.Gone, "LNK_001")
		wantError(t, store.UseLink(ctx(t), setup.Token, at.Add(time.Hour)), survey.Gone, "LNK_001")
		wantError(t, store.UseLink(ctx(t), hash("link", 9), at), survey.Gone, "LNK_001")
		got, err = store.Link(ctx(t), reset.Token)
		must(t, err)
		reset.UsedAt = at.Add(time.Minute)
		wantEqual(t, got, reset)
		_, err = store.Link(ctx(t), hash("link", 9))
		wantError(t, err, survey.NotFound, "LNK_002")
		reset.UserID, reset.Token = "u9", hash("link", 3)
		wantError(t, store.CreateLink(ctx(t), reset), survey.NotFound, "USR_002")
	})
	t.Run("of two people at once, one", func(t *testing.T) {
		store := withUsers(t, open)
		must(t, store.CreateLink(ctx(t), survey.Link{Token: hash("link", 1), Purpose: survey.LinkSetup, ExpiresAt: at.Add(time.Hour)}))
		var used atomic.Int32
		var group sync.WaitGroup
		for range 20 {
			group.Go(func() {
				if store.UseLink(ctx(t), hash("link", 1), at) == nil {
					used.Add(1)
				}
			})
		}
		group.Wait()
		wantEqual(t, used.Load(), int32(1))
	})
}

func tokens(t *testing.T, open Opener) {
	t.Run("found by secret, listed, revoked for good", func(t *testing.T) {
		store := withUsers(t, open)
		token := survey.Token{ID: "t1", Secret: hash("token", 1), Name: "Banc", Survey: slug, Role: survey.RoleCollector, CreatedBy: "u1", CreatedAt: at}
		must(t, store.CreateToken(ctx(t), token))
		got, err := store.TokenBySecret(ctx(t), token.Secret)
		must(t, err)
		wantEqual(t, got, token)
		wantError(t, store.RevokeToken(ctx(t), otherSlug, "t1", at), survey.NotFound, "TOK_001")
		must(t, store.RevokeToken(ctx(t), slug, "t1", at.Add(time.Hour)))
		must(t, store.RevokeToken(ctx(t), slug, "t1", at.Add(2*time.Hour)))
		token.RevokedAt = at.Add(time.Hour)
		listed, err := store.Tokens(ctx(t), slug)
		must(t, err)
		wantEqual(t, listed, []survey.Token{token})
		_, err = store.TokenBySecret(ctx(t), hash("token", 9))
		wantError(t, err, survey.NotFound, "TOK_001")
		token.ID, token.Secret, token.Survey = "t2", hash("token", 2), "nowhere"
		wantError(t, store.CreateToken(ctx(t), token), survey.NotFound, "SUR_002")
	})
}
