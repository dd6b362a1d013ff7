package picture

import (
	"maps"
	"slices"

	"sonde/survey"
)

// Shown lists the images that a questionnaire shows, in any language, each once, by name.
func Shown(q survey.Questionnaire) []string {
	names := map[string]bool{}
	add := func(text survey.Text) {
		for _, name := range text {
			if name != "" {
				names[name] = true
			}
		}
	}
	for _, choices := range q.ChoiceLists {
		for _, choice := range choices {
			add(choice.Image)
		}
	}
	var into func(questions []survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			add(one.Image)
			into(one.Questions)
		}
	}
	for _, section := range q.Sections {
		into(section.Questions)
	}
	return slices.Sorted(maps.Keys(names))
}
