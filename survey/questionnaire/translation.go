package questionnaire

import (
	"slices"

	"sonde/survey"
)

// Translation is a text that waits for its translation: Language lacks it though Other has it or, when Same, both say the
// same, in more than a word.
type Translation struct {
	Place    Place
	Language string
	Other    string
	Same     bool
	Text     string // in the other language
}

// Translations lists what waits for its translation, in the order of the questionnaire. Retired choices, which nobody is
// shown, and images do not count.
func Translations(q survey.Questionnaire) []Translation {
	var all []Translation
	eachText(&q, func(at Place, text survey.Text) {
		source := sourceOf(&q, text)
		if source == "" {
			return
		}
		for _, language := range q.Languages {
			one := Translation{Place: at, Language: language, Other: source, Text: text[source]}
			one.Same = language != source && text[language] == text[source] && countWords(text[source]) > 1
			if text[language] == "" || one.Same {
				all = append(all, one)
			}
		}
	})
	return all
}

// Complete lists those of the questionnaire's languages in which no text is missing that another language has: those in
// which it can be opened. Texts that read alike in two languages are no obstacle.
func Complete(q survey.Questionnaire) []string {
	complete := slices.Clone(q.Languages)
	eachText(&q, func(_ Place, text survey.Text) {
		if sourceOf(&q, text) != "" {
			complete = slices.DeleteFunc(complete, func(language string) bool { return text[language] == "" })
		}
	})
	return complete
}

// sourceOf gives the language to translate a text from: the default one, else the first that has it; "" for no text.
func sourceOf(q *survey.Questionnaire, text survey.Text) string {
	if text[q.DefaultLanguage] != "" {
		return q.DefaultLanguage
	}
	for _, language := range q.Languages {
		if text[language] != "" {
			return language
		}
	}
	return ""
}

// eachText visits what people read, in the order of the questionnaire, the choices of the lists last.
func eachText(q *survey.Questionnaire, visit func(at Place, text survey.Text)) {
	visit(Place{Column: "title"}, q.Title)
	visit(Place{Column: "intro"}, q.Intro)
	visit(Place{Column: "thanks"}, q.Thanks)
	var questions func(section string, around []*survey.Question, all []survey.Question)
	questions = func(section string, around []*survey.Question, all []survey.Question) {
		for i := range all {
			one := &all[i]
			at := func(column string) Place {
				return Place{Section: section, Within: pathOf(around), Question: one.Name, Column: column}
			}
			visit(at("label"), one.Label)
			visit(at("hint"), one.Hint)
			visit(at("guidance_hint"), one.GuidanceHint)
			visit(at("required_message"), one.RequiredMessage)
			visit(at("constraint_message"), one.ConstraintMessage)
			questions(section, append(slices.Clip(around), one), one.Questions)
		}
	}
	for i := range q.Sections {
		s := &q.Sections[i]
		visit(Place{Section: s.Name, Column: "title"}, s.Title)
		visit(Place{Section: s.Name, Column: "applies_to"}, s.AppliesTo)
		questions(s.Name, nil, s.Questions)
	}
	for _, list := range sortedKeys(q.ChoiceLists) {
		for _, choice := range q.ChoiceLists[list] {
			if !choice.Retired {
				visit(Place{List: list, Choice: choice.Name, Column: "label"}, choice.Label)
			}
		}
	}
}
