package editor

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// mostFramed is how many questions and choices the frame beside a form shows: what a browser draws in no time while
// somebody writes.
const mostFramed = 300

// excerpt gives the part of a questionnaire around the thing that a page writes, when the whole is too large for the frame
// beside it: the section where that is small enough, else the question with its neighbours; and the questions that their
// conditions and words speak of, so that these can be tried. Of is the page's address below the questionnaire's:
// "question/you/role", "section/you".
func (w *writing) excerpt(of string) (part survey.Questionnaire, left bool) {
	part = w.Questionnaire
	x := excerpt{w: w, kept: map[*survey.Question]bool{}, listed: map[string]bool{}}
	section, root := w.rootOf(of)
	if len(part.Sections) == 0 || x.weigh(part.Sections...) <= mostFramed {
		return part, false
	}
	for i := range part.Sections { // an empty section shows what follows it
		if s := &part.Sections[(section+i)%len(part.Sections)]; len(s.Questions) > 0 {
			x.around(s, root)
			break
		}
	}
	part.Sections = nil
	for i, s := range w.Questionnaire.Sections {
		var kept []survey.Question
		for j := range s.Questions {
			if x.kept[&s.Questions[j]] {
				kept = append(kept, s.Questions[j])
			}
		}
		if s.Questions = kept; len(kept) > 0 || i == section {
			part.Sections = append(part.Sections, s)
		}
	}
	part.ChoiceLists = map[string][]survey.Choice{}
	for name, list := range w.Questionnaire.ChoiceLists {
		if x.listed[name] {
			part.ChoiceLists[name] = list
		}
	}
	return part, true
}

// rootOf finds the section that an address is about, and the place in it of what holds the question; the first of both
// where there is none.
func (w *writing) rootOf(of string) (section, root int) {
	kind, rest, _ := strings.Cut(of, "/")
	if kind == "section" {
		return max(0, findSection(&w.Questionnaire, rest)), 0
	}
	spots := w.spots()
	at := findSpot(spots, rest)
	if kind != "question" || at < 0 {
		return 0, 0
	}
	names := strings.Split(spots[at].path, "/") // the section's, and that of what stands in it
	for i, one := range w.Questionnaire.Sections[spots[at].section].Questions {
		if one.Name == names[1] {
			root = i
		}
	}
	return spots[at].section, root
}

// excerpt chooses among what stands directly in sections.
type excerpt struct {
	w      *writing
	kept   map[*survey.Question]bool
	listed map[string]bool // choice lists that are taken, or looked things up in
}

// weigh counts the questions and choices of sections.
func (x excerpt) weigh(sections ...survey.Section) int {
	weight := 0
	for _, s := range sections {
		for i := range s.Questions {
			weight += x.weight(&s.Questions[i])
		}
	}
	return weight
}

func (x excerpt) weight(q *survey.Question) int {
	weight := 1 + len(x.w.Questionnaire.ChoiceLists[q.List])
	for i := range q.Questions {
		weight += x.weight(&q.Questions[i])
	}
	return weight
}

// around keeps what stands at a place of a section, and what follows and comes before as far as that is not too much.
func (x excerpt) around(s *survey.Section, root int) {
	left := mostFramed
	keep := func(i int) bool {
		if i < 0 || i >= len(s.Questions) {
			return false
		}
		weight := x.weight(&s.Questions[i])
		if weight > left && i != root {
			return false
		}
		left -= weight
		x.keep(s, &s.Questions[i])
		return true
	}
	before, after := root-1, root
	for more := true; more; {
		more = false
		if keep(after) {
			after, more = after+1, true
		}
		if keep(before) {
			before, more = before-1, true
		}
	}
}

// keep keeps something with all that it and its section speak of.
func (x excerpt) keep(s *survey.Section, q *survey.Question) {
	if x.kept[q] {
		return
	}
	x.kept[q] = true
	x.follow(s.Relevant)
	x.mentioned(s.Title, s.AppliesTo)
	x.needs(q)
}

// needs follows what a question, and those in it, speak of.
func (x excerpt) needs(q *survey.Question) {
	x.listed[q.List] = true
	for _, expression := range []string{q.Relevant, string(q.Required), q.Constraint, q.ChoiceFilter, q.Calculation, q.Default, q.RepeatCount} {
		x.follow(expression)
	}
	for trigger := range strings.SplitSeq(q.Trigger, ",") {
		x.follow(trigger)
	}
	if strings.HasPrefix(q.List, "${") { // a text picked among answers
		x.follow(q.List)
	}
	x.mentioned(q.Label, q.Hint, q.GuidanceHint, q.RequiredMessage, q.ConstraintMessage)
	for _, choice := range x.w.Questionnaire.ChoiceLists[q.List] {
		x.mentioned(choice.Label)
	}
	for i := range q.Questions {
		x.needs(&q.Questions[i])
	}
}

// follow keeps the questions that an expression speaks of, and the lists that it looks into. One that cannot be read is
// left out of the preview.
func (x excerpt) follow(expression string) {
	tree, err := expr.Parse(expression)
	if err != nil {
		return
	}
	for list := range tree.Lists() {
		x.listed[list] = true
	}
	x.named(tree.Names())
}

// mentioned keeps the questions that texts speak of.
func (x excerpt) mentioned(texts ...survey.Text) {
	for _, text := range texts {
		for _, words := range text {
			names, _ := questionnaire.Mentions(words)
			x.named(names)
		}
	}
}

func (x excerpt) named(names []string) {
	for _, name := range names {
		if named := x.w.spotNamed(name); named != nil {
			section, root := x.w.rootOf("question/" + named.path)
			s := &x.w.Questionnaire.Sections[section]
			x.keep(s, &s.Questions[root])
		}
	}
}
