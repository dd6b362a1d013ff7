package picture_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log/slog"
	"math/rand/v2"
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
	added, err = album.Add(t.Context(), "q", []picture.File{
		file("a.png", "png", 5), {Name: "b.png", Raw: []byte("text")}, file("holiday.png", "png", 3), file("c.png", "png", 4),
	})
	must(err)
	kept, err := store.Image(t.Context(), "q", "a.png")
	must(err)
	if !bytes.Equal(kept.Bytes, drawn(t, "png", 10, 9)) {
		t.Error("the picture of a published version was changed")
	}
	var told []string
	for _, one := range added.Refused {
		told = append(told, one.Name+" "+one.Err.Code)
	}
	if !slices.Equal(told, []string{"a.png IMG_004", "b.png IMG_001"}) || !slices.Equal(added.Saved, []string{"c.png"}) || !slices.Equal(added.Unused, []string{"holiday.png"}) {
		t.Errorf("refused %q, %+v", told, added)
	}
	if kept, err = store.Image(t.Context(), "q", "c.png"); err != nil || !bytes.Equal(kept.Bytes, drawn(t, "png", 10, 4)) {
		t.Errorf("a picture that may be kept is not: %v", err)
	}
}

func TestPicturesTakeNoMoreThanTheirRoom(t *testing.T) {
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	noise := image.NewGray(image.Rect(0, 0, 700, 700)) // just below half a megabyte, for noise does not shrink
	for i := range noise.Pix {
		noise.Pix[i] = byte(rand.Uint32())
	}
	var heavy bytes.Buffer
	if err := png.Encode(&heavy, noise); err != nil {
		t.Fatal(err)
	}
	q := asking("a.png", "b.png", "c.png")
	var files []picture.File
	for i := range picture.MaxTotal/heavy.Len() + 2 {
		name := fmt.Sprintf("%03d.png", i)
		q.ChoiceLists["l"] = append(q.ChoiceLists["l"], survey.Choice{Name: fmt.Sprint("n", i), Image: survey.Text{"fr": name}})
		files = append(files, picture.File{Name: name, Raw: heavy.Bytes()})
	}
	files = append(files, picture.File{Name: "a.png", Raw: drawn(t, "png", 10, 1)})
	if err := store.SaveDraft(t.Context(), q, "u", time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	album := picture.Album{Store: store}
	added, err := album.Add(t.Context(), "q", files)
	if err != nil {
		t.Fatal(err)
	}
	if refused := added.Refused; len(refused) != 2 || refused[0].Err.Code != "IMG_003" || refused[0].Name != files[len(files)-3].Name || len(added.Saved) != len(files)-2 || !slices.Contains(added.Saved, "a.png") {
		t.Errorf("%d saved, refused %v", len(added.Saved), refused)
	}
}
