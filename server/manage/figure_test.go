package manage_test

import (
	"encoding/csv"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestASurveyWithoutResponsesHasAllItsPages(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("admin", "/fr/manage/new", url.Values{"questionnaire": {"obstacles"}, "slug": {"empty"}, "title-fr": {"Vide"}, "title-en": {"Empty"}}), "/fr/manage/s/empty?done=created")
	for _, page := range []string{"", "/results", "/priorities", "/judgements", "/exports", "/responses", "/events", "/settings", "/members", "/tokens", "/audit", "/preview", "/paper", "/live",
		"/exports/report.xlsx", "/exports/report.html", "/exports/coordinator.xlsx", "/exports/responses.csv", "/exports/responses.xlsx", "/exports/responses.jsonl"} {
		h.Shows(h.Visit("admin", "/en/manage/s/empty"+page, nil), http.StatusOK)
	}
}

func TestFiltersAreForCoordinators(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", of+"/results?role=user&event=OWN-1&language=fr", nil), http.StatusOK, `<option value="user" selected>`, `<option value="OWN-1" selected>`, "Tout montrer",
		".csv?event=OWN-1&amp;language=fr&amp;role=user")
	h.Shows(h.Visit("coordinator", of+"/results?role=user%27%20or%20%271", nil), http.StatusUnprocessableEntity)
	h.Shows(h.Visit("coordinator", of+"/results?event=OTHER-1", nil), http.StatusUnprocessableEntity)
}

func TestEveryFigureIsATableAndADrawingToKeep(t *testing.T) {
	h := newHouse(t, nil)
	page := h.Visit("coordinator", of+"/results", nil).Body.String()
	files := regexp.MustCompile(`href="(/fr/manage/s/obstacles/results/[a-z_0-9]+\.(csv|svg))"`).FindAllStringSubmatch(page, -1)
	if len(files) < 4 {
		t.Fatalf("%d files on the page", len(files))
	}
	kinds := map[string]int{}
	for _, file := range files {
		w := h.Visit("coordinator", file[1], nil)
		h.Shows(w, http.StatusOK)
		if w.Header().Get("Cache-Control") != "no-store" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), `attachment; filename="obstacles-`) {
			t.Errorf("%s: %v", file[1], w.Header())
		}
		kinds[file[2]]++
		if file[2] == "svg" {
			var drawing struct{ XMLName xml.Name }
			if err := xml.Unmarshal(w.Body.Bytes(), &drawing); err != nil || drawing.XMLName.Local != "svg" {
				t.Errorf("%s: %v %v", file[1], drawing, err)
			}
			continue
		}
		body, marked := strings.CutPrefix(w.Body.String(), "\uFEFF")
		lines, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || !marked || len(lines) < 2 || !strings.Contains(body, "Indicatif") {
			t.Errorf("%s: %d lines, %v", file[1], len(lines), err)
		}
	}
	if kinds["svg"] == 0 || kinds["csv"] < kinds["svg"] {
		t.Errorf("files: %v", kinds)
	}
	for _, wrong := range []string{"nothing.csv", "events.svg", "events", "events.png", ".csv"} {
		h.Shows(h.Visit("coordinator", of+"/results/"+wrong, nil), http.StatusNotFound)
	}
}
