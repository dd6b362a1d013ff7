package qr

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// drawn gives rows of modules as text, "#" for dark.
func drawn(size int, dark func(x, y int) bool) string {
	var b strings.Builder
	for y := range size {
		for x := range size {
			if dark(x, y) {
				b.WriteByte('#')
			} else {
				b.WriteByte('.')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The expected codes are boombuler/barcode's, which chooses the best of the eight masks.
func TestTheEncoderDrawsWhatTheLibraryDraws(t *testing.T) {
	for length := 1; length <= 213; length += 4 {
		text := strings.Repeat("http://192.168.1.20:8080/fr/receipt#0123456789ABCDEFGHJKMNPQRS", 4)[:length]
		library, err := qr.Encode(text, qr.M, qr.Unicode)
		if err != nil {
			t.Fatal(err)
		}
		size := library.Bounds().Dx()
		want := drawn(size, func(x, y int) bool { return library.At(x, y) == color.Black })
		got := ""
		for mask := range masks {
			e, err := newEncoder(length, mask)
			if err != nil {
				t.Fatal(err)
			}
			grid := e.modules(text)
			if got = drawn(e.size, func(x, y int) bool { return grid[y*e.size+x] }); got == want {
				break
			}
		}
		if got != want {
			t.Fatalf("%d bytes: no mask gives the library's code\n%s\nlibrary:\n%s", length, got, want)
		}
	}
}

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func TestASeriesDrawsWhatTheEncoderDraws(t *testing.T) {
	for _, beginning := range []string{"http://10.0.0.1/fr/receipt#", "https://sonde.example.org:8443/en/receipt#", strings.Repeat("x", 213-26)} {
		s, err := NewSeries(beginning, crockford, 26)
		if err != nil {
			t.Fatal(err)
		}
		e, err := newEncoder(len(beginning)+26, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{crockford[:26], crockford[6:], strings.Repeat("Z", 26), strings.Repeat("0", 26)} {
			grid := e.modules(beginning + ending)
			want := drawn(e.size, func(x, y int) bool { return grid[y*e.size+x] })
			dark := map[[2]int]bool{}
			for _, run := range strings.Split(string(s.AppendPath(nil, ending)), "M")[1:] {
				var x, y, n int
				if _, err := fmt.Sscanf(run, "%d %dh%d", &x, &y, &n); err != nil {
					t.Fatalf("run %q: %v", run, err)
				}
				for i := range n {
					dark[[2]int{x + i - quiet, y - quiet}] = true
				}
			}
			if got := drawn(e.size, func(x, y int) bool { return dark[[2]int{x, y}] }); got != want {
				t.Fatalf("%s%s:\n%s\nwant:\n%s", beginning, ending, got, want)
			}
		}
	}
}

func TestASeriesRefusesWhatIsTooLong(t *testing.T) {
	if _, err := NewSeries(strings.Repeat("x", 188), crockford, 26); err == nil {
		t.Error("214 bytes were taken")
	}
}

func BenchmarkSeries(b *testing.B) {
	s, err := NewSeries("https://sonde.example.org/fr/receipt#", crockford, 26)
	if err != nil {
		b.Fatal(err)
	}
	var path []byte
	b.ReportAllocs()
	for b.Loop() {
		path = s.AppendPath(path[:0], "ABCDEFGHJKMNPQRSTVWXYZ0123")
	}
	b.ReportMetric(float64(len(path)), "bytes")
}
