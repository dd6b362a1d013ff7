package xlsform

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// A file writes the path to what a lookup finds in a row, as XPath needs it: ${child}[who/age > 3]/who/first. The
// questionnaire has the names alone, so that questions may move: ${child}[age > 3]/first.

// namesForPaths takes the paths out of the lookups of a questionnaire that was read, where they lead to what is in the rows
// that are looked at; a path that leads out of them stays.
func namesForPaths(q *survey.Questionnaire) {
	ways := expr.Ways{Name: func([]string) string { return "" }, Place: questionnaire.Places(*q)}
	rewrite(q, func(source string) string { return expr.WithoutPaths(source, nil, ways) })
}

// pathsForNames puts the paths into the lookups of a questionnaire to be written, and in the place of a name that needs its
// group, as others have it too.
func pathsForNames(q *survey.Questionnaire) {
	pathsForKeys(q)
	place := questionnaire.Places(*q)
	rewrite(q, func(source string) string {
		return expr.WithPaths(source, func(from, name string) string {
			there, _ := place(from)
			to, _ := place(name)
			if there == nil || to == nil {
				return ""
			}
			return between(there, to)
		})
	})
}

// pathsForKeys writes ../../home/age for ${home/age} in expressions: a workbook's ${} holds a name alone.
func pathsForKeys(q *survey.Questionnaire) {
	spoken, places := questionnaire.Spoken(q), map[string][]string{}
	eachQuestion(q, func(at []string, one *survey.Question) {
		if name := spoken[one]; strings.Contains(name, "/") {
			places[name] = at
		}
	})
	if len(places) == 0 {
		return
	}
	eachExpression(q, func(source string, filter bool, from []string) string {
		return expr.WithoutKeys(source, filter, func(name string) string {
			if to := places[name]; to != nil {
				return between(from, to)
			}
			return ""
		})
	})
}

// copied gives a questionnaire whose questions may be changed.
func copied(q survey.Questionnaire) survey.Questionnaire {
	var deep func(questions []survey.Question) []survey.Question
	deep = func(questions []survey.Question) []survey.Question {
		questions = slices.Clone(questions)
		for i := range questions {
			questions[i].Questions = deep(questions[i].Questions)
		}
		return questions
	}
	q.Sections = slices.Clone(q.Sections)
	for i := range q.Sections {
		q.Sections[i].Questions = deep(q.Sections[i].Questions)
	}
	return q
}

// between gives the path from one place to another.
func between(from, to []string) string {
	same := 0
	for same < len(from) && same < len(to)-1 && from[same] == to[same] {
		same++
	}
	return strings.Repeat("../", len(from)-same) + strings.Join(to[same:], "/")
}

// rewrite changes all expressions that may look something up.
func rewrite(q *survey.Questionnaire, change func(string) string) {
	eachExpression(q, func(source string, _ bool, _ []string) string {
		if !strings.ContainsAny(source, "[/") {
			return source
		}
		return change(source)
	})
}

// eachExpression changes all expressions; filter tells one that picks choices, and from are the names that lead to where it
// stands.
func eachExpression(q *survey.Questionnaire, change func(source string, filter bool, from []string) string) {
	for i := range q.Sections {
		s := &q.Sections[i]
		s.Relevant = change(s.Relevant, false, leadingTo(s))
	}
	eachQuestion(q, func(at []string, one *survey.Question) {
		for _, source := range []*string{&one.Relevant, &one.Constraint, &one.Calculation, &one.Default, &one.RepeatCount} {
			*source = change(*source, false, at)
		}
		one.ChoiceFilter = change(one.ChoiceFilter, true, at)
		one.Required = survey.Condition(change(string(one.Required), false, at))
	})
}

// eachQuestion visits the questions, and all that they hold, with the names that lead to them.
func eachQuestion(q *survey.Questionnaire, visit func(at []string, one *survey.Question)) {
	var all func(around []string, questions []survey.Question)
	all = func(around []string, questions []survey.Question) {
		for i := range questions {
			at := append(slices.Clip(around), questions[i].Name)
			visit(at, &questions[i])
			all(at, questions[i].Questions)
		}
	}
	for i := range q.Sections {
		all(leadingTo(&q.Sections[i]), q.Sections[i].Questions)
	}
}

// leadingTo is a section's name, if it has one.
func leadingTo(s *survey.Section) []string {
	if s.Name == "" {
		return nil
	}
	return []string{s.Name}
}
