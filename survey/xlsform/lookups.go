package xlsform

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// A file writes the path to what a lookup finds in a row, as XPath needs it: ${child}[who/age > 3]/who/first. The
// questionnaire has the names alone, so that questions may move: ${child}[age > 3]/first.

// namesForPaths takes the paths out of the lookups of a questionnaire that was read.
func namesForPaths(q *survey.Questionnaire) {
	none := func([]string) string { return "" }
	rewrite(q, func(source string) string { return expr.WithoutPaths(source, nil, none) })
}

// pathsForNames puts the paths into the lookups of a questionnaire to be written.
func pathsForNames(q *survey.Questionnaire) {
	ways := map[string][]string{}
	var into func(questions []survey.Question, around []string)
	into = func(questions []survey.Question, around []string) {
		for _, one := range questions {
			way := append(around[:len(around):len(around)], one.Name)
			if ways[one.Name] == nil {
				ways[one.Name] = way
			}
			into(one.Questions, way)
		}
	}
	for _, s := range q.Sections {
		if s.Name == "" {
			into(s.Questions, nil)
		} else {
			into(s.Questions, []string{s.Name})
		}
	}
	rewrite(q, func(source string) string {
		return expr.WithPaths(source, func(from, name string) string {
			if ways[from] == nil || ways[name] == nil {
				return ""
			}
			return between(ways[from], ways[name])
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
