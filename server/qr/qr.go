// Package qr draws QR codes: as the path of an inline SVG for pages, and as an SVG file for slides and posters.
package qr

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"

	"sonde/survey"
)

// quiet is the width of the white border that readers need, in modules (ISO/IEC 18004).
const quiet = 4

// Code is a QR code in modules, its white border included: in a viewBox of "0 0 Size Size", Path draws the dark ones.
type Code struct {
	Size int
	Path string
}

// Make encodes a text with medium error correction (15 % of it may be unreadable). TooLarge QRC_001 above 2,331 bytes.
func Make(text string) (Code, error) {
	modules, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return Code{}, survey.Wrap(survey.TooLarge, "QRC_001", err)
	}
	bounds := modules.Bounds()
	var path strings.Builder
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; {
			run := 0
			for x+run < bounds.Max.X && modules.At(x+run, y) == color.Black {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x-bounds.Min.X+quiet, y-bounds.Min.Y+quiet, run, run)
			}
			x += max(run, 1)
		}
	}
	return Code{Size: bounds.Dx() + 2*quiet, Path: path.String()}, nil
}

// File gives the code as an SVG file, black on white whatever it is laid upon. The title says what it leads to.
func (c Code) File(title string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" shape-rendering="crispEdges">`+
		`<title>%s</title><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>`+"\n",
		c.Size, c.Size, 8*c.Size, 8*c.Size, html.EscapeString(title), c.Size, c.Size, c.Path)
}
