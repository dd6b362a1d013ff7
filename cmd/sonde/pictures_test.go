package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPicturesComeFromAFolderAndWhatIsMissingIsTold(t *testing.T) {
	b := newBench(t)
	form := b.file("form.csv", `survey,type,name,label::English (en),label::French (fr),image
,text,a,A,Á,boat.png
,text,b,B,Bé,lost.png
,text,c,C,Cé,broken.png
,text,d,D,Dé,plan.svg
`)
	photos := filepath.Join(b.dir, "photos")
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"boat.png": drawn.Bytes(), "broken.png": []byte("no picture"), "unused.png": drawn.Bytes()} {
		if err := os.MkdirAll(photos, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(photos, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told := func(args ...string) []string {
		v := decoded[verdict](t, b.must(append([]string{"questionnaire"}, append(args, form, "--json")...)...))
		var codes []string
		for _, m := range v.Messages {
			if !strings.HasPrefix(m.Code, "IMG_") {
				continue
			}
			codes = append(codes, m.Code)
			if m.Row < 2 || m.Column != "image" || strings.Contains(m.Message+m.Remedy, "IMG_") {
				t.Errorf("%+v", m)
			}
		}
		slices.Sort(codes)
		return codes
	}
	for _, test := range []struct {
		args, want []string
	}{
		{[]string{"check"}, []string{"IMG_020", "IMG_020", "IMG_020", "IMG_021"}},
		{[]string{"check", "--images", photos}, []string{"IMG_001", "IMG_020", "IMG_021"}},
		{[]string{"import", "--images", photos}, []string{"IMG_001", "IMG_020", "IMG_021"}},
		{[]string{"import"}, []string{"IMG_020", "IMG_020", "IMG_021"}}, // boat.png is there by now
	} {
		if got := told(test.args...); !slices.Equal(got, test.want) {
			t.Errorf("%v: told %v, want %v", test.args, got, test.want)
		}
	}
	if r := b.run("questionnaire", "check", form, "--images", filepath.Join(b.dir, "nowhere")); r.code != exitRefused {
		t.Errorf("a folder that is not there: exit %d", r.code)
	}
	b.file("form.csv", strings.ReplaceAll(string(must(os.ReadFile(form))), "Á", ""))
	b.must("questionnaire", "import", form)
	r := b.run("survey", "create", "--questionnaire", "form", "--slug", "spring", "--open", "--lang", "en")
	if r.code != 0 || !strings.Contains(r.stderr, "lost.png") || strings.Contains(r.stderr, "boat.png") || !strings.Contains(r.stderr, "The language “fr” is left out: it lacks 1 text ") {
		t.Errorf("opened: exit %d, %s%s", r.code, r.stdout, r.stderr)
	}
}

func TestAPictureIsToldOnceWhereItIsNamed(t *testing.T) {
	b := newBench(t)
	form := b.file("form.csv", `survey,type,name,label::English (en),label::French (fr),image::English (en),image::French (fr)
,text,a,A,Á,,perdu.png
,text,b,B,Bé,v.svg,v.svg
,text,c,C,Cé,OK.PNG,OK.PNG
`)
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	photos := filepath.Join(b.dir, "photos")
	if err := os.Mkdir(photos, 0o700); err != nil {
		t.Fatal(err)
	}
	b.file("photos/v.svg", "<svg/>")
	b.file("photos/ok.png", drawn.String())
	for _, command := range []string{"check", "import"} {
		v := decoded[verdict](t, b.must("questionnaire", command, "--images", photos, form, "--json", "--lang", "en"))
		var told []string
		for _, m := range v.Messages {
			if strings.HasPrefix(m.Code, "IMG_") {
				told = append(told, fmt.Sprint(m.Code, " ", m.Row, " ", m.Column))
			}
			if m.Code == "IMG_023" && !strings.Contains(m.Message, "“ok.png” is") {
				t.Errorf("capitals: %q", m.Message)
			}
		}
		slices.Sort(told)
		if want := []string{"IMG_020 2 image::French (fr)", "IMG_021 3 image::English (en)", "IMG_023 4 image::English (en)"}; !slices.Equal(told, want) {
			t.Errorf("%s: told %q, want %q", command, told, want)
		}
	}
	if r := b.run("questionnaire", "check", "--images", form, form, "--lang", "en"); r.code != exitRefused || !strings.Contains(r.stderr, "is not a folder") {
		t.Errorf("a file for a folder: exit %d, %q", r.code, r.stderr)
	}
}

// must gives a value that is there.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
