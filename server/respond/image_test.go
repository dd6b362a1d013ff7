package respond_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"sonde/survey"
)

func TestAPictureOfTheQuestionnaireIsShown(t *testing.T) {
	s := newSite(t)
	boat := survey.Image{Name: "Bateau à quai.png", Type: "image/png", Bytes: []byte("\x89PNG")}
	s.must(s.store.SaveImages(t.Context(), "every", []survey.Image{boat}))
	get := func(path, tag string) *httptest.ResponseRecorder {
		request := httptest.NewRequest(http.MethodGet, "http://sonde.example"+path, nil)
		request.Header.Set("If-None-Match", tag)
		reply := httptest.NewRecorder()
		s.server.Handler().ServeHTTP(reply, request)
		return reply
	}
	first := get("/fr/s/every/images/Bateau%20%C3%A0%20quai.png", "")
	if first.Code != 200 || first.Body.String() != string(boat.Bytes) || first.Header().Get("Content-Type") != "image/png" ||
		first.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %q %v", first.Code, first.Body, first.Header())
	}
	if again := get("/fr/s/every/images/Bateau%20%C3%A0%20quai.png", first.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("asked again: %d with %d bytes", again.Code, again.Body.Len())
	}
	for _, path := range []string{"/fr/s/every/images/none.png", "/fr/s/nowhere/images/Bateau%20%C3%A0%20quai.png", "/fr/s/every/images/..%2f..%2fsonde.db"} {
		if reply := get(path, ""); reply.Code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", path, reply.Code)
		}
	}
}
