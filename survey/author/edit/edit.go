// Package edit has the edits of a questionnaire: pure functions that leave what they are given as it was. What they make
// may still be incomplete, as drafts are; questionnaire.Check tells.
//
// A question, note, group or repeat is addressed by its path: the names from its section down, "you/age" or
// "use/grid/easy", with an empty section's name for those at the root, "/age". Sections are addressed by their place.
package edit

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
)

// The codes of refusals.
const (
	codeName      = "EDT_001" // Name: breaks the rule of names
	codeNowhere   = "EDT_002" // Name: there is no such question, section or list
	codeNameTaken = "EDT_003" // Name
	codePlace     = "EDT_004" // it cannot stand there
	codeLanguage  = "EDT_005" // Language: no code, there already, or the last one
)

// Spot is a place among siblings: At counts from 0, and any larger number is the end. Holder is the path of a group or
// repeat; "" for the section itself.
type Spot struct {
	Section int
	Holder  string
	At      int
}

// Join writes a path.
func Join(names ...string) string { return strings.Join(names, "/") }

// Find gives what stands at a path.
func Find(q survey.Questionnaire, path string) (survey.Question, bool) {
	at, ok := locate(&q, path)
	if !ok {
		return survey.Question{}, false
	}
	return (*at.siblings)[at.index], true
}

// PathOf gives the path of the first question, group or repeat of a name.
func PathOf(q survey.Questionnaire, name string) (string, bool) {
	for _, n := range nodes(&q) {
		if n.names[len(n.names)-1] == name && len(n.names) > 1 {
			return Join(n.names...), true
		}
	}
	return "", false
}

// located is a place in a questionnaire: among which siblings, and where.
type located struct {
	siblings *[]survey.Question
	index    int
	section  int
	holders  []located // outermost first
}

// locate finds a path. Root questions stand in several sections without a name.
func locate(q *survey.Questionnaire, path string) (located, bool) {
	names := strings.Split(path, "/")
	for i := range q.Sections {
		if q.Sections[i].Name != names[0] {
			continue
		}
		at := located{section: i, siblings: &q.Sections[i].Questions}
		found := len(names) > 1
		for depth, name := range names[1:] {
			if depth > 0 {
				holder := at
				at.holders = append(at.holders[:len(at.holders):len(at.holders)], holder)
				at.siblings = &(*at.siblings)[at.index].Questions
			}
			at.index = slices.IndexFunc(*at.siblings, func(one survey.Question) bool { return one.Name == name })
			if found = at.index >= 0; !found {
				break
			}
		}
		if found {
			return at, true
		}
	}
	return located{}, false
}

// node is a section, or what stands in one, by the names from the section down.
type node struct {
	names    []string
	question *survey.Question // nil for a section
}

// nodes lists everything that has a name of its own, a holder before what it holds.
func nodes(q *survey.Questionnaire) []node {
	var all []node
	var into func(names []string, questions []survey.Question)
	into = func(names []string, questions []survey.Question) {
		for i := range questions {
			own := append(names[:len(names):len(names)], questions[i].Name)
			all = append(all, node{own, &questions[i]})
			into(own, questions[i].Questions)
		}
	}
	for i := range q.Sections {
		names := []string{q.Sections[i].Name}
		if names[0] != "" {
			all = append(all, node{names, nil})
		}
		into(names, q.Sections[i].Questions)
	}
	return all
}

// taken tells whether a name is a section's or a question's.
func taken(q *survey.Questionnaire, name string) bool {
	return slices.ContainsFunc(nodes(q), func(n node) bool { return n.names[len(n.names)-1] == name })
}

// clone copies a questionnaire whole.
func clone(q survey.Questionnaire) survey.Questionnaire {
	q.Languages = slices.Clone(q.Languages)
	q.Title, q.Intro, q.Thanks = maps.Clone(q.Title), maps.Clone(q.Intro), maps.Clone(q.Thanks)
	lists := make(map[string][]survey.Choice, len(q.ChoiceLists))
	for name, choices := range q.ChoiceLists {
		lists[name] = cloneChoices(choices)
	}
	q.ChoiceLists = lists
	q.Sections = slices.Clone(q.Sections)
	for i := range q.Sections {
		q.Sections[i] = cloneSection(q.Sections[i])
	}
	return q
}

func cloneSection(s survey.Section) survey.Section {
	s.Title, s.AppliesTo = maps.Clone(s.Title), maps.Clone(s.AppliesTo)
	s.Questions = cloneQuestions(s.Questions)
	if s.Questions == nil {
		s.Questions = []survey.Question{}
	}
	return s
}

func cloneQuestions(questions []survey.Question) []survey.Question {
	questions = slices.Clone(questions)
	for i := range questions {
		one := &questions[i]
		for _, text := range texts(one) {
			*text = maps.Clone(*text)
		}
		one.Image, one.Parameters = maps.Clone(one.Image), maps.Clone(one.Parameters)
		one.Questions = cloneQuestions(one.Questions)
	}
	return questions
}

func cloneChoices(choices []survey.Choice) []survey.Choice {
	choices = slices.Clone(choices)
	for i := range choices {
		one := &choices[i]
		one.Label, one.Image, one.Filters = maps.Clone(one.Label), maps.Clone(one.Image), maps.Clone(one.Filters)
	}
	return choices
}

// texts are those of a question.
func texts(one *survey.Question) []*survey.Text {
	return []*survey.Text{&one.Label, &one.Hint, &one.GuidanceHint, &one.RequiredMessage, &one.ConstraintMessage}
}

func nowhere(name string) error {
	return survey.Fail(survey.NotFound, codeNowhere, survey.Args{"Name": name})
}
