package stafftest

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"sonde/reports/page"
	"sonde/templates"
	"sonde/templates/locale"
)

// Fit holds every template of an area against its page's struct.
func Fit(t *testing.T, area string, pages map[string]any) {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := templates.Parse(words, page.AddTemplates) // of its own: what was executed once cannot be checked
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range parsed.Pages() {
		short, ok := strings.CutPrefix(name, area+"/")
		if !ok {
			continue
		}
		data, known := pages[short]
		if !known {
			t.Errorf("%s has no struct in this test", name)
			continue
		}
		set, err := parsed.Lookup("fr", name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"title", "head", "main"} {
			if err := templatecheck.CheckHTML(set.Lookup(part), data); err != nil {
				t.Errorf("%s, %s: %v", name, part, err)
			}
		}
	}
}

// Visited are the pages that a person with every right may see.
func (h *House) Visited() []string {
	var paths []string
	for _, route := range h.Server.Routes() {
		path := h.Fill(route.Path, "obstacles", "admin")
		if route.Method == http.MethodGet && strings.Contains(path, "/manage") && !strings.Contains(path, "/exports/") && !strings.HasSuffix(path, ".csv") &&
			!strings.HasSuffix(path, "/logo") && !strings.Contains(path, "/images/") && !strings.Contains(path, "/download/") && !strings.Contains(path, "/qr/") && !regexp.MustCompile(`/(login|setup|invitation|reset)|/manage$`).MatchString(path) {
			paths = append(paths, path)
		}
	}
	return paths
}

// Hostile is a name that wants to be markup.
const Hostile = `</title><script>alert(1)</script><img src=x onerror=alert(2)>"'{{.}}`
