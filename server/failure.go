package server

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/templates"
)

// status is the one table from kinds of error to HTTP; name is the locale key "error.title.NAME".
var status = map[survey.Kind]struct {
	code int
	name string
}{
	survey.Internal:        {http.StatusInternalServerError, "internal"},
	survey.Malformed:       {http.StatusBadRequest, "malformed"},
	survey.Invalid:         {http.StatusUnprocessableEntity, "invalid"},
	survey.Unauthenticated: {http.StatusUnauthorized, "unauthenticated"},
	survey.Denied:          {http.StatusForbidden, "denied"},
	survey.NotFound:        {http.StatusNotFound, "not_found"},
	survey.Conflict:        {http.StatusConflict, "conflict"},
	survey.Gone:            {http.StatusGone, "gone"},
	survey.TooLarge:        {http.StatusRequestEntityTooLarge, "too_large"},
	survey.TooMany:         {http.StatusTooManyRequests, "too_many"},
	survey.Unavailable:     {http.StatusServiceUnavailable, "unavailable"},
	survey.Misdirected:     {http.StatusMisdirectedRequest, "misdirected"},
}

// retryAfter is how long a busy or failing server asks to wait, in seconds, by kind.
var retryAfter = map[survey.Kind]int{survey.TooMany: 60, survey.Unavailable: 5}

// Errors that the engine itself answers with.
var (
	errNotFound = survey.Fail(survey.NotFound, "SRV_002", nil)
	errSignIn   = survey.Fail(survey.Unauthenticated, "SRV_008", nil)
)

// methodNotAllowed is the one refusal whose status has no kind: only the router knows of it.
type methodNotAllowed struct{}

func (methodNotAllowed) Error() string { return "method not allowed" }

func notFound(*Request) error    { return errNotFound }
func wrongMethod(*Request) error { return methodNotAllowed{} }

// RefusedPage is the page of an error that has no page of its own.
type RefusedPage struct {
	Language string
	Title    string
	Message  string
	Login    string // where to sign in, when that is all that is needed
}

// Refusal is an error as a visitor reads it.
type Refusal struct {
	Status  int
	Code    string
	Title   string
	Message string
	Wait    int // seconds to wait before trying again; 0: no point in it
}

// Refusal words an error in a language. What is not ours becomes an internal error that tells nothing.
func (s *Server) Refusal(language string, err error) Refusal {
	if errors.Is(err, methodNotAllowed{}) {
		return Refusal{Status: http.StatusMethodNotAllowed, Code: "SRV_003",
			Title: s.Words.Say(language, "error.title.method", nil), Message: s.Words.Say(language, "error.SRV_003", nil)}
	}
	kind, code, args := survey.KindOf(err), "SRV_001", survey.Args(nil)
	if known := (*survey.Error)(nil); errors.As(err, &known) {
		code, args = known.Code, known.Args
	} else if kind == survey.Invalid {
		code = "SRV_010"
	}
	entry := status[kind]
	return Refusal{
		Status:  entry.code,
		Code:    code,
		Title:   s.Words.Say(language, "error.title."+entry.name, nil),
		Message: s.Words.Say(language, "error."+code, args),
		Wait:    retryAfter[kind],
	}
}

// refuse answers with an error: problem+json below /api, else a page in the visitor's language.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	language := s.languageOf(r)
	refusal := s.Refusal(language, err)
	s.LogFailure(refusal.Status, err)
	w.Header().Set("Cache-Control", "no-store")
	if refusal.Wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(refusal.Wait))
	}
	if isAPI(r.URL.Path) {
		refused := &Refused{}
		_ = errors.As(err, &refused)
		writeProblem(w, refusal, refused.Pointers)
		return
	}
	var page strings.Builder
	refused := RefusedPage{Language: language, Title: refusal.Title, Message: refusal.Message}
	if errors.Is(err, errSignIn) {
		refused.Login = loginPath(language)
	}
	view := templates.View{Layout: templates.Layout{Language: language, Home: "/" + language + "/", Version: s.Version}, Page: refused}
	if err := s.Templates.Render(&page, "error/refused", view); err != nil {
		s.Log.Error("page", "page", "error/refused", "err", err)
		http.Error(w, refusal.Title, refusal.Status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(refusal.Status)
	_, _ = w.Write([]byte(page.String()))
}

// LogFailure writes the cause of a reply that is the server's own failure, for handlers that answer such a one with a
// page of their own.
func (s *Server) LogFailure(status int, err error) {
	if status >= http.StatusInternalServerError {
		s.Log.Error("failed", "status", status, "err", err)
	}
}

// Details is the body of problem+json (RFC 9457).
type Details struct {
	Title  string    `json:"title"`
	Status int       `json:"status"`
	Code   string    `json:"code"`
	Detail string    `json:"detail"`
	Errors []Pointer `json:"errors,omitempty"`
}

// Pointer names one thing wrong in a JSON body.
type Pointer struct {
	Pointer string `json:"pointer"`
	Code    string `json:"code"`
	Detail  string `json:"detail"`
}

func writeProblem(w http.ResponseWriter, refusal Refusal, pointers []Pointer) {
	body, err := json.Marshal(Details{Title: refusal.Title, Status: refusal.Status, Code: refusal.Code, Detail: refusal.Message, Errors: pointers})
	if err != nil {
		http.Error(w, refusal.Title, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(refusal.Status)
	_, _ = w.Write(body)
}

// Refused is an error of a JSON body with all that is wrong in it.
type Refused struct {
	Err      error
	Pointers []Pointer
}

// Error gives the text for logs.
func (r *Refused) Error() string { return r.Err.Error() }

// Unwrap gives the error.
func (r *Refused) Unwrap() error { return r.Err }

// AnswerPointer is the JSON pointer of the answer that a problem is about.
func AnswerPointer(problem survey.Problem) string {
	pointer := "#/answers"
	for _, step := range problem.Path() {
		pointer += "/" + pointerEscape.Replace(step)
	}
	return pointer
}

// pointerEscape writes a name inside a JSON pointer (RFC 6901).
var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

func isAPI(path string) bool { return strings.HasPrefix(path, "/api/") }
