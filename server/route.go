package server

import (
	"slices"

	"sonde/survey"
)

// Route is one address and who may reach it. Path is gin's, with ":lang" first where pages have a language.
type Route struct {
	Method string
	Path   string
	Allow  Allow
	Handle func(*Request) error
	// AnyLanguage lets ":lang" be a language that the interface lacks; the handler judges it (questionnaires may have
	// more languages).
	AnyLanguage bool
	// MaxBody bounds the request's body in bytes; 0 means survey.MaxSheetBytes.
	MaxBody int64
	// Frames lets the page show pages of this server in a frame; Framed lets the page stand in such a frame. All others
	// neither hold frames nor stand in one.
	Frames, Framed bool
	// GivesBack lets what was sent come back to somebody whose login has ended, to be sent again: forms of long texts,
	// without secrets.
	GivesBack bool
}

// Allow tells who may reach a route. Its zero value lets nobody in.
type Allow struct {
	who   audience
	roles []survey.Role
}

type audience uint8

const (
	noOne audience = iota
	everyone
	signedIn
	adminOnly
	staffOfSurvey
	authors
	tokenHolder
)

// Who may reach a route.
var (
	Everyone  = Allow{who: everyone}
	SignedIn  = Allow{who: signedIn}
	AdminOnly = Allow{who: adminOnly}
	// Authors lets in those who may write the questionnaire named by ":questionnaire", where the path names none those who
	// may write any (Authorship says who).
	Authors = Allow{who: authors}
)

// Staff lets in those who hold one of the roles on the survey named by ":slug", and admins.
func Staff(roles ...survey.Role) Allow { return Allow{who: staffOfSurvey, roles: roles} }

// Token lets in programs whose token has one of the roles on the survey named by ":slug".
func Token(roles ...survey.Role) Allow { return Allow{who: tokenHolder, roles: roles} }

// Public tells whether everyone may reach the route, for tests that walk the routes.
func (a Allow) Public() bool { return a.who == everyone }

// Admits tells whether a person or token with that role on the survey may pass, for tests that walk the routes.
func (a Allow) Admits(role survey.Role) bool {
	switch a.who {
	case everyone, signedIn:
		return true
	case adminOnly:
		return role == survey.RoleAdmin
	case authors:
		return role == survey.RoleAdmin || role == survey.RoleCoordinator
	case staffOfSurvey:
		return role == survey.RoleAdmin || slices.Contains(a.roles, role)
	case tokenHolder:
		return slices.Contains(a.roles, role)
	}
	return false
}
