package tabulate

import (
	"slices"

	"sonde/survey/expr"
)

// neverAsks tells whether whoever answers question with choice is never asked, whatever else they answer: one of the
// conditions looks at that question alone, and is false.
func (c *column) neverAsks(question, choice string) bool {
	return slices.ContainsFunc(c.conditions, func(tree *expr.Tree) bool {
		names := tree.Names()
		return len(names) > 0 && !tree.Uses().Lookup && !slices.ContainsFunc(names, func(name string) bool { return name != question }) &&
			!tree.Bool(oneAnswer{answer: expr.Text(choice)})
	})
}

// oneAnswer is a sheet on which every question has the same answer.
type oneAnswer struct {
	expr.Blank
	answer expr.Value
}

func (a oneAnswer) Answer(string) expr.Value { return a.answer }
