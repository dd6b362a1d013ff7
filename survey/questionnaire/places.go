package questionnaire

import "sonde/survey"

// Places gives what tells where the one question, group or repeat of a name stands: the names from the form's root to it,
// and how many of them lead to the innermost rows in which it stands, its own if it is a repeat; 0 when it stands in none.
// There is no place of a name that nothing has, or more than one.
func Places(q survey.Questionnaire) func(name string) (names []string, rows int) {
	type place struct {
		names []string
		rows  int
	}
	places := map[string]place{}
	var into func(questions []survey.Question, around place)
	into = func(questions []survey.Question, around place) {
		for _, one := range questions {
			at := place{append(around.names[:len(around.names):len(around.names)], one.Name), around.rows}
			if one.Type == survey.Repeat {
				at.rows = len(at.names)
			}
			into(one.Questions, at)
			if _, twice := places[one.Name]; twice {
				at = place{}
			}
			places[one.Name] = at
		}
	}
	for _, s := range q.Sections {
		around := place{}
		if s.Name != "" {
			around.names = []string{s.Name}
		}
		into(s.Questions, around)
	}
	return func(name string) ([]string, int) { return places[name].names, places[name].rows }
}
