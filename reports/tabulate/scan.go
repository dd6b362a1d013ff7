package tabulate

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// errSheet: the stored answers are not the canonical JSON of survey.Answers.
var errSheet = errors.New("answers are not canonical JSON")

// schema tells how to read the sheets of one version of the questionnaire.
type schema struct {
	instrument *questionnaire.Instrument
	fields     []field // by key, as the keys stand in a sheet
	skipped    []field // in the order of the questionnaire, as skipped questions stand in a sheet
}

// field is one question of a version.
type field struct {
	key      string // first the bare key, then as it stands in JSON: key":
	column   int
	question survey.QuestionType
	names    []string       // choices as they stand in JSON: name"
	at       []int          // their places among the column's choices
	byName   map[string]int // long lists: bare names to indexes of names
}

// longList is from how many choices on a look-up beats comparing.
const longList = 24

func (f *field) addChoice(name string, at int) {
	if f.byName == nil {
		f.byName = make(map[string]int)
	}
	f.byName[name] = len(f.names)
	f.names = append(f.names, name+`"`)
	f.at = append(f.at, at)
}

// settle orders the fields; call it when all are there.
func (s *schema) settle() {
	s.skipped = slices.Clone(s.fields)
	slices.SortFunc(s.fields, func(a, b field) int { return strings.Compare(a.key, b.key) })
	for i := range s.fields {
		s.fields[i].key += `":`
	}
}

// scanner reads one sheet into the columns, going once over its bytes and once over the fields.
type scanner struct {
	raw     []byte
	at      int
	columns []*column
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
		known := -1
		for i := next; i < len(read.fields); i++ {
			if s.starts(read.fields[i].key) {
				known = i
				break
			}
		}
		if known < 0 {
			if !s.passString() || !s.skip(':') || !s.passValue() {
				return errSheet
			}
		} else {
			next = known + 1
			f := &read.fields[known]
			s.at += len(f.key)
			if !s.value(f) {
				return errSheet
			}
		}
		if s.skip(',') {
			continue
		}
		if s.skip('}') && s.at == len(s.raw) {
			return nil
		}
		return errSheet
	}
}

// value reads one answer into its column.
func (s *scanner) value(f *field) bool {
	if s.at >= len(s.raw) {
		return false
	}
	c := s.columns[f.column]
	c.stamp = s.draft
	c.answered.add(s.ordinal, s.draft)
	switch first := s.raw[s.at]; {
	case first == '"':
		s.at++
		if len(f.names) == 0 {
			return s.passString()
		}
		_, ok := s.choice(f, c, 0)
		return ok
	case first == '[' && len(f.names) > 0:
		return s.list(f, c)
	case first == '-' || first >= '0' && first <= '9':
		return s.number(c)
	}
	return s.passValue()
}

// list reads ["name",...]: ticks in list order, or ranks best first.
func (s *scanner) list(f *field, c *column) bool {
	s.at++
	if s.skip(']') {
		return true
	}
	expected := 0
	for rank := uint8(1); ; rank++ {
		if !s.skip('"') {
			return false
		}
		i, ok := s.choice(f, c, expected)
		if !ok {
			return false
		}
		if i >= 0 {
			expected = i + 1
			if f.question == survey.Rank {
				c.setPlace(f.at[i], s.ordinal, rank, s.draft)
			}
		}
		if s.skip(',') {
			continue
		}
		return s.skip(']')
	}
}

// choice reads name" and ticks it; it looks first where a list in order would go on. The index is -1 for a name that the
// version does not have.
func (s *scanner) choice(f *field, c *column, expected int) (index int, ok bool) {
	index = -1
	if len(f.names) > longList {
		end := bytes.IndexByte(s.raw[s.at:], '"')
		if end < 0 {
			return -1, false
		}
		if i, known := f.byName[string(s.raw[s.at:s.at+end])]; known {
			index = i
		}
	} else {
		for n := range f.names {
			i := expected + n
			if i >= len(f.names) {
				i -= len(f.names)
			}
			if s.starts(f.names[i]) {
				index = i
				break
			}
		}
	}
	if index < 0 {
		return -1, s.passString()
	}
	s.at += len(f.names[index])
	c.choices[f.at[index]].add(s.ordinal, s.draft)
	return index, true
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
	if c.numeric() {
		c.setNumber(s.ordinal, x, s.draft)
	}
	return true
}

// starts tells whether the text comes next.
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
	depth := 0
	for s.at < len(s.raw) {
		b := s.raw[s.at]
		switch b {
		case '"':
			s.at++
			if !s.passString() {
				return false
			}
		case '[', '{':
			s.at++
			depth++
		case ']', '}':
			if depth == 0 {
				return true
			}
			s.at++
			depth--
		case ',':
			if depth == 0 {
				return true
			}
			s.at++
		default:
			s.at++
		}
	}
	return depth == 0
}
