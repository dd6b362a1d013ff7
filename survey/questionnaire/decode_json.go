package questionnaire

import (
	"encoding/json"
	"strings"

	"sonde/survey"
)

// DecodeJSON reads a sheet from a JSON object of answers by question name, as DESIGN section 5 writes them; null is no
// answer. Malformed QST_101 when it is no such object or a name stands twice, TooLarge QST_102 above
// survey.MaxSheetBytes; a value of the wrong type is for Validate to tell.
func (in *Instrument) DecodeJSON(data string) (Raw, error) {
	raw := in.NewRaw()
	if len(data) > survey.MaxSheetBytes {
		return raw, survey.Fail(survey.TooLarge, codeTooLong, survey.Args{"Limit": survey.MaxSheetBytes})
	}
	s := scanner{src: data}
	if !in.scan(&s, &raw) {
		return in.NewRaw(), survey.Fail(survey.Malformed, codeAnswers, nil)
	}
	return raw, nil
}

// DecodeRows reads the rows of a repeat from a JSON array of objects, as a repeat's answer is written; "" is no row.
// Malformed QST_101 when it is no such array.
func (it *Item) DecodeRows(data string) ([]Raw, error) {
	s := scanner{src: data}
	if s.next() == 0 && s.at == len(s.src) {
		return nil, nil
	}
	value, ok := it.Row.scanRows(&s)
	if !ok || value.shape != rowsShape || s.next() != 0 || s.at != len(s.src) {
		return nil, survey.Fail(survey.Malformed, codeAnswers, nil)
	}
	return *value.rows, nil
}

// EncodeRows writes the rows of a repeat as DecodeRows reads them, canonically; "" for none. They may be of another version,
// which asked more.
func EncodeRows(rows survey.Rows) string {
	if len(rows) == 0 {
		return ""
	}
	var written strings.Builder
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false) // people read it in tables
	_ = encoder.Encode(rows)     // answers always marshal
	return strings.TrimSuffix(written.String(), "\n")
}

// scan fills raw from the object that s holds, and nothing after it.
func (in *Instrument) scan(s *scanner, raw *Raw) bool {
	return in.scanObject(s, raw) && s.next() == 0 && s.at == len(s.src)
}

// scanObject fills raw from an object.
func (in *Instrument) scanObject(s *scanner, raw *Raw) bool {
	if !s.take('{') {
		return false
	}
	seen := make([]bool, len(in.Items))
	for more := !s.take('}'); more; {
		name, ok := s.text()
		if !ok || !s.take(':') {
			return false
		}
		i, known := in.byName[name]
		var value rawValue
		if known && in.Items[i].Row != nil && s.next() == '[' {
			value, ok = in.Items[i].Row.scanRows(s)
		} else {
			value, ok = s.value()
		}
		if !ok {
			return false
		}
		if known && in.Items[i].Keeps() {
			if seen[i] {
				return false
			}
			seen[i] = true
			raw.values[i] = value
		} else if len(raw.unknown) < maxUnknown {
			raw.unknown = append(raw.unknown, name)
		}
		if s.take('}') {
			more = false
		} else if !s.take(',') {
			return false
		}
	}
	return true
}

// scanRows reads an array of objects; one that holds anything else is of another shape. It keeps as many as may be kept.
func (in *Instrument) scanRows(s *scanner) (rawValue, bool) {
	rows, fits, over := []Raw{}, true, false
	s.at++
	for more := !s.take(']'); more; {
		if s.next() == '{' && len(rows) < MaxRows && s.rows < MaxSheetRows {
			s.rows++
			row := in.NewRaw()
			if !in.scanObject(s, &row) {
				return rawValue{}, false
			}
			rows = append(rows, row)
		} else {
			fits, over = fits && s.next() == '{', true
			if _, ok := s.value(); !ok {
				return rawValue{}, false
			}
		}
		if s.take(']') {
			more = false
		} else if !s.take(',') {
			return rawValue{}, false
		}
	}
	if !fits {
		return rawValue{shape: otherShape}, true
	}
	return rawValue{shape: rowsShape, rows: &rows, over: over}, true
}

// DecodeAnswers reads stored answers back: the canonical JSON that Validate's answers were stored as. An error
// (Internal QST_101) means that they are not of this instrument.
func (in *Instrument) DecodeAnswers(canonical []byte) (survey.Answers, error) {
	raw := in.NewRaw()
	s := scanner{src: string(canonical)}
	if in.scan(&s, &raw) {
		if answers, ok := in.typed(raw); ok {
			return answers, nil
		}
	}
	return survey.Answers{}, survey.Fail(survey.Internal, codeAnswers, nil)
}

// typed reads answers that have been validated before.
func (in *Instrument) typed(raw Raw) (survey.Answers, bool) {
	if len(raw.unknown) > 0 {
		return nil, false
	}
	answers := make(survey.Answers, len(in.Items))
	r := reader{mode: API}
	for i := range in.Items {
		it, came := &in.Items[i], raw.values[i]
		if it.Row != nil && came.shape == rowsShape {
			rows := make(survey.Rows, len(*came.rows))
			for n, row := range *came.rows {
				inner, ok := it.Row.typed(row)
				if !ok {
					return nil, false
				}
				rows[n] = inner
			}
			if len(rows) > 0 {
				answers[it.key] = rows
			}
			continue
		}
		value, problem := r.read(it, came)
		if problem.Code != "" {
			return nil, false
		}
		if value != nil {
			answers[it.key] = value
		}
	}
	return answers, true
}
