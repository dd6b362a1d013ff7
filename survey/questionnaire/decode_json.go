package questionnaire

import "sonde/survey"

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

// scan fills raw from the object that s holds.
func (in *Instrument) scan(s *scanner, raw *Raw) bool {
	if !s.take('{') {
		return false
	}
	seen := make([]bool, len(in.Items))
	for more := !s.take('}'); more; {
		name, ok := s.text()
		if !ok || !s.take(':') {
			return false
		}
		value, ok := s.value()
		if !ok {
			return false
		}
		if i, known := in.byName[name]; known && in.Items[i].Keeps() {
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
	return s.next() == 0 && s.at == len(s.src)
}

// DecodeAnswers reads stored answers back: the canonical JSON that Validate's answers were stored as. An error
// (Internal QST_101) means that they are not of this instrument.
func (in *Instrument) DecodeAnswers(canonical []byte) (survey.Answers, error) {
	raw := in.NewRaw()
	s := scanner{src: string(canonical)}
	if !in.scan(&s, &raw) || len(raw.unknown) > 0 {
		return survey.Answers{}, survey.Fail(survey.Internal, codeAnswers, nil)
	}
	answers := make(survey.Answers, len(in.Items))
	r := reader{mode: API}
	for i := range in.Items {
		value, problem := r.read(&in.Items[i], raw.values[i])
		if problem.Code != "" {
			return survey.Answers{}, survey.Fail(survey.Internal, codeAnswers, nil)
		}
		if value != nil {
			answers[in.Items[i].key] = value
		}
	}
	return answers, nil
}
