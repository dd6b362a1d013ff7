package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"sonde/data"
)

func TestMachinesAreToldHowTheServerDoes(t *testing.T) {
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := newMetrics(store)
	counted := m.count(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	counted.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/e/secret", nil))
	get := func(path string) *httptest.ResponseRecorder {
		reply := httptest.NewRecorder()
		m.routes().ServeHTTP(reply, httptest.NewRequest(http.MethodGet, path, nil))
		return reply
	}
	if text := get("/metrics").Body.String(); !strings.Contains(text, `sonde_http_requests_total{code="418",method="get"} 1`) || strings.Contains(text, "secret") {
		t.Errorf("got %s", text)
	}
	if got := get("/readyz").Code; got != http.StatusOK {
		t.Errorf("ready: %d", got)
	}
	m.leaving.Store(true)
	if got := get("/readyz").Code; got != http.StatusServiceUnavailable {
		t.Errorf("stopping: %d", got)
	}
	m.leaving.Store(false)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if got := get("/readyz").Code; got != http.StatusServiceUnavailable {
		t.Errorf("without a database: %d", got)
	}
}
