package edit

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Change changes what stands at a path. A name and what a group holds are changed by Rename, Add, Move and Delete.
func Change(q survey.Questionnaire, path string, change func(*survey.Question)) (survey.Questionnaire, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, nowhere(path)
	}
	one := &(*at.siblings)[at.index]
	name, held := one.Name, one.Questions
	change(one)
	one.Name, one.Questions = name, held
	return q, nil
}

// Add puts a question, note, group or repeat at a spot and gives its path. A name that is empty or taken gets a number.
func Add(q survey.Questionnaire, spot Spot, one survey.Question) (survey.Questionnaire, string, error) {
	q = clone(q)
	one = cloneQuestions([]survey.Question{one})[0]
	if one.Name == "" {
		one.Name = "question"
	}
	if !questionnaire.ValidName(one.Name) {
		return q, "", survey.Fail(survey.Invalid, codeName, survey.Args{"Name": one.Name})
	}
	one.Name = free(one.Name, func(name string) bool { return taken(&q, name) })
	path, err := insert(&q, spot, one)
	return q, path, err
}

// Delete removes what stands at a path, with all that it holds and the lists that nothing else takes. Expressions that use it are left as they are: Users names
// them, and the check does. Those that use another of its name, which may need its group no more, use it still.
func Delete(q survey.Questionnaire, path string) (survey.Questionnaire, error) {
	before := q
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, nowhere(path)
	}
	spoken := spokenOf(&q)
	*at.siblings = slices.Delete(*at.siblings, at.index, at.index+1)
	settle(&q)
	without(&q, spoken)
	sweep(&q, before)
	return q, nil
}

// without lets expressions use what is left once something was deleted; spoken is what they called all that there was.
func without(q *survey.Questionnaire, spoken map[string]string) {
	to := references{}
	to.respeak(q, spoken, func(path string) string { return path })
	to.everywhere(q)
}

// insert puts one at a spot of q and gives its path.
func insert(q *survey.Questionnaire, spot Spot, one survey.Question) (string, error) {
	if spot.Section < 0 || spot.Section >= len(q.Sections) {
		return "", nowhere("")
	}
	siblings, path := &q.Sections[spot.Section].Questions, q.Sections[spot.Section].Name
	if spot.Holder != "" {
		at, ok := locate(q, spot.Holder)
		if !ok {
			return "", nowhere(spot.Holder)
		}
		holder := &(*at.siblings)[at.index]
		if holder.Type != survey.Group && holder.Type != survey.Repeat {
			return "", survey.Fail(survey.Invalid, codePlace, nil)
		}
		siblings, path = &holder.Questions, spot.Holder
	} else if path == "" && one.Type == survey.Group {
		return "", survey.Fail(survey.Invalid, codePlace, nil) // a group at the root is a section
	}
	if slices.ContainsFunc(*siblings, func(other survey.Question) bool { return other.Name == one.Name }) {
		return "", survey.Fail(survey.Conflict, codeNameTaken, survey.Args{"Name": one.Name})
	}
	*siblings = slices.Insert(*siblings, min(max(spot.At, 0), len(*siblings)), one)
	return Join(path, one.Name), nil
}

// settle leaves no section without name and questions, and none such beside another: root questions that stand together
// are one.
func settle(q *survey.Questionnaire) {
	kept := q.Sections[:0:0]
	for _, s := range q.Sections {
		bare := s.Name == "" && s.Relevant == "" && len(s.Title)+len(s.AppliesTo) == 0
		last := len(kept) - 1
		switch {
		case bare && len(s.Questions) == 0:
		case bare && last >= 0 && kept[last].Name == "" && kept[last].Relevant == "":
			kept[last].Questions = append(kept[last].Questions, s.Questions...)
		default:
			kept = append(kept, s)
		}
	}
	q.Sections = append([]survey.Section{}, kept...)
}
