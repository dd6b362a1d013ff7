package respond

import (
	"bytes"
	"io"
	"slices"
)

// spliced is a page rendered once and cut where something differs from one reply to the next.
type spliced struct {
	pieces [][]byte
	fills  []int // index of the value after each piece but the last
}

// splice cuts a page at its marks; the values of length and write stand in the order of the marks.
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

// length is that of the page with its values.
func (s *spliced) length(values ...[]byte) int {
	n := 0
	for i, piece := range s.pieces {
		n += len(piece)
		if i < len(s.fills) {
			n += len(values[s.fills[i]])
		}
	}
	return n
}

// write writes the page with its values; what cannot be sent has nobody to be told.
func (s *spliced) write(w io.Writer, values ...[]byte) {
	for i, piece := range s.pieces {
		_, _ = w.Write(piece)
		if i < len(s.fills) {
			_, _ = w.Write(values[s.fills[i]])
		}
	}
}
