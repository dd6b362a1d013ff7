package questionnaire

import (
	"slices"

	"sonde/survey"
)

// tidy gives a copy of q in the one form that its JSON has: no empty text, list or map where none may stand, and none
// missing where one must.
func tidy(q survey.Questionnaire) survey.Questionnaire {
	q.Languages = append([]string{}, q.Languages...)
	q.Title, q.Intro, q.Thanks = tidyText(q.Title), tidyText(q.Intro), tidyText(q.Thanks)
	if q.Title == nil {
		q.Title = survey.Text{}
	}
	lists := make(map[string][]survey.Choice, len(q.ChoiceLists))
	for name, choices := range q.ChoiceLists {
		choices = append([]survey.Choice{}, choices...)
		for i := range choices {
			if choices[i].Label = tidyText(choices[i].Label); choices[i].Label == nil {
				choices[i].Label = survey.Text{}
			}
			choices[i].Image = tidyText(choices[i].Image)
			choices[i].Filters = filled(choices[i].Filters)
		}
		lists[name] = choices
	}
	q.ChoiceLists = lists
	q.Sections = append([]survey.Section{}, q.Sections...)
	for i := range q.Sections {
		s := &q.Sections[i]
		s.Title, s.AppliesTo = tidyText(s.Title), tidyText(s.AppliesTo)
		if s.Questions = tidyQuestions(s.Questions); s.Questions == nil {
			s.Questions = []survey.Question{}
		}
	}
	return q
}

func tidyQuestions(questions []survey.Question) []survey.Question {
	if len(questions) == 0 {
		return nil
	}
	questions = slices.Clone(questions)
	for i := range questions {
		q := &questions[i]
		for _, text := range []*survey.Text{&q.Label, &q.Hint, &q.GuidanceHint, &q.Image, &q.RequiredMessage, &q.ConstraintMessage} {
			*text = tidyText(*text)
		}
		q.Parameters = filled(q.Parameters)
		q.Questions = tidyQuestions(q.Questions)
	}
	return questions
}

// tidyText leaves out the languages in which nothing is written.
func tidyText(text survey.Text) survey.Text {
	var kept survey.Text
	for language, s := range text {
		if s == "" {
			continue
		}
		if kept == nil {
			kept = survey.Text{}
		}
		kept[language] = s
	}
	return kept
}

func filled(m map[string]string) map[string]string {
	if len(m) == 0 {
		return nil
	}
	return m
}
