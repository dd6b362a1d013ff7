package survey

import "strconv"

// Answers are the answers of one sheet, by question name. Marshalled, they are the canonical JSON: keys sorted,
// no white space.
type Answers map[string]Value

// Value is one answer: a Str, a Names, a Num, an Ack or Rows. Each marshals to the JSON of DESIGN section 5.
type Value interface{ isValue() }

// Str answers select_one (the choice's name), text, date (YYYY-MM-DD), time (HH:MM), dateTime (both with a T between, no
// zone), and is the value of calculate and hidden.
type Str string

// Names answers select_multiple (in list order) and rank (best first).
type Names []string

// Num answers integer, decimal and range.
type Num float64

// Ack answers acknowledge; false is no answer.
type Ack bool

// Rows answers a repeat: the answers of each of its rows, in order.
type Rows []Answers

func (Str) isValue()   {}
func (Names) isValue() {}
func (Num) isValue()   {}
func (Ack) isValue()   {}
func (Rows) isValue()  {}

// MarshalJSON writes the shortest form that reads back the same, without an exponent.
func (n Num) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(n), 'f', -1, 64), nil
}

// MaxTextLength is the longest text answer, in characters, of respondents and imports alike.
const MaxTextLength = 10_000

// MaxSheetBytes is the largest sheet sent, encoded.
const MaxSheetBytes = 256 << 10
