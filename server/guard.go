package server

import (
	"errors"
	"net/http"
	"runtime/debug"

	"sonde/survey"
)

// policy is what every page may do; none may be shown in a frame but those whose route says so.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"

// framePolicy is the policy of a route whose page holds frames of this server or stands in one; nil for the others.
func framePolicy(route Route) []string {
	if !route.Frames && !route.Framed {
		return nil
	}
	words, ancestors := policy, "'none'"
	if route.Frames {
		words += "; frame-src 'self'"
	}
	if route.Framed {
		ancestors = "'self'"
	}
	return []string{words + "; frame-ancestors " + ancestors}
}

// headers are on every reply (TRUST section 7). The slices are shared by all replies and never changed.
var headers = []struct {
	name  string
	value []string
}{
	{"Content-Security-Policy", []string{policy + "; frame-ancestors 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"no-referrer"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
	{"Permissions-Policy", []string{"camera=(), microphone=(), geolocation=(), browsing-topics=()"}},
}

var strictTransport = []string{"max-age=31536000; includeSubDomains"}

// guard sets the headers, then turns away what must not reach the router: unknown hosts and requests from other
// sites. A panic below it becomes a refusal page and one line in the log, without the request's content.
func (s *Server) guard(next http.Handler) http.Handler {
	secure := s.TLS || s.base.Scheme == "https"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		for i := range headers {
			header[headers[i].name] = headers[i].value
		}
		if secure {
			header["Strict-Transport-Security"] = strictTransport
		}
		defer s.recover(w, r)
		if !s.hosts.accepts(r.Host) {
			s.turnAway(w, r, survey.Fail(survey.Misdirected, "SRV_005", nil))
			return
		}
		if s.origins.Check(r) != nil {
			s.turnAway(w, r, survey.Fail(survey.Denied, "SRV_004", nil))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// turnAway refuses what does not reach the router, with the line in the log that the router would have written.
func (s *Server) turnAway(w http.ResponseWriter, r *http.Request, err *survey.Error) {
	s.Log.Info("refused", "method", method(r.Method), "route", unmatched, "status", status[err.Kind].code)
	s.refuse(w, r, err)
}

func (s *Server) recover(w http.ResponseWriter, r *http.Request) {
	fault := recover()
	if fault == nil {
		return
	}
	if err, ok := fault.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(fault)
	}
	s.Log.Error("panic", "method", r.Method, "fault", fault, "stack", string(debug.Stack()))
	s.refuse(w, r, survey.Fail(survey.Internal, "SRV_001", nil))
}
