package picture_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/survey"
	"sonde/survey/picture"
)

// drawn gives a picture of one colour.
func drawn(t *testing.T, kind string, side int, shade uint8) []byte {
	t.Helper()
	canvas := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.Gray{Y: shade}})
	var b bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&b, canvas)
	case "jpeg":
		err = jpeg.Encode(&b, canvas, nil)
	case "gif":
		err = gif.Encode(&b, canvas, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func codes(err error) []string {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []string{codeOf(err)}
	}
	var all []string
	for _, one := range joined.Unwrap() {
		all = append(all, codeOf(one))
	}
	return all
}

func codeOf(err error) string {
	var known *survey.Error
	if errors.As(err, &known) {
		return known.Code
	}
	return ""
}

func TestReadTakesPicturesByTheirContent(t *testing.T) {
	whole := drawn(t, "png", 10, 0)
	for _, one := range []struct {
		name       string
		raw        []byte
		kind, code string
	}{
		{"a.png", whole, "image/png", ""},
		{"named wrongly.png", drawn(t, "jpeg", 10, 0), "image/jpeg", ""},
		{"c.gif", drawn(t, "gif", 10, 0), "image/gif", ""},
		{"drawing.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "", "IMG_001"},
		{"cut short.png", whole[:len(whole)-20], "", "IMG_001"},
		{"empty.png", nil, "", "IMG_001"},
		{"wide.png", drawn(t, "png", picture.MaxPixels+1, 0), "", "IMG_002"},
		{"heavy.png", make([]byte, picture.MaxBytes+1), "", "IMG_002"},
	} {
		got, err := picture.Read(one.name, one.raw)
		if got.Type != one.kind || codeOf(err) != one.code {
			t.Errorf("%s: %q, %v; want %q, %s", one.name, got.Type, err, one.kind, one.code)
		}
	}
}

// asking is a questionnaire that shows pictures in every place that can.
func asking(names ...string) survey.Questionnaire {
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr"}, DefaultLanguage: "fr",
		ChoiceLists: map[string][]survey.Choice{"l": {{Name: "a", Image: survey.Text{"fr": names[0]}}}},
		Sections: []survey.Section{{Name: "s", Questions: []survey.Question{
			{Name: "g", Type: survey.Group, Questions: []survey.Question{
				{Name: "x", Type: survey.SelectOne, List: "l", Image: survey.Text{"fr": names[1], "en": names[2]}},
			}},
		}}},
	}
}

func TestShownNamesEachPictureOnce(t *testing.T) {
	if got := picture.Shown(asking("c.png", "b.png", "c.png")); !slices.Equal(got, []string{"b.png", "c.png"}) {
		t.Errorf("got %q", got)
	}
}

func TestAlbum(t *testing.T) {
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	album := picture.Album{Store: store}
	at := time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	file := func(name, kind string, shade uint8) picture.File {
		return picture.File{Name: name, Raw: drawn(t, kind, 10, shade)}
	}
	if _, err := album.Add(t.Context(), "q", nil); !survey.IsKind(err, survey.NotFound) {
		t.Errorf("no questionnaire: %v", err)
	}
	must(store.SaveDraft(t.Context(), asking("a.png", "b.png", "c.png"), "u", at))
	added, err := album.Add(t.Context(), "q", []picture.File{file(`C:\pictures\a.png`, "png", 1), file("folder/b.png", "jpeg", 2), file("holiday.png", "png", 3)})
	must(err)
	if !slices.Equal(added.Saved, []string{"a.png", "b.png"}) || !slices.Equal(added.Unused, []string{"holiday.png"}) {
		t.Errorf("got %+v", added)
	}
	missing, err := album.Missing(t.Context(), asking("a.png", "b.png", "c.png"))
	must(err)
	if !slices.Equal(missing, []string{"c.png"}) {
		t.Errorf("missing %q", missing)
	}
	// A draft's picture may be drawn anew, a version's may not: answers were given to it.
	_, err = album.Add(t.Context(), "q", []picture.File{file("a.png", "png", 9)})
	must(err)
	_, err = store.Publish(t.Context(), "q", "u", at)
	must(err)
	_, err = album.Add(t.Context(), "q", []picture.File{file("a.png", "png", 9), file("c.png", "png", 4)})
	must(err)
	_, err = album.Add(t.Context(), "q", []picture.File{file("a.png", "png", 5), {Name: "b.png", Raw: []byte("text")}})
	if got := codes(err); !slices.Equal(got, []string{"IMG_004", "IMG_001"}) {
		t.Errorf("got %q, want all refusals at once", got)
	}
	kept, err := store.Image(t.Context(), "q", "a.png")
	must(err)
	if !bytes.Equal(kept.Bytes, drawn(t, "png", 10, 9)) {
		t.Error("the picture of a published version was changed")
	}
}
