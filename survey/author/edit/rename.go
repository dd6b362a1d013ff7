package edit

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Rename gives what stands at a path another name, in every expression and text that refers to it too, and gives its path.
// Invalid EDT_001 when the name breaks the rule of names, Conflict EDT_003 when it is taken. Answers given under the old
// name stay under it.
func Rename(q survey.Questionnaire, path, name string) (survey.Questionnaire, string, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, path, nowhere(path)
	}
	if (*at.siblings)[at.index].Name == name {
		return q, path, nil
	}
	if err := newName(&q, name); err != nil {
		return q, path, err
	}
	names := strings.Split(path, "/")
	to := renaming(&q, names, name)
	before := spokenOf(&q)
	(*at.siblings)[at.index].Name = name
	names[len(names)-1] = name
	to.respeak(&q, before, leading(path, Join(names...)))
	to.everywhere(&q)
	return q, Join(names...), nil
}

// RenameSection gives the section at a place another name; errors as in Rename.
func RenameSection(q survey.Questionnaire, at int, name string) (survey.Questionnaire, error) {
	q = clone(q)
	if at < 0 || at >= len(q.Sections) {
		return q, nowhere("")
	}
	if q.Sections[at].Name == name {
		return q, nil
	}
	if err := newName(&q, name); err != nil {
		return q, err
	}
	was := q.Sections[at].Name
	to := renaming(&q, []string{was}, name)
	before := spokenOf(&q)
	q.Sections[at].Name = name
	to.respeak(&q, before, leading(was, name))
	to.everywhere(&q)
	return q, nil
}

// newName refuses a name that is not possible or taken.
func newName(q *survey.Questionnaire, name string) error {
	switch {
	case !questionnaire.ValidName(name):
		return survey.Fail(survey.Invalid, codeName, survey.Args{"Name": name})
	case taken(q, name):
		return survey.Fail(survey.Conflict, codeNameTaken, survey.Args{"Name": name})
	}
	return nil
}

// renaming gives what references become when the node of these names gets another name.
func renaming(q *survey.Questionnaire, old []string, name string) references {
	withoutPaths(q)
	all := nodes(q)
	for _, n := range all {
		if n.question != nil && fromAnswers(n.question) {
			renamePaths(n.question, n.names, map[string]string{Join(withoutRoot(old)...): name})
		}
	}
	to := references{}
	for _, n := range all {
		if len(n.names) < len(old) || !slices.Equal(n.names[:len(old)], old) {
			continue
		}
		for _, reference := range referring(all, n.names) {
			parts := strings.Split(reference, "/")
			if at := len(old) - 1 - (len(n.names) - len(parts)); at >= 0 { // it names what is renamed
				parts[at] = name
				to[reference] = Join(parts...)
			}
		}
	}
	return to
}

// Duplicate puts a copy behind what stands at a path and gives the copy's path. Names get a number, and what refers within
// the original to a part of it refers within the copy to the copy's.
func Duplicate(q survey.Questionnaire, path string) (survey.Questionnaire, string, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, path, nowhere(path)
	}
	withoutPaths(&q)
	made := cloneQuestions((*at.siblings)[at.index : at.index+1])
	rename(&q, strings.Split(path, "/"), made).questions(made)
	*at.siblings = slices.Insert(*at.siblings, at.index+1, made[0])
	names := strings.Split(path, "/")
	names[len(names)-1] = made[0].Name
	return q, Join(names...), nil
}

// DuplicateSection puts a copy behind the section at a place, as Duplicate does.
func DuplicateSection(q survey.Questionnaire, at int) (survey.Questionnaire, error) {
	q = clone(q)
	if at < 0 || at >= len(q.Sections) {
		return q, nowhere("")
	}
	withoutPaths(&q)
	made := cloneSection(q.Sections[at])
	if made.Name != "" {
		made.Name = free(made.Name, func(name string) bool { return taken(&q, name) })
	}
	to := rename(&q, []string{q.Sections[at].Name, ""}, made.Questions)
	made.Relevant = to.expression(made.Relevant)
	to.questions(made.Questions)
	q.Sections = slices.Insert(q.Sections, at+1, made)
	settle(&q)
	return q, nil
}

// rename gives copies of what stands at a path, and all that they hold, names of their own. It gives what references to
// the originals become.
func rename(q *survey.Questionnaire, path []string, made []survey.Question) references {
	all := nodes(q)
	used, steps := map[string]bool{}, map[string]string{}
	for _, n := range all {
		used[n.names[len(n.names)-1]] = true
	}
	to := references{}
	var picking []node
	var into func(names []string, questions []survey.Question)
	into = func(names []string, questions []survey.Question) {
		for i := range questions {
			one := &questions[i]
			own := append(names[:len(names):len(names)], one.Name)
			one.Name = free(one.Name, func(name string) bool { return used[name] })
			used[one.Name] = true
			steps[Join(withoutRoot(own)...)] = one.Name
			for _, reference := range referring(all, own) {
				to[reference] = one.Name // which nothing else has
			}
			into(own, one.Questions)
			if fromAnswers(one) {
				picking = append(picking, node{names: own, question: one})
			}
		}
	}
	into(path[:len(path)-1], made)
	for _, n := range picking {
		renamePaths(n.question, n.names, steps)
	}
	return to
}
