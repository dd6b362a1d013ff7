package xlsform

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// begin opens a group or a repeat. One that stands too deep is told, and what it holds is not kept.
func (b *builder) begin(r row, n *node) {
	if len(b.open) > maxDepth {
		b.say("XLS_065", b.at(r, "type"), survey.Args{"Name": n.question.Name, "Limit": maxDepth})
		b.unasked[b.open[len(b.open)-1].question.Name] = true // it may be empty now
	} else {
		b.add(n)
	}
	n.child = map[string]bool{}
	b.open = append(b.open, n)
}

// bring adds a question that a row brings with it beside its own.
func (b *builder) bring(r row, q survey.Question) *node {
	inside := b.open[len(b.open)-1]
	if inside.child[q.Name] {
		b.say("XLS_067", b.at(r, "name"), survey.Args{"Name": q.Name})
	}
	inside.child[q.Name] = true
	n := &node{row: r.number, question: q}
	b.add(n)
	return n
}

// add puts a node into the innermost group that is open.
func (b *builder) add(n *node) {
	inside := b.open[len(b.open)-1]
	inside.inside = append(inside.inside, n)
}

// end closes a group or a repeat. Where another one is open it is told, and the nearest of the kind is closed.
func (b *builder) end(r row, closes survey.QuestionType, word, name string) {
	if closes == "" {
		closes = survey.Group // as loops were opened
	}
	fault := func() {
		b.say("XLS_060", b.at(r, "type"), survey.Args{"Type": word, "Name": short(name)})
	}
	for i := len(b.open) - 1; i > 0; i-- {
		n := b.open[i]
		if n.question.Type != closes {
			continue
		}
		if i < len(b.open)-1 {
			fault()
		} else if name != "" && name != n.question.Name {
			b.say("XLS_062", b.at(r, "name"), survey.Args{"Name": short(name), "Open": n.question.Name})
		}
		for len(b.open) > i {
			b.close()
		}
		return
	}
	fault()
}

// close takes what is open innermost as complete.
func (b *builder) close() {
	n := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	if questionnaire.Appears(&n.question, questionnaire.Grid) {
		b.grid(n)
	}
	for _, one := range n.inside {
		n.question.Questions = append(n.question.Questions, one.question)
	}
}
