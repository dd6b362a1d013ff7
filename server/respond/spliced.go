package respond

import (
	"bytes"
	"slices"
)

// spliced is a page rendered once and cut where something differs from one reply to the next.
type spliced struct {
	pieces [][]byte
	fills  []int // index of the value after each piece but the last
}

// splice cuts a page at its marks; the values of append stand in the order of the marks.
func splice(page []byte, marks ...string) *spliced {
	s := &spliced{}
	rest := slices.Clone(page)
	for {
		at, which := -1, 0
		for i, mark := range marks {
			if found := bytes.Index(rest, []byte(mark)); found >= 0 && (at < 0 || found < at) {
				at, which = found, i
			}
		}
		if at < 0 {
			s.pieces = append(s.pieces, rest)
			return s
		}
		s.pieces = append(s.pieces, rest[:at])
		s.fills = append(s.fills, which)
		rest = rest[at+len(marks[which]):]
	}
}

// append writes the page with its values to dst.
func (s *spliced) append(dst []byte, values ...[]byte) []byte {
	for i, piece := range s.pieces {
		dst = append(dst, piece...)
		if i < len(s.fills) {
			dst = append(dst, values[s.fills[i]]...)
		}
	}
	return dst
}
