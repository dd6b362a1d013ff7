package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Meta is what --where and other conditions on stored responses see beside the answers: ${:event}, ${:language},
// ${:day} and ${:source}.
type Meta struct {
	Event    string
	Language string
	Day      survey.Day
	Source   survey.Source
}

// Env gives stored answers to an expression; today() is the day they were received. Of a question in rows it gives the
// answers of all rows. It is for one goroutine.
func (in *Instrument) Env(answers survey.Answers, meta Meta) expr.Env {
	if in.levels == 1 {
		return &stored{answers: answers, meta: meta}
	}
	return &stored{answers: answers, meta: meta, rows: in.sheetOf(answers, nil, &moment{today: string(meta.Day)})}
}

type stored struct {
	expr.Blank
	answers survey.Answers
	meta    Meta
	rows    *sheet // nil for a questionnaire without repeats
}

func (s *stored) Answer(name string) expr.Value {
	switch name {
	case ":event":
		return expr.Text(s.meta.Event)
	case ":language":
		return expr.Text(s.meta.Language)
	case ":day":
		return expr.Text(string(s.meta.Day))
	case ":source":
		return expr.Text(string(s.meta.Source))
	}
	if s.rows != nil {
		return s.rows.Answer(name)
	}
	return seen(s.answers[name])
}

// Indexed gives the answer to a question of the rows that are told.
func (s *stored) Indexed(name string, rows []expr.Row) expr.Value {
	if s.rows == nil {
		return expr.Value{}
	}
	return s.rows.Indexed(name, rows)
}

// Rows gives the rows of a lookup.
func (s *stored) Rows(name string) []expr.Table {
	if s.rows == nil {
		return nil
	}
	return s.rows.Rows(name)
}

// Today gives the day of the response.
func (s *stored) Today() string { return string(s.meta.Day) }

// Condition reads a condition on stored responses (a community's, a --where): it may use every question and the names of
// Meta. Invalid QST_103, with the expr.Problems inside, when it cannot be used.
func (in *Instrument) Condition(source string) (*expr.Tree, error) {
	tree, err := expr.Compile(source, in.Scope())
	if err != nil {
		return nil, &survey.Error{Kind: survey.Invalid, Code: codeWhere, Args: survey.Args{"Expression": source}, Err: err}
	}
	return tree, nil
}

// Scope is where a condition on stored responses stands.
func (in *Instrument) Scope() expr.Scope {
	return expr.Scope{Knows: in.knows, Rows: in.rowsOf, Holds: in.stands}
}

func (in *Instrument) knows(name string) bool {
	switch name {
	case ":event", ":language", ":day", ":source":
		return true
	}
	if _, own := in.byName[name]; own {
		return true
	}
	_, known := in.named[name]
	return known
}

// rowsOf gives the repeat in whose rows a question stands, and of a repeat itself.
func (in *Instrument) rowsOf(name string) string {
	it := in.named[name]
	switch {
	case it == nil:
		return ""
	case it.Row != nil:
		return name
	case it.in.up != nil:
		return it.in.up.Question.Name
	}
	return ""
}

// stands tells whether a question or repeat stands in the rows of a repeat.
func (in *Instrument) stands(repeat, name string) bool {
	it := in.named[name]
	for it != nil && it.in.up != nil {
		if it = it.in.up; it.Question.Name == repeat {
			return true
		}
	}
	return false
}
