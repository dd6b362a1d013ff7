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
	follow(&q, renaming(nodes(&q), names, name))
	(*at.siblings)[at.index].Name = name
	names[len(names)-1] = name
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
	follow(&q, renaming(nodes(&q), []string{q.Sections[at].Name}, name))
	q.Sections[at].Name = name
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

// renaming gives what to make of references when the node of these names gets another name.
func renaming(all []node, old []string, name string) func(string) string {
	return func(reference string) string {
		names := meant(all, reference)
		if len(names) < len(old) || !slices.Equal(names[:len(old)], old) {
			return reference
		}
		parts := strings.Split(reference, "/")
		at := len(old) - 1 - (len(names) - len(parts))
		if at < 0 {
			return reference // it does not name what is renamed
		}
		parts[at] = name
		return Join(parts...)
	}
}

// Duplicate puts a copy behind what stands at a path and gives the copy's path. Names get a number, and what refers within
// the original to a part of it refers within the copy to the copy's.
func Duplicate(q survey.Questionnaire, path string) (survey.Questionnaire, string, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, path, nowhere(path)
	}
	made := cloneQuestions((*at.siblings)[at.index : at.index+1])
	renamed := rename(&q, strings.Split(path, "/"), made)
	followQuestions(made, renamed)
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
	made := cloneSection(q.Sections[at])
	if made.Name != "" {
		made.Name = free(made.Name, func(name string) bool { return taken(&q, name) })
	}
	renamed := rename(&q, []string{q.Sections[at].Name, ""}, made.Questions)
	made.Relevant = rewrite(made.Relevant, renamed)
	followQuestions(made.Questions, renamed)
	q.Sections = slices.Insert(q.Sections, at+1, made)
	settle(&q)
	return q, nil
}

// rename gives copies of what stands at a path, and all that they hold, names of their own. It gives what to make of
// references to the originals.
func rename(q *survey.Questionnaire, path []string, made []survey.Question) func(string) string {
	all := nodes(q)
	used := map[string]bool{}
	for _, n := range all {
		used[n.names[len(n.names)-1]] = true
	}
	fresh := map[string]string{} // by the path of the original
	var into func(names []string, questions []survey.Question)
	into = func(names []string, questions []survey.Question) {
		for i := range questions {
			one := &questions[i]
			own := append(names[:len(names):len(names)], one.Name)
			one.Name = free(one.Name, func(name string) bool { return used[name] })
			used[one.Name] = true
			fresh[Join(own...)] = one.Name
			into(own, one.Questions)
		}
	}
	into(path[:len(path)-1], made)
	return func(reference string) string {
		if name, copied := fresh[Join(meant(all, reference)...)]; copied {
			return name // which nothing else has
		}
		return reference
	}
}
