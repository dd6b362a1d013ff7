package editor

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// spot is where a question, note, group or repeat stands in a questionnaire.
type spot struct {
	path     string // as package edit has it: the names from the section down
	name     string // as ${} has it, or would: the end of the path that no other shares
	question *survey.Question
	section  int
	number   int // among those that people answer, from 1; 0 for the others
}

// numbered puts the number of a question before its label.
func (s spot) numbered(label string) string {
	if s.number == 0 {
		return label
	}
	return strconv.Itoa(s.number) + ". " + label
}

// spots gives all of the questionnaire as it stands, worked out once.
func (w *writing) spots() []spot {
	sections := w.Questionnaire.Sections
	if len(sections) == 0 {
		return nil
	}
	if w.laidOf != &sections[0] {
		w.laid, w.laidOf, w.named = spotsOf(&w.Questionnaire), &sections[0], map[string]*spot{}
		for i := range w.laid {
			w.named[w.laid[i].name] = &w.laid[i]
		}
	}
	return w.laid
}

// spotsOf gives all of a questionnaire in order, what holds others before them.
func spotsOf(q *survey.Questionnaire) []spot {
	var all []spot
	number := 0
	ends := map[string]int{}
	var into func(names []string, questions []survey.Question, section int)
	into = func(names []string, questions []survey.Question, section int) {
		for i := range questions {
			own := append(names[:len(names):len(names)], questions[i].Name)
			one := spot{path: edit.Join(own...), question: &questions[i], section: section}
			for from := range own {
				ends[edit.Join(own[from:]...)]++
			}
			if asks(one.question.Type) {
				number++
				one.number = number
			}
			all = append(all, one)
			into(own, one.question.Questions, section)
		}
	}
	for i := range q.Sections {
		into([]string{q.Sections[i].Name}, q.Sections[i].Questions, i)
	}
	spoken := questionnaire.Spoken(q)
	for i := range all {
		if all[i].name = spoken[all[i].question]; all[i].name != "" {
			continue
		}
		names := strings.Split(all[i].path, "/")
		for from := len(names) - 1; from >= 0; from-- {
			if all[i].name = edit.Join(names[from:]...); ends[all[i].name] == 1 {
				break
			}
		}
	}
	return all
}

// pathOf is the path of the question that a place is about.
func pathOf(at questionnaire.Place) string {
	if at.Within == "" {
		return edit.Join(at.Section, at.Question)
	}
	return edit.Join(at.Section, at.Within, at.Question)
}

// findSpot gives the place of a path among spots, -1 when it is not there. In addresses the paths of root questions do
// without their empty first name.
func findSpot(spots []spot, path string) int {
	for _, one := range []string{path, "/" + path} {
		if i := slices.IndexFunc(spots, func(s spot) bool { return s.path == one }); i >= 0 {
			return i
		}
	}
	return -1
}

// holdsOthers tells groups and repeats.
func holdsOthers(t survey.QuestionType) bool { return t == survey.Group || t == survey.Repeat }

// questionPath is the address of a question below its questionnaire's.
func questionPath(path string) string {
	names := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i := range names {
		names[i] = url.PathEscape(names[i])
	}
	return "/question/" + strings.Join(names, "/")
}

// sectionKeys names the sections in addresses, so that a key goes with its section when sections move: by the name where no
// other before has it, else by the first question, "~age", else by the place.
func sectionKeys(q *survey.Questionnaire) []string {
	keys := make([]string, len(q.Sections))
	taken := map[string]bool{"": true}
	for i, s := range q.Sections {
		key := s.Name
		if key == "" && len(s.Questions) > 0 {
			key = "~" + s.Questions[0].Name
		}
		if taken[key] {
			key = "~" + strconv.Itoa(i+1)
		}
		keys[i], taken[key] = key, true
	}
	return keys
}

// sectionKey names one section in addresses.
func sectionKey(q *survey.Questionnaire, i int) string { return sectionKeys(q)[i] }

// sectionPath is the address of a section below its questionnaire's.
func sectionPath(key string) string { return "/section/" + url.PathEscape(key) }

// findSection gives the place of a section's key, -1 when it is not there.
func findSection(q *survey.Questionnaire, key string) int { return slices.Index(sectionKeys(q), key) }
