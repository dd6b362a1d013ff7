package tabulate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"sonde/survey"
	"sonde/survey/expr"
)

// where gives the responses for which the expression is true, and the columns that decide it. An expression made of
// and, or, not, selected, count-selected and comparisons of one answer with a text or number is worked out on sets
// (condition.go); any other is evaluated over the stored answers of each response (evaluate.go).
func (v *View) where(ctx context.Context, source string) (bitset, []*column, error) {
	if source == "" {
		return v.present, nil, nil
	}
	scope := v.schemas[v.newest].instrument.Scope()
	scope.Knows = v.knows
	tree, err := expr.Compile(source, scope)
	if err != nil {
		code := "TAB_003"
		var problems expr.Problems
		if errors.As(err, &problems) && slices.ContainsFunc(problems, func(p *expr.Problem) bool { return p.Code == expr.DataElsewhere }) {
			code = "TAB_010"
		}
		return nil, nil, &survey.Error{Kind: survey.Invalid, Code: code, Args: survey.Args{"Where": source}, Err: err}
	}
	// What is not true of a response is true of its absence: every response decides.
	used := []*column{v.columns[v.byName[ColumnSource]]}
	for _, name := range tree.Names() {
		used = append(used, v.columns[v.holder(name)])
	}
	filter, err := remember(v, fmt.Sprintf("where %q", source), used, func() (bitset, error) {
		if set, ok := v.condition(tree); ok {
			return both(set, v.present), nil
		}
		return v.evaluate(ctx, tree)
	})
	return filter, used, err
}

// knows tells the names that a condition may use: questions, those of rows too, and the columns beside the answers.
func (v *View) knows(name string) bool { return v.holder(name) >= 0 }

// holder gives the place of the column that holds the answers to a question: its own or, of a row's question, the
// repeat's; -1 for none.
func (v *View) holder(name string) int {
	if at, known := v.byName[name]; known {
		return at
	}
	for _, read := range v.schemas {
		it, known := read.instrument.Named(name)
		if !known {
			continue
		}
		if at, known := v.byName[it.Top().Name()]; known {
			return at
		}
	}
	return -1
}

// Count counts the responses for which an expression is true; "" counts all.
func (v *View) Count(ctx context.Context, where string) (int, error) {
	filter, _, err := v.where(ctx, where)
	return filter.count(), err
}

// condition works an expression out on sets; not ok when it cannot.
func (v *View) condition(tree *expr.Tree) (set bitset, ok bool) {
	written, err := tree.MarshalJSON()
	if err != nil {
		return nil, false
	}
	var node any
	if err := json.Unmarshal(written, &node); err != nil {
		return nil, false
	}
	return v.truth(node)
}

// truth gives the responses for which a node of the tree (expr.Tree.MarshalJSON) is true. The set may hold ordinals that
// are not present.
func (v *View) truth(node any) (set bitset, ok bool) {
	list, ok := node.([]any)
	if !ok || len(list) == 0 {
		return nil, false
	}
	head, _ := list[0].(string)
	args := list[1:]
	switch head {
	case "true":
		return v.present, true
	case "false":
		return nil, true
	case "$":
		c, ok := v.answer(node)
		if !ok {
			return nil, false
		}
		return c.answered.bits, true
	case "not":
		set, ok := v.truth(args[0])
		return without(v.present, set), ok
	case "and", "or":
		return v.join(args, head == "and")
	case "selected":
		return v.selected(args)
	case "=", "!=", "<", "<=", ">", ">=":
		return v.comparison(head, args[0], args[1])
	}
	return nil, false
}

// join gives the intersection or the union of nodes.
func (v *View) join(args []any, all bool) (set bitset, ok bool) {
	for i, arg := range args {
		one, ok := v.truth(arg)
		switch {
		case !ok:
			return nil, false
		case i == 0:
			set = one
		case all:
			set = both(set, one)
		default:
			set = either(set, one)
		}
	}
	return set, true
}

// answer gives the column of a node that is an answer.
func (v *View) answer(node any) (*column, bool) {
	list, ok := node.([]any)
	if !ok || len(list) != 2 || list[0] != "$" {
		return nil, false
	}
	name, _ := list[1].(string)
	at, known := v.byName[name]
	if !known {
		return nil, false
	}
	return v.columns[at], true
}
