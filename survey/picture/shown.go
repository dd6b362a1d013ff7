package picture

import (
	"maps"
	"path"
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// use is a place that names a picture.
type use struct {
	name     string
	language string
	place    questionnaire.Place
}

// Shown lists the images that a questionnaire shows, in any language, each once, by name.
func Shown(q survey.Questionnaire) []string {
	names := map[string]bool{}
	for _, one := range uses(q) {
		names[one.name] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// uses lists the places that name pictures: the questions in their order, then the choices.
func uses(q survey.Questionnaire) []use {
	var found []use
	add := func(text survey.Text, at questionnaire.Place) {
		at.Column = "image"
		for _, language := range slices.Sorted(maps.Keys(text)) {
			if text[language] != "" {
				found = append(found, use{text[language], language, at})
			}
		}
	}
	for _, section := range q.Sections {
		var into func(questions []survey.Question, within string)
		into = func(questions []survey.Question, within string) {
			for i := range questions {
				one := &questions[i]
				add(one.Image, questionnaire.Place{Section: section.Name, Within: within, Question: one.Name})
				if len(one.Questions) > 0 {
					into(one.Questions, path.Join(within, one.Name))
				}
			}
		}
		into(section.Questions, "")
	}
	for _, list := range slices.Sorted(maps.Keys(q.ChoiceLists)) {
		choices := q.ChoiceLists[list]
		for i := range choices {
			add(choices[i].Image, questionnaire.Place{List: list, Choice: choices[i].Name})
		}
	}
	return found
}
