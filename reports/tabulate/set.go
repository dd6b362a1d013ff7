package tabulate

import "math/bits"

const wordBits = 64

// bitset is a set of ordinals: ordinal i is bit i%64 of word i/64. Words beyond the end are zero.
type bitset []uint64

// has tells whether the ordinal is in the set.
func (b bitset) has(ordinal uint32) bool {
	w := int(ordinal / wordBits)
	return w < len(b) && b[w]>>(ordinal%wordBits)&1 == 1
}

// count gives the size of the set.
func (b bitset) count() int {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

func (b bitset) empty() bool {
	for _, word := range b {
		if word != 0 {
			return false
		}
	}
	return true
}

// countBoth gives the size of the intersection.
func countBoth(a, b bitset) int {
	a, b = sameLength(a, b)
	n := 0
	for i, word := range a {
		n += bits.OnesCount64(word & b[i])
	}
	return n
}

// both makes the intersection.
func both(a, b bitset) bitset {
	a, b = sameLength(a, b)
	made := make(bitset, len(a))
	for i, word := range a {
		made[i] = word & b[i]
	}
	return made
}

// either makes the union.
func either(a, b bitset) bitset {
	if len(a) < len(b) {
		a, b = b, a
	}
	made := make(bitset, len(a))
	copy(made, a)
	for i, word := range b {
		made[i] |= word
	}
	return made
}

// without makes what is in a and not in b.
func without(a, b bitset) bitset {
	made := make(bitset, len(a))
	copy(made, a)
	for i := range min(len(a), len(b)) {
		made[i] &^= b[i]
	}
	return made
}

// sameLength cuts the longer to the shorter.
func sameLength(a, b bitset) (bitset, bitset) {
	n := min(len(a), len(b))
	return a[:n], b[:n]
}

// each calls visit with every ordinal of the set, ascending.
func (b bitset) each(visit func(ordinal uint32)) {
	for w, word := range b {
		for ; word != 0; word &= word - 1 {
			visit(uint32(w*wordBits + bits.TrailingZeros64(word)))
		}
	}
}

// set is a bitset that drafts of the index change: a draft copies the words before its first change, so that views made
// before never see it.
type set struct {
	bits  bitset
	draft uint64 // whose the words are
}

func (s *set) add(ordinal uint32, draft uint64) {
	w := int(ordinal / wordBits)
	if s.draft != draft || w >= len(s.bits) {
		s.own(w, draft)
	}
	s.bits[w] |= 1 << (ordinal % wordBits)
}

// addWord adds those of 64 ordinals whose bits are set.
func (s *set) addWord(w int, gathered, draft uint64) {
	if s.draft != draft || w >= len(s.bits) {
		s.own(w, draft)
	}
	s.bits[w] |= gathered
}

// remove tells whether the ordinal was there.
func (s *set) remove(ordinal uint32, draft uint64) bool {
	if !s.bits.has(ordinal) {
		return false
	}
	w := int(ordinal / wordBits)
	if s.draft != draft {
		s.own(w, draft)
	}
	s.bits[w] &^= 1 << (ordinal % wordBits)
	return true
}

// own makes the words the draft's, and at least w+1 of them.
func (s *set) own(w int, draft uint64) {
	length := max(len(s.bits), w+1)
	if s.draft == draft && length <= cap(s.bits) {
		s.bits = s.bits[:length] // never used before: zero
		return
	}
	grown := make(bitset, length, length+length/4+8)
	copy(grown, s.bits)
	s.bits, s.draft = grown, draft
}
