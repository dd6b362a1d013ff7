package qr

import (
	"math/bits"
	"strings"
)

// Series draws the codes of texts that begin alike and end in the same number of characters of an alphabet, as receipts
// do. A code is linear in the bits of its text, so each character is worked out once, and a code is the exclusive or of
// its characters. It keeps to one mask, which ISO/IEC 18004 allows (the best of eight is only easier on poor readers), and
// to versions 1 to 10.
type Series struct {
	size  int        // in modules, without the border
	begin []uint64   // the modules of the beginning followed by the alphabet's first character, n times
	turns [][]uint64 // by place and byte: what turns the first character into that one; nil outside the alphabet
}

// NewSeries makes a series for texts of beginning and n characters of alphabet. TooLarge QRC_001 above 213 bytes.
func NewSeries(beginning, alphabet string, n int) (*Series, error) {
	e, err := newEncoder(len(beginning)+n, 0)
	if err != nil {
		return nil, err
	}
	text := []byte(beginning + strings.Repeat(alphabet[:1], n))
	s := &Series{size: e.size, begin: pack(e.modules(string(text))), turns: make([][]uint64, n*256)}
	for place := range n {
		at := len(beginning) + place
		for _, c := range []byte(alphabet) {
			text[at] = c
			turn := pack(e.modules(string(text)))
			for i := range turn {
				turn[i] ^= s.begin[i]
			}
			s.turns[place*256+int(c)] = turn
		}
		text[at] = alphabet[0]
	}
	return s, nil
}

// Size is the width of the code in modules, its white border included: the viewBox of its path.
func (s *Series) Size() int { return s.size + 2*quiet }

// AppendPath appends the path of a code to dst, to be stroked with a width of 1 and moved down by half a module. The
// ending has the series' number of characters, all of its alphabet.
func (s *Series) AppendPath(dst []byte, ending string) []byte {
	var room [51]uint64 // version 10 has 57 x 57 modules
	modules := room[:len(s.begin)]
	copy(modules, s.begin)
	for place := range len(ending) {
		for i, turn := range s.turns[place*256+int(ending[place])] {
			modules[i] ^= turn
		}
	}
	return s.stroke(dst, modules)
}

// stroke writes each run of dark modules as a horizontal line.
func (s *Series) stroke(dst []byte, modules []uint64) []byte {
	for y := range s.size {
		row := bitsAt(modules, y*s.size) & (1<<s.size - 1)
		for row != 0 {
			x := bits.TrailingZeros64(row)
			run := bits.TrailingZeros64(^(row >> x))
			dst = appendSmall(append(dst, 'M'), x+quiet)
			dst = appendSmall(append(dst, ' '), y+quiet)
			dst = appendSmall(append(dst, 'h'), run)
			row &^= (1<<run - 1) << x
		}
	}
	return dst
}

// bitsAt gives 64 bits from any place.
func bitsAt(modules []uint64, at int) uint64 {
	word, shift := at/64, at%64
	row := modules[word] >> shift
	if shift > 0 && word+1 < len(modules) {
		row |= modules[word+1] << (64 - shift)
	}
	return row
}

// pack gives modules as bits, the first in the lowest.
func pack(grid []bool) []uint64 {
	packed := make([]uint64, (len(grid)+63)/64)
	for i, dark := range grid {
		if dark {
			packed[i/64] |= 1 << (i % 64)
		}
	}
	return packed
}

// appendSmall writes 0..99.
func appendSmall(dst []byte, n int) []byte {
	if n >= 10 {
		dst = append(dst, byte('0'+n/10))
	}
	return append(dst, byte('0'+n%10))
}
