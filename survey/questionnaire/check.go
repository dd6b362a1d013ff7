package questionnaire

import (
	"math"

	"sonde/survey"
	"sonde/survey/expr"
)

// MaxControls is how many controls a page may have before Check warns: slow phones and the limits of forms.
const MaxControls = 2_000

// Check tells all that there is to say about a questionnaire at once: what concerns the whole, the names, the sections
// and their questions, the choice lists, the cycles and, when there is no error, the size and the reading time.
func Check(q survey.Questionnaire) Messages {
	messages, _ := examine(q)
	return messages
}

// examine checks q and, when nothing in it is an error, gives it ready for use.
func examine(q survey.Questionnaire) (Messages, *Instrument) {
	c := &checker{
		q: &q, all: walk(&q),
		names: map[string]*survey.Question{}, count: map[string]int{}, siblings: map[sibling]bool{}, folded: map[string]string{},
		trees: map[string]*expr.Tree{}, used: map[string]bool{},
	}
	c.whole()
	for i := range q.Sections {
		c.count[q.Sections[i].Name]++
		c.siblings[sibling{nil, q.Sections[i].Name}] = true
	}
	for _, p := range c.all {
		c.register(p)
	}
	section := -1
	for _, p := range c.all {
		for section < p.section {
			section++
			c.section(section)
		}
		c.question(p)
	}
	for section++; section < len(q.Sections); section++ {
		c.section(section)
	}
	c.lists()
	c.cycles()
	if len(c.found.Errors()) > 0 {
		return c.found, nil
	}
	in := build(q)
	c.size(in)
	return c.found, in
}

type checker struct {
	q        *survey.Questionnaire
	all      []placed
	names    map[string]*survey.Question // the first of each name, groups too
	count    map[string]int              // how many questions, groups and sections have the name
	siblings map[sibling]bool
	folded   map[string]string     // the names by their lower case
	trees    map[string]*expr.Tree // expressions that are sound, by source
	used     map[string]bool       // choice lists
	found    Messages
}

// sibling is a name at a place where it may stand once.
type sibling struct {
	parent any
	name   string
}

func (c *checker) find(severity Severity, code string, at Place, args survey.Args) {
	c.found = append(c.found, Message{Code: code, Severity: severity, Place: at, Args: args})
}

// place is where p stands.
func (c *checker) place(p placed, column string) Place {
	return Place{Section: c.q.Sections[p.section].Name, Question: p.question.Name, Column: column}
}

// whole checks what stands above the sections.
func (c *checker) whole() {
	if !ValidName(c.q.Name) {
		c.find(SeverityError, qstName, Place{Column: "name"}, survey.Args{"Name": c.q.Name})
	}
	c.languages()
	if len(tidyText(c.q.Title)) == 0 {
		c.find(SeverityWarning, qstTitle, Place{Column: "title"}, nil)
	}
	c.text(Place{Column: "title"}, c.q.Title)
	c.text(Place{Column: "intro"}, c.q.Intro)
	c.text(Place{Column: "thanks"}, c.q.Thanks)
	for _, p := range c.all {
		switch p.question.Type {
		case survey.Group, survey.Note, survey.Calculate, survey.Hidden:
		default:
			return
		}
	}
	c.find(SeverityError, qstNoQuestion, Place{}, nil)
}

// section checks a section's own properties. The section of root questions has no name.
func (c *checker) section(i int) {
	s := &c.q.Sections[i]
	at := func(column string) Place { return Place{Section: s.Name, Column: column} }
	if s.Name != "" && !ValidName(s.Name) {
		c.find(SeverityError, qstName, at("name"), survey.Args{"Name": s.Name})
	}
	for _, before := range c.q.Sections[:i] {
		if s.Name != "" && s.Name == before.Name {
			c.find(SeverityError, qstNameTwice, at("name"), survey.Args{"Name": s.Name})
			break
		}
	}
	if len(s.Questions) == 0 {
		c.find(SeverityWarning, qstEmptyGroup, at(""), survey.Args{"Name": s.Name})
	}
	c.text(at("title"), s.Title)
	c.text(at("applies_to"), s.AppliesTo)
	c.condition(at("relevant"), s.Relevant)
}

// size warns of pages that phones and people find long.
func (c *checker) size(in *Instrument) {
	controls := 0
	for i := range in.Items {
		controls += in.Items[i].Controls()
	}
	if controls > MaxControls {
		c.find(SeverityWarning, qstControls, Place{}, survey.Args{"Controls": controls, "Limit": MaxControls})
	}
	minutes := in.LongestMinutes(c.q.DefaultLanguage)
	c.find(SeverityNote, qstMinutes, Place{}, survey.Args{"Count": int(math.Ceil(minutes))})
}
