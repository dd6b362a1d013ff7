package questionnaire

import (
	"errors"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// expressions checks all expressions of a question, note, group or repeat.
func (c *checker) expressions(p placed) {
	q := p.question
	c.expression(p, "relevant", q.Relevant, expr.Scope{})
	if q.Required != survey.Always {
		c.expression(p, "required", string(q.Required), expr.Scope{})
	}
	c.expression(p, "constraint", q.Constraint, expr.Scope{Current: true})
	c.expression(p, "calculation", q.Calculation, expr.Scope{Current: true})
	c.expression(p, "repeat_count", q.RepeatCount, expr.Scope{})
	if dynamic(q) {
		c.expression(p, "default", q.Default, expr.Scope{Current: true})
	}
	seed := q.Parameters["seed"]
	if _, ok := reference(seed); ok {
		c.expression(p, "seed", seed, expr.Scope{})
	} else if _, number := number(seed); number {
		c.expression(p, "seed", "'"+seed+"'", expr.Scope{}) // as it is written: 1.0 is not 1.00
	}
	if fromAnswers(q) != "" {
		c.fromAnswers(p)
		return
	}
	columns := map[string]bool{"name": true}
	for _, choice := range c.q.ChoiceLists[q.List] {
		for column := range choice.Filters {
			columns[column] = true
		}
	}
	c.expression(p, "choice_filter", q.ChoiceFilter, expr.Scope{Current: true, Column: func(name string) bool { return columns[name] }})
}

// fromAnswers checks the answers among which a text is picked, and their filter.
func (c *checker) fromAnswers(p placed) {
	q, name := p.question, fromAnswers(p.question)
	from, known := c.names[name]
	switch {
	case !known || from.Type == survey.Group:
		c.say(SeverityError, qstListUnknown, c.place(p, "list"), survey.Args{"List": q.List})
		return
	case c.count[name] > 1:
		c.say(SeverityError, qstAmbiguous, c.place(p, "list"), survey.Args{"Name": name, "Column": "list", "Expression": q.List})
		return
	}
	place := c.place(p, "choice_filter")
	scope := c.scope(expr.Scope{Current: true, Around: c.around(p)})
	tree, err := expr.CompileChoices(name, q.ChoiceFilter, scope)
	c.keep(written{q, "list"}, place, q.ChoiceFilter, tree, err)
}

// expression checks the expression in a column of p and keeps it when it is sound.
func (c *checker) expression(p placed, column, source string, scope expr.Scope) {
	place := c.place(p, column)
	if column == "seed" {
		place.Column = "parameters"
	}
	scope.Around = c.around(p)
	c.compile(written{p.question, column}, place, source, scope)
}

// compile reads an expression for its place and keeps it when it is sound.
func (c *checker) compile(at written, place Place, source string, scope expr.Scope) {
	if source == "" {
		return
	}
	tree, err := expr.Compile(source, c.scope(scope))
	c.keep(at, place, source, tree, err)
}

// scope gives an expression what there is in the questionnaire.
func (c *checker) scope(scope expr.Scope) expr.Scope {
	scope.Knows, scope.Find, scope.Holds, scope.List, scope.ListColumn = c.knows, c.find, c.within, c.listed, c.column
	scope.Path = func(name string) []string { return c.ways[name] }
	scope.Rows = func(name string) string { return c.inRows[name] }
	return scope
}

// keep keeps an expression that is sound, and tells what is wrong with one that is not.
func (c *checker) keep(at written, place Place, source string, tree *expr.Tree, err error) {
	var problems expr.Problems
	errors.As(err, &problems)
	for _, problem := range problems {
		args := survey.Args{"Column": place.Column, "Expression": cutAround(source, problem.Offset)}
		c.found = append(c.found, Message{Code: qstExpression, Severity: SeverityError, Place: place, Args: args, Cause: problem})
	}
	if err == nil && !c.ambiguous(place, tree, source) {
		c.trees[at] = tree
		for list := range tree.Lists() {
			c.used[list] = true
		}
		owner, _ := at.owner.(*survey.Question)
		c.compared(owner, place, source, tree)
	}
}

// listed tells whether there is a choice list.
func (c *checker) listed(list string) bool {
	_, known := c.q.ChoiceLists[list]
	return known
}

// column tells whether the choices of a list have a column.
func (c *checker) column(list, column string) bool {
	return column == "name" || column == "label" || slices.ContainsFunc(c.q.ChoiceLists[list], func(choice survey.Choice) bool {
		_, written := choice.Filters[column]
		return written
	})
}

// cutAround gives a long expression cut to what stands around a place, counted in characters.
func cutAround(source string, offset int) string {
	const before, most = 60, 200
	runes := []rune(source)
	if len(runes) <= most {
		return source
	}
	from := max(0, min(offset-before, len(runes)-most))
	cut := string(runes[from : from+most])
	if from > 0 {
		cut = "… " + cut
	}
	if from+most < len(runes) {
		cut += " …"
	}
	return cut
}

// ambiguous refuses the names in ${} that stand for more than one question or group.
func (c *checker) ambiguous(at Place, tree *expr.Tree, source string) bool {
	found := false
	for _, name := range tree.Names() {
		if c.count[name] > 1 {
			found = true
			c.say(SeverityError, qstAmbiguous, at, survey.Args{"Name": name, "Column": at.Column, "Expression": cutAround(source, 0)})
		}
	}
	return found
}

// knows tells the names that ${} may use: all questions, notes and repeats. One that stands more than once is refused apart.
func (c *checker) knows(name string) bool {
	q, known := c.names[name]
	return known && (q.Type != survey.Group || c.count[name] > 1)
}

// around is where the expressions of p stand, for paths.
func (c *checker) around(p placed) []expr.Element {
	var elements []expr.Element
	if section := c.q.Sections[p.section].Name; section != "" {
		elements = append(elements, expr.Element{Name: section})
	}
	for _, one := range p.around {
		elements = append(elements, expr.Element{Name: one.Name, Repeat: one.Type == survey.Repeat})
	}
	return append(elements, expr.Element{Name: p.question.Name})
}

// find gives what the question or repeat at a path from the root is spoken of as.
func (c *checker) find(path []string) string { return c.paths[strings.Join(path, "/")] }

// within tells whether a question or repeat stands in a repeat.
func (c *checker) within(repeat, name string) bool { return c.rowsOf[name][repeat] }

// note keeps the path of p, and the repeats around it.
func (c *checker) note(p placed) {
	names := []string{}
	for _, one := range c.around(p) {
		names = append(names, one.Name)
	}
	name := p.question.Name
	if p.question.Type != survey.Group {
		name = c.spoken[p.question]
		c.paths[strings.Join(names, "/")] = name
		if c.names[name] == nil {
			c.names[name] = p.question
		}
		if c.ways[name] == nil {
			c.ways[name] = names
		}
	}
	switch {
	case p.question.Type == survey.Repeat:
		c.inRows[name] = p.question.Name
	case len(p.repeats) > 0:
		c.inRows[name] = p.repeats[len(p.repeats)-1].Name
	}
	for _, repeat := range p.repeats {
		if c.rowsOf[name] == nil {
			c.rowsOf[name] = map[string]bool{}
		}
		c.rowsOf[name][repeat.Name] = true
	}
}
