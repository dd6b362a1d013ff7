package editor

import (
	"net/url"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// textAt is one text of a questionnaire that is written in each language, and where it is written. Its address names it in
// forms: "question you/role label".
type textAt struct {
	words   survey.Text
	address string
	column  string
	section int
	spot    *spot  // nil: of the whole or of a section
	list    string // of a choice
	choice  int
}

// textsOf gives all texts of a questionnaire, those of a shared list once.
func textsOf(q *survey.Questionnaire) []textAt {
	var all []textAt
	for _, one := range []struct {
		column string
		words  survey.Text
	}{{"title", q.Title}, {"intro", q.Intro}, {"thanks", q.Thanks}} {
		all = append(all, textAt{words: one.words, address: "whole " + one.column, column: one.column, section: -1})
	}
	spots, at := spotsOf(q), 0
	lists := map[string]bool{}
	for i, key := range sectionKeys(q) {
		s := q.Sections[i]
		all = append(all,
			textAt{words: s.Title, address: "section " + key + " title", column: "title", section: i},
			textAt{words: s.AppliesTo, address: "section " + key + " applies_to", column: "applies_to", section: i})
		for ; at < len(spots) && spots[at].section == i; at++ {
			all = append(all, spots[at].texts()...)
			if list := spots[at].question.List; list != "" && !lists[list] {
				lists[list] = true
				seen := map[string]int{}
				for c, choice := range q.ChoiceLists[list] {
					seen[choice.Name]++
					address := "choice " + list + " " + url.QueryEscape(choice.Name) + " " + strconv.Itoa(seen[choice.Name])
					all = append(all, textAt{words: choice.Label, address: address, column: "label", section: i, spot: &spots[at], list: list, choice: c})
				}
			}
		}
	}
	return all
}

// texts are those of one question.
func (s *spot) texts() []textAt {
	q := s.question
	var all []textAt
	for _, one := range []struct {
		column string
		words  survey.Text
	}{
		{"label", q.Label}, {"hint", q.Hint}, {"guidance_hint", q.GuidanceHint}, {"required_message", q.RequiredMessage}, {"constraint_message", q.ConstraintMessage}, {"image", q.Image},
	} {
		all = append(all, textAt{words: one.words, address: "question " + s.path + " " + one.column, column: one.column, section: s.section, spot: s})
	}
	return all
}

// field is the page on which the text is written, at its field in a language.
func (w *writing) field(t textAt, language string) string {
	switch {
	case t.list != "":
		return w.at(questionPath(t.spot.path)) + "#f-" + rowName(t.choice) + "label-" + language
	case t.spot != nil:
		return w.at(questionPath(t.spot.path)) + "#f-" + t.column + "-" + language
	case t.section >= 0:
		return w.at(sectionPath(sectionKey(&w.Questionnaire, t.section))) + "#f-" + t.column + "-" + language
	}
	return w.at("/properties") + "#f-" + t.column + "-" + language
}

// place is where the check has the text.
func (t textAt) place(q *survey.Questionnaire) questionnaire.Place {
	at := questionnaire.Place{Column: t.column}
	switch {
	case t.list != "":
		at.List, at.Choice = t.list, q.ChoiceLists[t.list][t.choice].Name
	case t.spot != nil:
		names := strings.Split(t.spot.path, "/")
		at.Section, at.Within, at.Question = names[0], edit.Join(names[1:len(names)-1]...), t.spot.question.Name
	case t.section >= 0:
		at.Section = q.Sections[t.section].Name
	}
	return at
}

// lacking are the languages in which a text that is written at all is not.
func (t textAt) lacking(languages []string) []string {
	var lacking []string
	for _, language := range languages {
		if len(t.words) > 0 && strings.TrimSpace(t.words[language]) == "" {
			lacking = append(lacking, language)
		}
	}
	return lacking
}

// shared tells whether two languages have the same words: a place may be that of several texts, as the title of a section
// without a name is where the whole's is.
func (t textAt) shared() bool {
	seen := map[string]bool{}
	for _, words := range t.words {
		if words != "" && seen[words] {
			return true
		}
		seen[words] = true
	}
	return false
}

// withText gives a questionnaire with a text in one language.
func withText(q survey.Questionnaire, t textAt, language, words string) (survey.Questionnaire, error) {
	text := survey.Text{language: words}
	for other, said := range t.words {
		if other != language {
			text[other] = said
		}
	}
	var err error
	switch {
	case t.list != "":
		q, err = edit.ChangeChoice(q, t.list, t.choice, func(c *survey.Choice) { c.Label = text })
	case t.spot != nil:
		q, err = edit.Change(q, t.spot.path, func(one *survey.Question) { *textIn(one, t.column) = text })
	case t.section >= 0:
		q, err = edit.ChangeSection(q, t.section, func(s *survey.Section) {
			if t.column == "title" {
				s.Title = text
			} else {
				s.AppliesTo = text
			}
		})
	default:
		*map[string]*survey.Text{"title": &q.Title, "intro": &q.Intro, "thanks": &q.Thanks}[t.column] = text
	}
	return q, err
}

// textIn finds a text of a question by its column.
func textIn(q *survey.Question, column string) *survey.Text {
	return map[string]*survey.Text{
		"label": &q.Label, "hint": &q.Hint, "guidance_hint": &q.GuidanceHint, "required_message": &q.RequiredMessage, "constraint_message": &q.ConstraintMessage, "image": &q.Image,
	}[column]
}
