package questionnaire

import (
	"encoding/json"
	"strconv"

	"sonde/survey"
)

// Canonical writes answers of this instrument as canonical JSON: keys sorted, no white space, the very bytes that
// json.Marshal gives, but without sorting or reflection.
func (in *Instrument) Canonical(answers survey.Answers) []byte {
	b := append(make([]byte, 0, 64*len(answers)+2), '{')
	for _, i := range in.sorted {
		name := in.Items[i].key
		value, answered := answers[name]
		if !answered {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(appendText(b, name), ':')
		b = appendValue(b, value)
	}
	return append(b, '}')
}

func appendValue(b []byte, value survey.Value) []byte {
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
