package tabulate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strconv"

	"sonde/survey"
)

// errSheet: the stored answers are not the canonical JSON of survey.Answers.
var errSheet = errors.New("answers are not canonical JSON")

// scanner reads one sheet, going once over its bytes and once over the fields of its version.
type scanner struct {
	raw     []byte
	at      int
	bits    []uint64 // by slot; the sheet sets its bit
	bit     uint64
	columns []*column // for numbers and places, which are no sets
	ordinal uint32
	draft   uint64
}

// sheet reads {"key":value,...}, keys in order. A key that the schema does not know is passed over.
func (s *scanner) sheet(read *schema) error {
	if !s.skip('{') {
		return errSheet
	}
	if s.skip('}') {
		return nil
	}
	next := 0
	for {
		if !s.skip('"') {
			return errSheet
		}
		f, ok := s.key(read.fields[next:])
		if f >= 0 {
			ok = s.value(&read.fields[next+f])
			next += f + 1
		} else if ok {
			ok = s.passValue()
		}
		switch {
		case !ok:
			return errSheet
		case s.skip(','):
		case s.skip('}') && s.at == len(s.raw):
			return nil
		default:
			return errSheet
		}
	}
}

// key reads key": and finds its field; -1 for a key that is not among them.
func (s *scanner) key(fields []field) (index int, ok bool) {
	head := s.head()
	for i := range fields {
		if s.is(&fields[i].key, head) {
			s.at += len(fields[i].key.text)
			return i, true
		}
	}
	return -1, s.passString() && s.skip(':')
}

// value reads one answer.
func (s *scanner) value(f *field) bool {
	if s.at >= len(s.raw) {
		return false
	}
	s.bits[f.answered] |= s.bit
	switch first := s.raw[s.at]; {
	case first == '"':
		s.at++
		if len(f.names) == 0 {
			start := s.at - 1
			ok := s.passString()
			if c := s.columns[f.column]; ok && c.worked {
				s.worked(c, s.raw[start:s.at])
			}
			return ok
		}
		_, ok := s.choice(f, 0)
		return ok
	case first == '[' && len(f.names) > 0:
		s.at++
		return s.list(f)
	case (first == '-' || first >= '0' && first <= '9') && s.columns[f.column].numeric():
		return s.number(s.columns[f.column])
	}
	return s.passValue()
}

// list reads "name",...]: ticks in list order, or ranks best first.
func (s *scanner) list(f *field) bool {
	if s.skip(']') {
		return true
	}
	expected := 0
	for rank := uint8(1); ; rank++ {
		if !s.skip('"') {
			return false
		}
		i, ok := s.choice(f, expected)
		if !ok {
			return false
		}
		if i >= 0 {
			expected = i + 1
			if f.question == survey.Rank {
				s.columns[f.column].setPlace(f.choices[i], s.ordinal, rank, s.draft)
			}
		}
		if !s.skip(',') {
			return s.skip(']')
		}
	}
}

// choice reads name" and ticks it; it looks first where a list in order would go on. The index is -1 for a name that the
// version does not have.
func (s *scanner) choice(f *field, expected int) (index int, ok bool) {
	index = s.find(f, expected)
	if index < 0 {
		return -1, s.passString()
	}
	s.at += len(f.names[index].text)
	s.bits[f.slots[index]] |= s.bit
	return index, true
}

func (s *scanner) find(f *field, expected int) int {
	if len(f.names) > longList {
		if end := bytes.IndexByte(s.raw[s.at:], '"'); end >= 0 {
			if i, known := f.byName[string(s.raw[s.at:s.at+end])]; known {
				return i
			}
		}
		return -1
	}
	head := s.head()
	for i := expected; i < len(f.names); i++ {
		if s.is(&f.names[i], head) {
			return i
		}
	}
	for i := range min(expected, len(f.names)) {
		if s.is(&f.names[i], head) {
			return i
		}
	}
	return -1
}

// number reads a number into a numeric column.
func (s *scanner) number(c *column) bool {
	start := s.at
	for s.at < len(s.raw) && s.raw[s.at] != ',' && s.raw[s.at] != '}' {
		s.at++
	}
	x, err := strconv.ParseFloat(string(s.raw[start:s.at]), 64)
	if err != nil {
		return false
	}
	c.setNumber(s.ordinal, x, s.draft)
	return true
}

// head gives the next eight bytes, as a word holds them.
func (s *scanner) head() uint64 {
	if s.at+8 <= len(s.raw) {
		return binary.LittleEndian.Uint64(s.raw[s.at:])
	}
	var last [8]byte
	copy(last[:], s.raw[s.at:])
	return binary.LittleEndian.Uint64(last[:])
}

// is tells whether the word comes next; head is the next eight bytes.
func (s *scanner) is(w *word, head uint64) bool {
	return head&w.mask == w.head && (len(w.text) <= 8 || s.starts(w.text))
}

func (s *scanner) starts(text string) bool {
	end := s.at + len(text)
	return end <= len(s.raw) && string(s.raw[s.at:end]) == text
}

// skip passes one byte if it comes next.
func (s *scanner) skip(b byte) bool {
	if s.at < len(s.raw) && s.raw[s.at] == b {
		s.at++
		return true
	}
	return false
}

// passString passes the rest of a string and its closing quote.
func (s *scanner) passString() bool {
	for {
		end := bytes.IndexByte(s.raw[s.at:], '"')
		if end < 0 {
			return false
		}
		s.at += end + 1
		escapes := 0
		for i := s.at - 2; i >= 0 && s.raw[i] == '\\'; i-- {
			escapes++
		}
		if escapes%2 == 0 {
			return true
		}
	}
}

// passValue passes a value of any kind.
func (s *scanner) passValue() bool {
	depth, start := 0, s.at
	for s.at < len(s.raw) {
		switch s.raw[s.at] {
		case '"':
			s.at++
			if !s.passString() {
				return false
			}
			continue
		case '[', '{':
			depth++
		case ']', '}', ',':
			if depth == 0 {
				return s.at > start
			}
			if s.raw[s.at] != ',' {
				depth--
			}
		}
		s.at++
	}
	return false // what holds the value has no end
}
