package qr

import "sonde/survey"

// encoder gives the modules of texts of one length; what does not depend on the text is worked out once.
type encoder struct {
	version  version
	size     int    // in modules, without the border
	fixed    []int  // y*size+x of the dark modules that no text changes
	places   []int  // of each bit of data, in order
	inverted []bool // whether the mask inverts it
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

func newEncoder(length, mask int) (*encoder, error) {
	for _, v := range versions {
		if length+headerBytes(v) <= v.capacityData {
			e := &encoder{version: v, size: 17 + 4*v.number}
			e.layOut(mask)
			return e, nil
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

// modules gives the code of a text row by row, true for dark.
func (e *encoder) modules(text string) []bool {
	grid := make([]bool, e.size*e.size)
	for _, at := range e.fixed {
		grid[at] = true
	}
	bit := 0
	for _, b := range e.codewords(text) {
		for shift := 7; shift >= 0; shift-- {
			grid[e.places[bit]] = (b>>shift&1 == 1) != e.inverted[bit]
			bit++
		}
	}
	for ; bit < len(e.places); bit++ { // the remainder bits are light, then masked
		grid[e.places[bit]] = e.inverted[bit]
	}
	return grid
}
