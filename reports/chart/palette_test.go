package chart

import (
	"math"
	"strconv"
	"testing"
)

// WCAG 2.2, 1.4.11: graphics keep 3:1 against what is behind them. The same colours stand on white paper and on the
// light and dark backgrounds of the pages (templates/static/site.css).
func TestColoursKeepTheirContrast(t *testing.T) {
	for _, colour := range []string{accentColour, markColour} {
		for _, paper := range []string{paperColour, "#fbfaf7", "#14181b", "#1a1f23"} {
			if got := contrast(colour, paper); got < 3 {
				t.Errorf("%s on %s: %.2f to 1, want 3", colour, paper, got)
			}
		}
	}
	if got := contrast(inkColour, accentColour); got < 3 {
		t.Errorf("whiskers on bars: %.2f to 1, want 3", got)
	}
}

// contrast is the ratio of WCAG 2.2 between two colours #rrggbb.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(colour string) float64 {
	total := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		total += weight * c
	}
	return total
}
