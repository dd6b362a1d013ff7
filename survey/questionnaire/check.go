package questionnaire

import (
	"math"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// MaxControls is how many controls a page may have before Check warns: slow phones and the limits of forms.
const MaxControls = 2_000

// Check tells all that there is to say about a questionnaire at once: what concerns the whole, the names, the sections
// and their questions, the choice lists, the cycles and, when there is no error, the size and the reading time.
func Check(q survey.Questionnaire) Messages {
	messages, _ := Examine(q)
	return messages
}

// Examine checks q and, when nothing in it is an error, gives it ready for use; else nil.
func Examine(q survey.Questionnaire) (Messages, *Instrument) {
	q = tidy(q)
	c := &checker{
		q: &q, all: walk(&q),
		names: map[string]*survey.Question{}, count: map[string]int{}, siblings: map[sibling]bool{}, repeats: map[string]bool{}, folded: map[string]string{},
		trees: map[written]*expr.Tree{}, paths: map[string]string{}, ways: map[string][]string{}, rowsOf: map[string]map[string]bool{}, inRows: map[string]string{}, used: map[string]bool{},
	}
	c.spoken = spoken(&q, c.all)
	c.whole()
	for i := range q.Sections {
		c.count[q.Sections[i].Name]++
		c.siblings[sibling{nil, q.Sections[i].Name}] = true
	}
	for _, p := range c.all {
		c.register(p)
		c.note(p)
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
	c.rows()
	c.cycles()
	if len(c.found.Errors()) > 0 {
		return c.found, nil
	}
	in := build(q, c.trees)
	c.size(in)
	return c.found, in
}

type checker struct {
	q        *survey.Questionnaire
	all      []placed
	names    map[string]*survey.Question // the first of each name, groups too
	count    map[string]int              // how many questions, groups and sections have the name
	siblings map[sibling]bool
	repeats  map[string]bool
	folded   map[string]string      // the names by their lower case
	trees    map[written]*expr.Tree // expressions that are sound
	spoken   map[*survey.Question]string
	paths    map[string]string          // what questions and repeats are spoken of as, by their path
	ways     map[string][]string        // and back
	rowsOf   map[string]map[string]bool // the repeats around a name
	inRows   map[string]string          // the innermost, or the repeat itself
	used     map[string]bool            // choice lists
	found    Messages
}

// sibling is a name at a place where it may stand once.
type sibling struct {
	parent any
	name   string
}

func (c *checker) say(severity Severity, code string, at Place, args survey.Args) {
	c.found = append(c.found, Message{Code: code, Severity: severity, Place: at, Args: args})
}

// place is where p stands.
func (c *checker) place(p placed, column string) Place {
	return Place{Section: c.q.Sections[p.section].Name, Within: pathOf(p.around), Question: p.question.Name, Column: column}
}

// pathOf joins the names of groups and repeats that stand in each other.
func pathOf(around []*survey.Question) string {
	names := make([]string, len(around))
	for i, one := range around {
		names[i] = one.Name
	}
	return strings.Join(names, "/")
}

// whole checks what stands above the sections.
func (c *checker) whole() {
	if !ValidName(c.q.Name) {
		c.say(SeverityError, qstName, Place{Column: "name"}, survey.Args{"Name": c.q.Name})
	}
	c.languages()
	if len(c.q.Title) == 0 {
		c.say(SeverityWarning, qstTitle, Place{Column: "title"}, nil)
	}
	c.text(Place{Column: "title"}, c.q.Title)
	c.text(Place{Column: "intro"}, c.q.Intro)
	c.text(Place{Column: "thanks"}, c.q.Thanks)
	for _, p := range c.all {
		switch p.question.Type {
		case survey.Group, survey.Repeat, survey.Note:
		default:
			if shown(p.question) {
				return
			}
		}
	}
	c.say(SeverityError, qstNoQuestion, Place{}, nil)
}

// section checks a section's own properties. The section of root questions has no name.
func (c *checker) section(i int) {
	s := &c.q.Sections[i]
	at := func(column string) Place { return Place{Section: s.Name, Column: column} }
	if s.Name != "" && !ValidName(s.Name) {
		c.say(SeverityError, qstName, at("name"), survey.Args{"Name": s.Name})
	}
	for _, before := range c.q.Sections[:i] {
		if s.Name != "" && s.Name == before.Name {
			c.say(SeverityError, qstNameTwice, at("name"), survey.Args{"Name": s.Name})
			break
		}
	}
	if len(s.Questions) == 0 {
		c.say(SeverityWarning, qstEmptyGroup, at(""), survey.Args{"Name": s.Name})
	}
	c.text(at("title"), s.Title)
	c.text(at("applies_to"), s.AppliesTo)
	scope := expr.Scope{Around: []expr.Element{{Name: s.Name}}}
	if s.Name == "" {
		scope.Around = []expr.Element{}
	}
	c.compile(written{s, "relevant"}, at("relevant"), s.Relevant, scope)
}

// size warns of pages that phones and people find long.
func (c *checker) size(in *Instrument) {
	controls := 0
	for i := range in.Items {
		controls += in.Items[i].Controls()
	}
	if controls > MaxControls {
		c.say(SeverityWarning, qstControls, Place{}, survey.Args{"Controls": controls, "Limit": MaxControls})
	}
	minutes := in.LongestMinutes(c.q.DefaultLanguage)
	c.say(SeverityNote, qstMinutes, Place{}, survey.Args{"Count": int(math.Ceil(minutes))})
}
