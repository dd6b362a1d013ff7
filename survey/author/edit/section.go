package edit

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// AddSection puts a section at a place. A name that is empty or taken gets a number.
func AddSection(q survey.Questionnaire, at int, s survey.Section) (survey.Questionnaire, int, error) {
	q = clone(q)
	if s.Name == "" {
		s.Name = "section"
	}
	if !questionnaire.ValidName(s.Name) {
		return q, 0, survey.Fail(survey.Invalid, codeName, survey.Args{"Name": s.Name})
	}
	s = cloneSection(s)
	s.Name = free(s.Name, func(name string) bool { return taken(&q, name) })
	at = min(max(at, 0), len(q.Sections))
	q.Sections = slices.Insert(q.Sections, at, s)
	return q, at, nil
}

// ChangeSection changes the section at a place. Its name and its questions are changed by RenameSection, Add, Move and
// Delete.
func ChangeSection(q survey.Questionnaire, at int, change func(*survey.Section)) (survey.Questionnaire, error) {
	q = clone(q)
	if at < 0 || at >= len(q.Sections) {
		return q, nowhere("")
	}
	s := &q.Sections[at]
	name, held := s.Name, s.Questions
	change(s)
	s.Name, s.Questions = name, held
	return q, nil
}

// DeleteSection removes a section with its questions and the lists that nothing else takes.
func DeleteSection(q survey.Questionnaire, at int) (survey.Questionnaire, error) {
	before := q
	q = clone(q)
	if at < 0 || at >= len(q.Sections) {
		return q, nowhere("")
	}
	spoken := spokenOf(&q)
	q.Sections = slices.Delete(q.Sections, at, at+1)
	settle(&q)
	without(&q, spoken)
	sweep(&q, before)
	return q, nil
}

// MoveSection moves the section at a place to another place.
func MoveSection(q survey.Questionnaire, from, to int) (survey.Questionnaire, error) {
	q = clone(q)
	if from < 0 || from >= len(q.Sections) {
		return q, nowhere("")
	}
	s := q.Sections[from]
	q.Sections = slices.Delete(q.Sections, from, from+1)
	q.Sections = slices.Insert(q.Sections, min(max(to, 0), len(q.Sections)), s)
	settle(&q)
	return q, nil
}
