package server

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"sonde/survey"
)

// languageCode is what may stand in a path as a language.
var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// admitLanguage sets the request's language: the path's, when the route has one, else the visitor's.
func (s *Server) admitLanguage(r *Request, perLanguage, anyLanguage bool) error {
	if !perLanguage {
		r.Language = s.languageOf(r.Context.Request)
		return nil
	}
	code := r.Param("lang")
	if slices.Contains(s.Words.Languages(), code) || anyLanguage && languageCode.MatchString(code) {
		r.Language = code
		return nil
	}
	r.Language = s.languageOf(r.Context.Request)
	return errNotFound
}

// languageOf tells in which language of the interface to answer: that of the path, else of Accept-Language.
func (s *Server) languageOf(r *http.Request) string {
	languages := s.Words.Languages()
	first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if languageCode.MatchString(first) && !isAPI(r.URL.Path) {
		if nearest := survey.NearestLanguage(languages, first); strings.HasPrefix(first, nearest) {
			return nearest
		}
	}
	return Preferred(r, languages)
}

// Preferred gives the language among those offered that Accept-Language asks for, the first when it asks for none.
func Preferred(r *http.Request, offered []string) string {
	accept := r.Header.Get("Accept-Language")
	if accept == "" || len(accept) > 500 {
		return offered[0]
	}
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil {
		return offered[0]
	}
	for _, tag := range wanted {
		base, _ := tag.Base()
		for _, code := range offered {
			if code == tag.String() || code == base.String() {
				return code
			}
		}
	}
	return offered[0]
}

// LanguageName gives a language's own name, or its code when the interface does not know it.
func (s *Server) LanguageName(code string) string {
	key := "layout.language." + code
	if name := s.Words.Say(code, key, nil); name != key {
		return name
	}
	return strings.ToUpper(code)
}
