package qr_test

import (
	"encoding/xml"
	"errors"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sonde/server/qr"
	"sonde/survey"
)

// modules gives the dark modules that a path draws.
func modules(code qr.Code) map[[2]int]bool {
	dark := map[[2]int]bool{}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-\d+z`).FindAllStringSubmatch(code.Path, -1) {
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		for i := range n {
			dark[[2]int{x + i, y}] = true
		}
	}
	return dark
}

func TestACodeHasItsQuietZoneAndFinderPatterns(t *testing.T) {
	code, err := qr.Make("http://192.168.1.20:8080/e/BREST")
	if err != nil {
		t.Fatal(err)
	}
	dark := modules(code)
	for at := range dark {
		if at[0] < 4 || at[1] < 4 || at[0] >= code.Size-4 || at[1] >= code.Size-4 {
			t.Fatalf("module %v stands in the quiet zone of a code of %d", at, code.Size)
		}
	}
	// A finder pattern is a dark ring of 7 x 7 around a light one around a dark 3 x 3 (ISO/IEC 18004, 6.3.3).
	for _, corner := range [][2]int{{4, 4}, {code.Size - 11, 4}, {4, code.Size - 11}} {
		for y := range 7 {
			for x := range 7 {
				ring := min(x, y, 6-x, 6-y)
				if got, want := dark[[2]int{corner[0] + x, corner[1] + y}], ring != 1; got != want {
					t.Errorf("finder at %v: module %d,%d dark = %v, want %v", corner, x, y, got, want)
				}
			}
		}
	}
}

func TestTheCodeIsReadByADecoder(t *testing.T) {
	reader, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not here: the code is not decoded")
	}
	const text = "https://sonde.example.org/fr/e/PARIS-24"
	code, err := qr.Make(text)
	if err != nil {
		t.Fatal(err)
	}
	const scale = 6
	picture := image.NewGray(image.Rect(0, 0, code.Size*scale, code.Size*scale))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	for at := range modules(code) {
		draw.Draw(picture, image.Rect(at[0]*scale, at[1]*scale, (at[0]+1)*scale, (at[1]+1)*scale), image.Black, image.Point{}, draw.Src)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "code.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(file, picture), file.Close()); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(reader, "-q", "--raw", file.Name()).Output()
	if err != nil || strings.TrimSpace(string(out)) != text {
		t.Errorf("read %q (%v), want %q", out, err, text)
	}
}

func TestAHostileTitleStaysText(t *testing.T) {
	code, err := qr.Make("x")
	if err != nil {
		t.Fatal(err)
	}
	file := code.File(`</title><script>alert(1)</script>"&`)
	if strings.Contains(string(file), "<script") {
		t.Error("the title became markup")
	}
	var any struct {
		Title string `xml:"title"`
	}
	if err := xml.Unmarshal(file, &any); err != nil || any.Title != `</title><script>alert(1)</script>"&` {
		t.Errorf("title = %q, %v", any.Title, err)
	}
}

func TestATextThatIsTooLongIsRefused(t *testing.T) {
	if _, err := qr.Make(strings.Repeat("é", 3000)); !survey.IsKind(err, survey.TooLarge) {
		t.Errorf("error = %v, want TooLarge", err)
	}
}
