package limesurvey

import (
	"strings"

	"sonde/survey"
)

// declared is a question of LimeSurvey with the names that its parts have here.
type declared struct {
	source      *question
	name        string
	rows        []string    // of subquestions: choices of M, P and checkbox grids' columns aside, questions elsewhere
	columns     []string    // choices of a checkbox grid, by column
	cells       [][2]string // names of a dual scale's questions, by row
	grid        [][]string  // names of the cells of : and ;
	choices     []survey.Choice
	second      []survey.Choice // of a dual scale
	other       string          // the question for the text of "other"
	picks       string          // the choice that goes with it
	comment     string
	comments    []string          // of P, by row
	whole       bool              // an equation about all rows has been told
	told        map[string]bool   // filters that have been told
	codes       map[string]string // of LimeSurvey, and our names for them
	secondCodes map[string]string
	relevant    string // our condition for it to be shown
	condition   string // the same, with that of its section
}

// kinds of question, by what they need.
const (
	listKinds  = "L!O"
	fixedKinds = "5YGABCE"
	arrayKinds = "ABCEFH"
	textKinds  = "STU"
	knownKinds = "L!OMPRYG5ABCEFH1:;NKSTUQDX*I|"
)

func (q *question) is(kinds string) bool { return len(q.kind) == 1 && strings.Contains(kinds, q.kind) }

// checkboxes tells a grid of boxes to tick, which is stored as numbers.
func (q *question) checkboxes() bool { return q.kind == ":" && q.flag("multiflexible_checkbox") }

// numbers tells whether the answers are numbers.
func (q *question) numbers() bool {
	return q.is("NK:") || q.is("STUQ;") && q.flag("numbers_only")
}

// declare gives names to a question and its parts, and makes them known as variables.
func (c *converter) declare(q *question) *declared {
	d := &declared{source: q}
	name, twice := c.names.name(q.code)
	if d.name = name; twice {
		c.tell.say(limCodeTwice, q.place(""), map[string]any{"Code": q.code, "Name": name})
	}
	plainOne := variable{question: name, numeric: q.numbers(), date: q.kind == "D", clock: q.kind == "D" && c.dayType(q) == survey.Time}
	switch {
	case q.is(listKinds) || q.is("5YG"):
		d.choices, d.codes = c.choicesOf(q, 0)
		plainOne.codes = d.codes
		c.declareOther(d)
		c.variables.add(q, "", withOther(plainOne, d.picks))
		if q.kind == "O" && !q.flag("hidden") {
			d.comment = c.names.free(name + "_comment")
			c.variables.add(q, "comment", variable{question: d.comment, comment: true})
		}
	case q.is("MP"):
		c.declareMultiple(d)
	case q.kind == "R":
		d.choices, d.codes = c.choicesOf(q, 0)
		for i := range d.choices {
			c.variables.add(q, itoa(i+1), variable{question: name, rank: i + 1, codes: d.codes})
		}
	case q.is(arrayKinds), q.is("KQ"):
		if q.is(arrayKinds) {
			d.choices, d.codes = c.choicesOf(q, 0)
		}
		for _, sub := range q.subs[0] {
			row := c.part(name, sub.code, "")
			d.rows = append(d.rows, row)
			c.variables.add(q, sub.code, variable{question: row, numeric: q.numbers(), codes: d.codes})
		}
	case q.kind == "1":
		c.declareDual(d)
	case q.is(":;"):
		c.declareCells(d)
	case !q.is("X|I"):
		c.variables.add(q, "", plainOne)
	}
	return d
}

// withOther adds LimeSurvey's code for "other" to the codes of a variable.
func withOther(one variable, picks string) variable {
	if picks != "" {
		one.codes["-oth-"] = picks
	}
	return one
}

// declareOther adds the choice "other" and the question for its text.
func (c *converter) declareOther(d *declared) {
	if !d.source.other || d.source.flag("hidden") {
		return
	}
	d.picks = c.otherChoice(d)
	d.other = c.names.free(d.name + "_other")
	c.variables.add(d.source, "other", variable{question: d.other, numeric: d.source.flag("other_numbers_only")})
}

func (c *converter) declareMultiple(d *declared) {
	q := d.source
	d.codes = map[string]string{}
	taken := newNamer()
	for _, sub := range q.subs[0] {
		choice := c.choice(taken, sub)
		d.codes[sub.code] = choice
		d.rows = append(d.rows, choice)
		d.choices = append(d.choices, survey.Choice{Name: choice, Label: c.partLabel(q, sub)})
		c.variables.add(q, sub.code, variable{question: d.name, choice: choice, ticked: "Y"})
		if q.kind == "P" && !q.flag("hidden") {
			comment := c.part(d.name, sub.code, "comment")
			d.comments = append(d.comments, comment)
			c.variables.add(q, sub.code+"comment", variable{question: comment, comment: true})
		}
	}
	c.declareOther(d)
	if d.other != "" && q.kind == "P" {
		comment := c.names.free(d.name + "_othercomment")
		d.comments = append(d.comments, comment)
		c.variables.add(q, "othercomment", variable{question: comment, comment: true})
	}
}

func (c *converter) declareDual(d *declared) {
	q := d.source
	d.choices, d.codes = c.choicesOf(q, 0)
	d.second, d.secondCodes = c.choicesOf(q, 1)
	for _, sub := range q.subs[0] {
		pair := [2]string{c.part(d.name, sub.code, "_0"), c.part(d.name, sub.code, "_1")}
		d.cells = append(d.cells, pair)
		c.variables.add(q, sub.code+"_0", variable{question: pair[0], codes: d.codes})
		c.variables.add(q, sub.code+"_1", variable{question: pair[1], codes: d.secondCodes})
	}
}

// declareCells names the cells of a grid of numbers or texts; a grid of boxes has a question for each row, with the columns
// for choices.
func (c *converter) declareCells(d *declared) {
	q := d.source
	taken := newNamer()
	for _, column := range q.subs[1] {
		choice := c.choice(taken, column)
		d.columns = append(d.columns, choice)
		d.choices = append(d.choices, survey.Choice{Name: choice, Label: c.partLabel(q, column)})
	}
	for _, row := range q.subs[0] {
		name := c.part(d.name, row.code, "")
		d.rows = append(d.rows, name)
		if q.checkboxes() {
			for i, column := range q.subs[1] {
				c.variables.add(q, row.code+"_"+column.code, variable{question: name, choice: d.columns[i], ticked: "1"})
			}
			continue
		}
		var cells []string
		for _, column := range q.subs[1] {
			cell := c.part(name, column.code, "")
			cells = append(cells, cell)
			c.variables.add(q, row.code+"_"+column.code, variable{question: cell, numeric: q.numbers()})
		}
		d.grid = append(d.grid, cells)
	}
}

// part names a part of a question: the question's name, the part's code and what is asked of it.
func (c *converter) part(name, code, suffix string) string {
	valid := validPart(code)
	part := c.names.free(name + "_" + valid + suffix)
	if valid != code {
		c.names.renamed = append(c.names.renamed, code+" → "+part)
	}
	return part
}

// choice names a subquestion that is a choice here.
func (c *converter) choice(taken *namer, sub *question) string {
	name, twice := taken.choice(sub.code)
	switch {
	case twice:
		c.tell.say(limCodeTwice, sub.place(""), map[string]any{"Code": sub.code, "Name": name})
	case name != sub.code:
		c.names.renamed = append(c.names.renamed, sub.code+" → "+name)
	}
	return name
}
