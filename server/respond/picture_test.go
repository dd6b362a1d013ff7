package respond_test

import (
	"testing"

	"golang.org/x/net/html"

	"sonde/survey"
)

func TestPicturesAreShownWithWords(t *testing.T) {
	s := newSite(t)
	s.field("pictures", "testdata/pictures.json")
	for _, page := range []string{"", "/print"} {
		if n := s.get("/en/s/pictures" + page).all(func(n *html.Node) bool { return n.Data == "img" }); len(n) > 0 {
			t.Errorf("%q shows a picture that is not there: %s", page, attribute(n[0], "src"))
		}
	}
	var images []survey.Image
	for _, name := range []string{"boat-en.png", "sail.png", "quay 1.png", "chart.png"} {
		images = append(images, survey.Image{Name: name, Type: "image/png", Bytes: []byte("\x89PNG")})
	}
	s.must(s.store.SaveImages(t.Context(), "pictures", images))
	page := s.get("/en/s/pictures")
	found := map[string]string{}
	for _, n := range page.all(func(n *html.Node) bool { return n.Data == "img" }) {
		if !has(n, "alt") {
			t.Errorf("%s has no alt", attribute(n, "src"))
		}
		found[attribute(n, "src")] += attribute(n, "alt") + "|"
	}
	for name, want := range map[string]string{
		"boat-en.png":  "Illustration: Which boat is it?|", // the page's language decides
		"sail.png":     "|",                                // its label says what it shows
		"quay%201.png": "quay|",                            // it stands for the label
		"chart.png":    "|",
	} {
		if got := found["/en/s/pictures/images/"+name]; got != want {
			t.Errorf("%s has the alt %q, want %q, among %q", name, got, want, found)
		}
	}
	if got := text(page.byID("q-silent")); got != "silent (optional)" {
		t.Errorf("a question that is a picture alone is called %q", got)
	}
	if got := text(page.byID("q-hinted")); got != "Write what you see. (optional)" {
		t.Errorf("a question with a hint alone is called %q", got)
	}
}
