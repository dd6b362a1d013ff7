package questionnaire

import (
	"encoding/json"
	"strconv"

	"sonde/survey"
)

// Canonical writes answers of this instrument as canonical JSON: keys sorted, no white space, the very bytes that
// json.Marshal gives, but without sorting or reflection.
func (in *Instrument) Canonical(answers survey.Answers) []byte {
	return in.appendAnswers(make([]byte, 0, 64*len(answers)+2), answers)
}

func (in *Instrument) appendAnswers(b []byte, answers survey.Answers) []byte {
	b = append(b, '{')
	more := false
	for _, i := range in.sorted {
		it := &in.Items[i]
		value, answered := answers[it.key]
		if !answered {
			continue
		}
		if more {
			b = append(b, ',')
		}
		more = true
		b = append(appendText(b, it.key), ':')
		b = it.appendValue(b, value)
	}
	return append(b, '}')
}

func (it *Item) appendValue(b []byte, value survey.Value) []byte {
	switch v := value.(type) {
	case survey.Str:
		return appendText(b, string(v))
	case survey.Names:
		b = append(b, '[')
		for i, name := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendText(b, name)
		}
		return append(b, ']')
	case survey.Num:
		return strconv.AppendFloat(b, float64(v), 'f', -1, 64)
	case survey.Ack:
		return strconv.AppendBool(b, bool(v))
	case survey.Rows:
		if it.Row == nil {
			break
		}
		b = append(b, '[')
		for i, row := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = it.Row.appendAnswers(b, row)
		}
		return append(b, ']')
	}
	return append(b, "null"...)
}

// appendText writes a JSON string; what encoding/json escapes is left to it.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&':
			quoted, _ := json.Marshal(s) // a string always marshals
			return append(b, quoted...)
		}
	}
	b = append(append(b, '"'), s...)
	return append(b, '"')
}
