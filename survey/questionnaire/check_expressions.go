package questionnaire

import (
	"errors"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// expressions checks all expressions of a question, note or group.
func (c *checker) expressions(p placed) {
	q := p.question
	c.condition(c.place(p, "relevant"), q.Relevant)
	if q.Required != survey.Always {
		c.expression(c.place(p, "required"), string(q.Required), expr.Scope{Knows: c.knows})
	}
	c.expression(c.place(p, "constraint"), q.Constraint, expr.Scope{Knows: c.knows, Current: true})
	columns := map[string]bool{"name": true}
	for _, choice := range c.q.ChoiceLists[q.List] {
		for column := range choice.Filters {
			columns[column] = true
		}
	}
	filters := expr.Scope{Knows: c.knows, Current: true, Column: func(name string) bool { return columns[name] }}
	c.expression(c.place(p, "choice_filter"), q.ChoiceFilter, filters)
}

// condition checks an expression that decides whether something is asked.
func (c *checker) condition(at Place, source string) {
	c.trees[source] = c.expression(at, source, expr.Scope{Knows: c.knows})
}

// knows tells the names that ${} may use: all questions and notes. One that stands more than once is refused apart.
func (c *checker) knows(name string) bool {
	q, known := c.names[name]
	return known && (q.Type != survey.Group || c.count[name] > 1)
}

// expression reads and checks one; nil when there is none or it is not sound.
func (c *checker) expression(at Place, source string, scope expr.Scope) *expr.Tree {
	if source == "" {
		return nil
	}
	tree, err := expr.Parse(source)
	var problems expr.Problems
	if !errors.As(err, &problems) {
		problems = tree.Check(scope)
	}
	for _, problem := range problems {
		args := survey.Args{"Column": at.Column, "Expression": source}
		c.found = append(c.found, Message{Code: qstExpression, Severity: SeverityError, Place: at, Args: args, Cause: problem})
	}
	if len(problems) > 0 || c.ambiguous(at, tree, source) {
		return nil
	}
	return tree
}

// ambiguous refuses the names in ${} that stand for more than one question or group.
func (c *checker) ambiguous(at Place, tree *expr.Tree, source string) bool {
	found := false
	for _, name := range tree.Names() {
		if c.count[name] > 1 {
			found = true
			c.find(SeverityError, qstAmbiguous, at, survey.Args{"Name": name, "Column": at.Column, "Expression": source})
		}
	}
	return found
}

// cycles refuses conditions and calculations that depend on themselves: they have no value.
func (c *checker) cycles() {
	index := map[string]int{}
	for i, p := range c.all {
		if _, twice := index[p.question.Name]; !twice {
			index[p.question.Name] = i
		}
	}
	depends := make([][]int, len(c.all))
	for i, p := range c.all {
		values, triggers := sources(p.question)
		for _, source := range append(p.conditions(c.q), values...) {
			if tree := c.trees[source]; tree != nil {
				for _, name := range tree.Names() {
					depends[i] = append(depends[i], index[name])
				}
			}
		}
		for _, name := range triggers {
			if at, known := index[name]; known {
				depends[i] = append(depends[i], at)
			}
		}
	}
	_, cycle := sequence(depends)
	if cycle == nil {
		return
	}
	names := make([]string, len(cycle))
	for i, at := range cycle {
		names[i] = c.all[at].question.Name
	}
	column := "relevant"
	if c.all[cycle[0]].question.Calculation != "" {
		column = "calculation"
	}
	c.find(SeverityError, qstCycle, c.place(c.all[cycle[0]], column), survey.Args{"Path": strings.Join(names, " → ")})
}
