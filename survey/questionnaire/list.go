package questionnaire

import (
	"slices"

	"sonde/survey"
)

func newList(choices []survey.Choice) *list {
	written := choices
	choices = slices.Clone(choices)
	slices.SortStableFunc(choices, func(a, b survey.Choice) int { return place(a) - place(b) })
	offered := len(choices)
	if first := slices.IndexFunc(choices, func(c survey.Choice) bool { return c.Retired }); first >= 0 {
		offered = first
	}
	l := &list{written: written, choices: choices, offered: offered, index: make(map[string]int, len(choices)), ones: make([]survey.Value, len(choices))}
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

// place puts the retired choices behind the others.
func place(c survey.Choice) int {
	if c.Retired {
		return 1
	}
	return 0
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
