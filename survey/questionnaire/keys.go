package questionnaire

import (
	"strings"

	"sonde/survey"
)

// keysOf gives the keys under which answers are kept, by place: the name where it is the only one; else with the name of
// the group or section that is nearest; else the whole path.
func keysOf(q *survey.Questionnaire, all []placed) []string {
	keys := make([]string, len(all))
	for i, p := range all {
		keys[i] = p.question.Name
	}
	for _, longer := range []func(placed) string{
		func(p placed) string { return lastName(p.path(q)) },
		func(p placed) string { return p.path(q) },
	} {
		count := make(map[string]int, len(keys))
		for _, key := range keys {
			count[key]++
		}
		for i, key := range keys {
			if count[key] > 1 {
				keys[i] = longer(all[i])
			}
		}
	}
	return keys
}

// spoken gives the names by which expressions know the questions that a path leads to: the name, or where several questions
// of the sheet (or of a repeat's rows) have it the key, which holds a slash, unless that is not the only one either.
func spoken(q *survey.Questionnaire, all []placed) map[*survey.Question]string {
	levels := map[*survey.Question][]placed{}
	for _, p := range all {
		if p.question.Type == survey.Group {
			continue
		}
		var rows *survey.Question
		if in := len(p.repeats); in > 0 {
			rows = p.repeats[in-1]
		}
		levels[rows] = append(levels[rows], p)
	}
	keys, count := map[*survey.Question]string{}, map[string]int{}
	for _, level := range levels {
		for i, key := range keysOf(q, level) {
			keys[level[i].question] = key
			count[key]++
		}
	}
	for one, key := range keys {
		if count[key] > 1 {
			keys[one] = one.Name
		}
	}
	return keys
}

// Spoken gives what ${} calls each question, note and repeat: its name, or the key of one whose name others have too. What
// no name leads to is left out, as are groups.
func Spoken(q *survey.Questionnaire) map[*survey.Question]string {
	all := walk(q)
	count := map[string]int{}
	for _, s := range q.Sections {
		count[s.Name]++
	}
	for _, p := range all {
		count[p.question.Name]++
	}
	names := spoken(q, all)
	for one, name := range names {
		if count[name] > 1 {
			delete(names, one)
		}
	}
	return names
}

// path gives the names of the section, the groups and the question, joined by slashes.
func (p placed) path(q *survey.Questionnaire) string {
	var b strings.Builder
	if section := q.Sections[p.section].Name; section != "" {
		b.WriteString(section + "/")
	}
	for _, group := range p.groups {
		b.WriteString(group.Name + "/")
	}
	return b.String() + p.question.Name
}

// lastName gives the last two names of a path.
func lastName(path string) string {
	before, name, found := cutLast(path)
	if !found {
		return path
	}
	if _, group, deep := cutLast(before); deep {
		return group + "/" + name
	}
	return path
}

func cutLast(path string) (before, after string, found bool) {
	at := strings.LastIndexByte(path, '/')
	if at < 0 {
		return "", path, false
	}
	return path[:at], path[at+1:], true
}
