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

// pathsForKeys writes ../../home/age for ${home/age}: a workbook's ${} holds a name alone.
func pathsForKeys(q *survey.Questionnaire) {
	spoken, places := questionnaire.Spoken(q), map[string][]string{}
	var all func(around []string, questions []survey.Question, visit func(at []string, one *survey.Question))
	all = func(around []string, questions []survey.Question, visit func(at []string, one *survey.Question)) {
		for i := range questions {
			at := append(around[:len(around):len(around)], questions[i].Name)
			visit(at, &questions[i])
			all(at, questions[i].Questions, visit)
		}
	}
	section := func(s survey.Section) []string {
		if s.Name == "" {
			return nil
		}
		return []string{s.Name}
	}
	each := func(visit func(at []string, one *survey.Question)) {
		for _, s := range q.Sections {
			all(section(s), s.Questions, visit)
		}
	}
	each(func(at []string, one *survey.Question) {
		if name := spoken[one]; strings.Contains(name, "/") {
			places[name] = at
		}
	})
	if len(places) == 0 {
		return
	}
	write := func(source string, filter bool, from []string) string {
		return expr.WithoutKeys(source, filter, func(name string) string {
			if to := places[name]; to != nil {
				return between(from, to)
			}
			return ""
		})
	}
	for i := range q.Sections {
		q.Sections[i].Relevant = write(q.Sections[i].Relevant, false, section(q.Sections[i]))
	}
	each(func(at []string, one *survey.Question) {
		for _, source := range []*string{&one.Relevant, &one.Constraint, &one.Calculation, &one.Default, &one.RepeatCount} {
			*source = write(*source, false, at)
		}
		one.ChoiceFilter = write(one.ChoiceFilter, true, at)
		one.Required = survey.Condition(write(string(one.Required), false, at))
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
	looks := func(source string) string {
		if !strings.ContainsAny(source, "[/") {
			return source
		}
		return change(source)
	}
	var into func(questions []survey.Question)
	into = func(questions []survey.Question) {
		for i := range questions {
			one := &questions[i]
			for _, source := range []*string{&one.Relevant, &one.Constraint, &one.ChoiceFilter, &one.Calculation, &one.Default, &one.RepeatCount} {
				*source = looks(*source)
			}
			one.Required = survey.Condition(looks(string(one.Required)))
			into(one.Questions)
		}
	}
	for i := range q.Sections {
		q.Sections[i].Relevant = looks(q.Sections[i].Relevant)
		into(q.Sections[i].Questions)
	}
}
