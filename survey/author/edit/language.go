package edit

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// AddLanguage adds a language, after those there are. Invalid EDT_005 when it is there, or no code.
func AddLanguage(q survey.Questionnaire, language string) (survey.Questionnaire, error) {
	q = clone(q)
	if slices.Contains(q.Languages, language) || !questionnaire.ValidLanguage(language) {
		return q, survey.Fail(survey.Invalid, codeLanguage, survey.Args{"Language": language})
	}
	q.Languages = append(q.Languages, language)
	if q.DefaultLanguage == "" {
		q.DefaultLanguage = language
	}
	return q, nil
}

// RemoveLanguage removes a language with all its texts. Invalid EDT_005 for the last one and for one that is not there.
func RemoveLanguage(q survey.Questionnaire, language string) (survey.Questionnaire, error) {
	q = clone(q)
	at := slices.Index(q.Languages, language)
	if at < 0 || len(q.Languages) == 1 {
		return q, survey.Fail(survey.Invalid, codeLanguage, survey.Args{"Language": language})
	}
	q.Languages = slices.Delete(q.Languages, at, at+1)
	if q.DefaultLanguage == language {
		q.DefaultLanguage = q.Languages[0]
	}
	for _, text := range allTexts(&q) {
		delete(text, language)
	}
	return q, nil
}

// allTexts are those of a questionnaire that are translated, images too.
func allTexts(q *survey.Questionnaire) []survey.Text {
	all := []survey.Text{q.Title, q.Intro, q.Thanks}
	for _, n := range nodes(q) {
		if n.question != nil {
			all = append(all, n.question.Image)
			for _, text := range texts(n.question) {
				all = append(all, *text)
			}
		}
	}
	for i := range q.Sections {
		all = append(all, q.Sections[i].Title, q.Sections[i].AppliesTo)
	}
	for _, choices := range q.ChoiceLists {
		for _, choice := range choices {
			all = append(all, choice.Label, choice.Image)
		}
	}
	return all
}
