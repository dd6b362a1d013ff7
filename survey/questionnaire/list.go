package questionnaire

import "sonde/survey"

func newList(choices []survey.Choice) *list {
	l := &list{choices: choices, index: make(map[string]int, len(choices)), ones: make([]survey.Value, len(choices))}
	for i := range choices {
		name := choices[i].Name
		l.ones[i] = survey.Str(name)
		if first, twice := l.index[name]; twice {
			l.twin(name, first, i)
			continue
		}
		l.index[name] = i
	}
	return l
}

// twin notes that a name stands once more.
func (l *list) twin(name string, first, again int) {
	if l.twins == nil {
		l.twins = map[string][]int{}
	}
	if l.twins[name] == nil {
		l.twins[name] = []int{first}
	}
	l.twins[name] = append(l.twins[name], again)
}
