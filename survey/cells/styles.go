package cells

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// loadStyles learns which styles show a number as a date or a time.
func (b *Book) loadStyles() error {
	name := b.beside("styles.xml")
	formats := map[int]bool{}
	inCells := false
	return b.each(name, func(e xml.StartElement) {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
				formats[id] = showsDate(attribute(e, "formatCode"))
			}
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells && len(b.dates) < maxColumn*4 {
				id, _ := strconv.Atoi(attribute(e, "numFmtId")) // 0, general, when absent
				own, known := formats[id]
				b.dates = append(b.dates, own || !known && builtInDate(id))
			}
		}
	})
}

// beside names a part that stands in the folder of the first sheet's folder: "xl/" for nearly every writer.
func (b *Book) beside(name string) string {
	if len(b.sheets) > 0 {
		if folder, _, found := strings.Cut(b.sheets[0].path, "/"); found {
			return folder + "/" + name
		}
	}
	return "xl/" + name
}

// builtInDate tells the formats that a file need not describe and that show dates (ECMA-376 part 1, 18.8.30).
func builtInDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// notShown are the parts of a number format that are no placeholders: quoted and escaped texts, colours and conditions.
var notShown = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// elapsed times stand in brackets too.
var elapsed = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)

func showsDate(format string) bool {
	format, _, _ = strings.Cut(format, ";")
	return elapsed.MatchString(format) || strings.ContainsAny(strings.ToLower(notShown.ReplaceAllString(format, "")), "dmyhs")
}
