package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"sonde/reports/tabulate"
	"sonde/survey"
	"sonde/survey/access"
)

// table asks for a tabulation of the survey "conditions" with a token, "" for none.
func (s *site) table(query, token string) (int, tabulate.Result) {
	s.t.Helper()
	request := httptest.NewRequest(http.MethodGet, "/api/v1/surveys/conditions/tabulation?"+query, nil)
	request.Host = "sonde.example"
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	reply := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(reply, request)
	var result tabulate.Result
	if reply.Code == http.StatusOK {
		s.must(json.Unmarshal(reply.Body.Bytes(), &result))
	}
	return reply.Code, result
}

func TestATableIsReadByToken(t *testing.T) {
	s := newSite(t)
	keys := access.New(s.store, func() time.Time { return noon })
	token := func(role survey.Role) string {
		_, text, err := keys.CreateToken(t.Context(), "t", "conditions", role, "")
		s.must(err)
		return text
	}
	manager, coordinator := token(survey.RoleManager), token(survey.RoleCoordinator)
	for _, c := range []struct {
		name, query, token string
		want               int
	}{
		{"nobody", "rows=role", "", http.StatusUnauthorized},
		{"a collector", "rows=role", s.tokens["conditions"], http.StatusNotFound},
		{"another survey's", "rows=role", s.tokens["picks"], http.StatusNotFound},
		{"a manager", "rows=role", manager, http.StatusOK},
		{"a manager who filters", "rows=role&where=true()", manager, http.StatusForbidden},
		{"a coordinator who filters", "rows=role&where=true()", coordinator, http.StatusOK},
		{"no such question", "rows=nothing", coordinator, http.StatusUnprocessableEntity},
		{"a level beyond one", "rows=role&level=2", coordinator, http.StatusUnprocessableEntity},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, result := s.table(c.query, c.token)
			if status != c.want {
				t.Fatalf("status %d, want %d", status, c.want)
			}
			if status == http.StatusOK && (result.Survey != "conditions" || result.Rows != "role" || len(result.Groups) != 1) {
				t.Errorf("got %+v", result)
			}
		})
	}
}
