package qr

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// drawn gives the rows of a path of a Series, "#" for dark modules.
func drawn(t *testing.T, s *Series, text string) []string {
	t.Helper()
	rows := make([][]byte, s.size)
	for y := range rows {
		rows[y] = []byte(strings.Repeat(".", s.size))
	}
	for _, run := range strings.Split(string(s.AppendPath(nil, text)), "M")[1:] {
		var x, y, n int
		if _, err := fmt.Sscanf(run, "%d %dh%d", &x, &y, &n); err != nil {
			t.Fatalf("run %q: %v", run, err)
		}
		for i := range n {
			rows[y-quiet][x-quiet+i] = '#'
		}
	}
	var all []string
	for _, row := range rows {
		all = append(all, string(row))
	}
	return all
}

// The expected codes are boombuler/barcode's, which chooses the best of the eight masks.
func TestASeriesDrawsWhatTheLibraryDraws(t *testing.T) {
	for length := 1; length <= 213; length += 4 {
		text := strings.Repeat("http://192.168.1.20:8080/fr/receipt#0123456789ABCDEFGHJKMNPQRS", 4)[:length]
		library, err := qr.Encode(text, qr.M, qr.Unicode)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for y := range library.Bounds().Dy() {
			row := ""
			for x := range library.Bounds().Dx() {
				if library.At(x, y) == color.Black {
					row += "#"
				} else {
					row += "."
				}
			}
			want = append(want, row)
		}
		same := false
		for mask := range masks {
			s, err := newSeries(length, mask)
			if err != nil {
				t.Fatal(err)
			}
			same = same || strings.Join(drawn(t, s, text), "\n") == strings.Join(want, "\n")
		}
		if !same {
			s, _ := newSeries(length, 0)
			t.Fatalf("%d bytes: no mask gives the library's code\n%s\nlibrary:\n%s", length, strings.Join(drawn(t, s, text), "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestASeriesRefusesWhatIsTooLong(t *testing.T) {
	if _, err := NewSeries(214); err == nil {
		t.Error("214 bytes were taken")
	}
}

func BenchmarkSeries(b *testing.B) {
	const text = "https://sonde.example.org/fr/receipt#ABCDEFGHJKMNPQRSTVWXYZ0123"
	s, err := NewSeries(len(text))
	if err != nil {
		b.Fatal(err)
	}
	var path []byte
	b.ReportAllocs()
	for b.Loop() {
		path = s.AppendPath(path[:0], text)
	}
	b.ReportMetric(float64(len(path)), "bytes")
}
