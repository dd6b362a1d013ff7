package questionnaire

// Members reads a JSON object in one pass and hands each member on: its name, and its value as it stands in src, not
// looked into when it is an object or a list. False when src is no object alone, or when each refuses a member.
func Members(src string, each func(name, value string) bool) bool {
	s := scanner{src: src}
	if !s.take('{') {
		return false
	}
	for more := !s.take('}'); more; {
		name, ok := s.text()
		if !ok || !s.take(':') {
			return false
		}
		s.space()
		start := s.at
		if !s.pass() || !each(name, src[start:s.at]) {
			return false
		}
		if s.take('}') {
			more = false
		} else if !s.take(',') {
			return false
		}
	}
	return s.next() == 0 && s.at == len(src)
}

// pass moves behind a value; of an object or a list it sees the texts and the brackets alone.
func (s *scanner) pass() bool {
	if c := s.next(); c != '{' && c != '[' {
		_, ok := s.value()
		return ok
	}
	for depth := 0; s.at < len(s.src); {
		switch s.src[s.at] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if _, ok := s.text(); !ok {
				return false
			}
			continue
		}
		if s.at++; depth == 0 {
			return true
		}
	}
	return false
}
