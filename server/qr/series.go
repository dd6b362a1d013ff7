package qr

import "sonde/survey"

// Series draws many codes of texts of one length without waiting: what does not depend on the text is worked out once.
// It keeps to one mask, which ISO/IEC 18004 allows (the best of eight is only easier on poor readers), and to versions
// 1 to 10, as receipts need.
type Series struct {
	version  version
	size     int    // in modules, without the border
	fixed    []int  // dark modules that no text changes
	places   []int  // y*size+x of each bit of data, in order
	inverted []bool // whether the mask inverts it
	length   int    // of the texts, in bytes
}

// version is a row of table 9 of ISO/IEC 18004:2015 for error correction M: the length of the error correction of a
// block, and blocks by length of data; centres are those of the alignment patterns (annex E).
type version struct {
	number       int
	correction   int
	blocks       []int
	centres      []int
	capacityData int
}

var versions = []version{
	{1, 10, blocks(1, 16, 0), nil, 16},
	{2, 16, blocks(1, 28, 0), []int{6, 18}, 28},
	{3, 26, blocks(1, 44, 0), []int{6, 22}, 44},
	{4, 18, blocks(2, 32, 0), []int{6, 26}, 64},
	{5, 24, blocks(2, 43, 0), []int{6, 30}, 86},
	{6, 16, blocks(4, 27, 0), []int{6, 34}, 108},
	{7, 18, blocks(4, 31, 0), []int{6, 22, 38}, 124},
	{8, 22, blocks(2, 38, 2), []int{6, 24, 42}, 154},
	{9, 22, blocks(3, 36, 2), []int{6, 26, 46}, 182},
	{10, 26, blocks(4, 43, 1), []int{6, 28, 50}, 216},
}

// blocks gives the lengths of n blocks of data, followed by longer ones of one byte more.
func blocks(n, length, longer int) []int {
	var all []int
	for i := range n + longer {
		if i < n {
			all = append(all, length)
		} else {
			all = append(all, length+1)
		}
	}
	return all
}

// NewSeries makes a series for texts of length bytes. TooLarge QRC_001 above 213.
func NewSeries(length int) (*Series, error) { return newSeries(length, 0) }

func newSeries(length, mask int) (*Series, error) {
	for _, v := range versions {
		if length+headerBytes(v) <= v.capacityData {
			s := &Series{version: v, size: 17 + 4*v.number, length: length}
			s.layOut(mask)
			return s, nil
		}
	}
	return nil, survey.Fail(survey.TooLarge, "QRC_001", nil)
}

// headerBytes is what mode, count and terminator take beside the text.
func headerBytes(v version) int {
	if v.number >= 10 {
		return 3
	}
	return 2
}

// Size is the width of the code in modules, its white border included: the viewBox of its path.
func (s *Series) Size() int { return s.size + 2*quiet }

// AppendPath appends the path of a text's code to dst, to be stroked with a width of 1 and moved down by half a module;
// the text must have the length of the series.
func (s *Series) AppendPath(dst []byte, text string) []byte {
	grid := make([]bool, s.size*s.size)
	for _, at := range s.fixed {
		grid[at] = true
	}
	bit := 0
	for _, b := range s.codewords(text) {
		for shift := 7; shift >= 0; shift-- {
			grid[s.places[bit]] = (b>>shift&1 == 1) != s.inverted[bit]
			bit++
		}
	}
	for ; bit < len(s.places); bit++ { // the remainder bits are light, then masked
		grid[s.places[bit]] = s.inverted[bit]
	}
	return s.stroke(dst, grid)
}

// stroke writes each run of dark modules as a horizontal line.
func (s *Series) stroke(dst []byte, grid []bool) []byte {
	for y := range s.size {
		row := grid[y*s.size : (y+1)*s.size]
		for x := 0; x < s.size; x++ {
			if !row[x] {
				continue
			}
			run := 1
			for x+run < s.size && row[x+run] {
				run++
			}
			dst = append(dst, 'M')
			dst = appendSmall(dst, x+quiet)
			dst = append(dst, ' ')
			dst = appendSmall(dst, y+quiet)
			dst = append(dst, 'h')
			dst = appendSmall(dst, run)
			x += run
		}
	}
	return dst
}

// appendSmall writes 0..99.
func appendSmall(dst []byte, n int) []byte {
	if n >= 10 {
		dst = append(dst, byte('0'+n/10))
	}
	return append(dst, byte('0'+n%10))
}
