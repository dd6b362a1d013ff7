package server

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"sonde/survey"
)

// unmatched is the path, for the log, of requests that no route takes.
const unmatched = "unmatched"

// serve adapts a route to gin: language, body limit, permission, handler, then the error if there is one, and one line
// in the log that names the route and never the address.
func (s *Server) serve(route Route) gin.HandlerFunc {
	limit := route.MaxBody
	if limit == 0 {
		limit = survey.MaxSheetBytes
	}
	perLanguage := strings.HasPrefix(route.Path, "/:lang")
	frames := framePolicy(route)
	return func(c *gin.Context) {
		start := time.Now()
		if c.Request.Body != nil && c.Request.Body != http.NoBody {
			c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limit)
		}
		r := &Request{Context: c, server: s}
		if frames != nil {
			c.Writer.Header()["Content-Security-Policy"] = frames
		}
		err := s.admitLanguage(r, perLanguage, route.AnyLanguage)
		if err == nil {
			err = s.admit(r, route.Allow)
		}
		if err == nil {
			err = route.Handle(r)
		}
		if err != nil {
			s.answerError(r, route, err)
		}
		s.logAccess(c, route.Path, time.Since(start))
	}
}

// answerError refuses, or shows the way to the sign-in page to somebody who only needs to sign in.
func (s *Server) answerError(r *Request, route Route, err error) {
	if r.Writer.Written() {
		s.Log.Error("failed after the reply began", "route", route.Path, "err", err)
		return
	}
	request := r.Context.Request
	page := route.Allow.who != tokenHolder && !isAPI(request.URL.Path)
	if page && errors.Is(err, errSignIn) && s.signIn(r, route) {
		return
	}
	s.refuse(r.Writer, request, err)
}

// admit decides whether the request may reach the handler; what it learns on the way is left in r.
func (s *Server) admit(r *Request, allow Allow) error {
	switch allow.who {
	case everyone:
		return nil
	case tokenHolder:
		return s.admitToken(r, allow)
	case signedIn, adminOnly, staffOfSurvey, authors:
	default:
		return errNotFound
	}
	ctx := r.Ctx()
	user, login, err := s.Identity.Who(ctx, r.Context.Request)
	if survey.IsKind(err, survey.Unauthenticated) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	r.User, r.Login = &user, &login
	switch allow.who {
	case adminOnly:
		if !user.Admin {
			return errNotFound
		}
	case staffOfSurvey:
		role, err := s.Identity.RoleOn(ctx, user, r.Param("slug"))
		if err != nil {
			return err
		}
		if !allow.Admits(role) {
			return errNotFound
		}
		r.Role = role
		return s.findSurvey(r)
	case authors:
		return admitAuthor(r)
	}
	return nil
}

func (s *Server) admitToken(r *Request, allow Allow) error {
	token, err := s.Identity.Token(r.Ctx(), r.Context.Request)
	if err != nil {
		return err
	}
	if token.Survey != r.Param("slug") || !allow.Admits(token.Role) {
		return errNotFound
	}
	r.Token, r.Role = &token, token.Role
	return s.findSurvey(r)
}

func (s *Server) findSurvey(r *Request) error {
	found, err := s.Store.Survey(r.Ctx(), r.Param("slug"))
	if survey.IsKind(err, survey.NotFound) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	r.Survey = &found
	return nil
}

// logAccess writes what security needs: refusals by default, everything at the debug level. No address, no path with a
// code in it.
func (s *Server) logAccess(c *gin.Context, route string, took time.Duration) {
	status := c.Writer.Status()
	if status < http.StatusBadRequest {
		if !s.Log.Enabled(c.Request.Context(), slog.LevelDebug) {
			return
		}
		s.Log.Debug("request", "method", c.Request.Method, "route", route, "status", status, "took", took)
		return
	}
	s.Log.Info("refused", "method", method(c.Request.Method), "route", route, "status", status, "took", took)
}

// method keeps invented methods out of the log.
func method(name string) string {
	switch name {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return name
	}
	return "other"
}
