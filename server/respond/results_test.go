package respond_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sonde/survey"
)

func TestResultsAreShownOnceTheyStandStill(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		name   string
		change func(*survey.Survey)
		after  time.Duration
		status int
		shown  bool
	}{
		{"not published", func(v *survey.Survey) { v.State, v.ClosesAt = survey.StateClosed, noon }, 48 * time.Hour, http.StatusNotFound, false},
		{"still open", func(v *survey.Survey) { v.ResultsPublic = true }, 0, http.StatusOK, false},
		{"closed, late sheets may come", func(v *survey.Survey) { v.ResultsPublic, v.State, v.ClosesAt = true, survey.StateClosed, noon }, 23 * time.Hour, http.StatusOK, false},
		{"closed, late sheets are in", func(v *survey.Survey) { v.ResultsPublic, v.State, v.ClosesAt = true, survey.StateClosed, noon }, 24 * time.Hour, http.StatusOK, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.change(c.change)
			s.now = noon.Add(c.after)
			for _, language := range []string{"fr", "en"} {
				got := s.get("/" + language + "/s/every/results")
				if got.Code != c.status {
					t.Fatalf("status %d, want %d", got.Code, c.status)
				}
				if shown := strings.Contains(got.body, "<table"); shown != c.shown {
					t.Errorf("figures shown: %v, want %v", shown, c.shown)
				}
			}
		})
	}
	if got := s.get("/fr/s/nothing/results"); got.Code != http.StatusNotFound {
		t.Errorf("a survey that does not exist: %d", got.Code)
	}
}
