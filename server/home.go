package server

import "net/http"

// toLanguage sends the bare address to the visitor's language.
func (s *Server) toLanguage(r *Request) error {
	r.Writer.Header().Set("Vary", "Accept-Language")
	return r.SeeOther("/" + r.Language + "/")
}

// toHome adds the slash that "/fr" lacks.
func (s *Server) toHome(r *Request) error { return r.SeeOther("/" + r.Language + "/") }

// health tells that the server answers.
func (s *Server) health(r *Request) error {
	r.Writer.Header()["Cache-Control"] = noStore
	r.String(http.StatusOK, "ok\n")
	return nil
}
