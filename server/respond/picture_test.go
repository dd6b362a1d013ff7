package respond_test

import (
	"context"
	"testing"

	"golang.org/x/net/html"

	"sonde/server"
	"sonde/survey"
)

// counting is a store that counts how often somebody asks which pictures are there.
type counting struct {
	survey.Store
	asked int
}

func (c *counting) Images(ctx context.Context, questionnaire string) ([]survey.ImageInfo, error) {
	c.asked++
	return c.Store.Images(ctx, questionnaire)
}

// Only who draws a questionnaire has to know its pictures.
func TestASheetThatIsTakenAsksForNoPictures(t *testing.T) {
	store := &counting{}
	s := newSite(t, func(c *server.Config) {
		store.Store = c.Store
		c.Store = store
	})
	s.field("pictures", "testdata/pictures.json")
	s.must(s.store.SaveImages(t.Context(), "pictures", []survey.Image{{Name: "sail.png", Type: "image/png", Bytes: []byte("\x89PNG")}}))
	sent := s.post("/en/s/pictures", ":key", key1, ":version", "1", "boat", "sail")
	if sent.code() == "" || s.get("/en/s/pictures/images/sail.png").Code != 200 || store.asked != 0 {
		t.Errorf("asked for pictures %d times", store.asked)
	}
	back := s.post("/en/s/pictures", ":key", key2, ":version", "1", ":do", "show", "boat", "sail")
	if n := back.all(func(n *html.Node) bool { return n.Data == "img" }); len(n) != 1 || store.asked != 1 {
		t.Errorf("%d pictures on the page that comes back, asked %d times", len(n), store.asked)
	}
}

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
