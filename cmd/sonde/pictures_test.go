package main

import (
	"bytes"
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

// must gives a value that is there.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
