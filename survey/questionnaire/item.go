package questionnaire

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// Name is the key under which the item's answer is kept, which is also the name of its control on the page: the
// question's name or, where that stands more than once, GROUP/NAME with the nearest group or section (the whole path when
// even that is not unique).
func (it *Item) Name() string { return it.key }

// Asks tells whether the item asks the respondent for an answer, and so counts as asked, answered or skipped: not a note,
// nothing that is not Shown, nor a read-only question, nor a select that shows labels alone.
func (it *Item) Asks() bool { return it.asks }

// Keeps tells whether the item has a place among the answers: all but notes have.
func (it *Item) Keeps() bool { return it.keeps }

// Shown tells whether the page shows the item: all but calculates, hidden ones, and questions of another type that have a
// calculation and neither label nor hint: calculates whose value has that type.
func (it *Item) Shown() bool { return shown(it.Question) }

func shown(q *survey.Question) bool {
	return q.Type != survey.Calculate && q.Type != survey.Hidden && (q.Calculation == "" || len(q.Label)+len(q.Hint) > 0)
}

// Computed tells whether the server works the value out and passes over what is sent: of calculates, and of hidden,
// read-only and unlabelled questions with a calculation. A hidden or read-only question without one keeps what is sent, else its default;
// any other question with a calculation keeps what is sent, else what is calculated.
func (it *Item) Computed() bool { return it.computed }

// asks tells whether a question asks the respondent for an answer.
func asks(q *survey.Question) bool {
	return q.Type != survey.Note && shown(q) && !q.ReadOnly && !headsColumns(q)
}

// headsColumns tells a select that shows the labels of its choices alone, over the columns of the questions that follow.
func headsColumns(q *survey.Question) bool { return takesList(q.Type) && Appears(q, "label") }

// Conditions are all conditions under which the item is asked, of its section, its groups and its own; within a row, those
// that stand there.
func (it *Item) Conditions() []*expr.Tree {
	trees := make([]*expr.Tree, len(it.gates))
	for i, g := range it.gates {
		trees[i] = it.in.gates[g].tree
	}
	return trees
}

// Top is the item among a questionnaire's own that holds the answer: the outermost repeat of a row's question, else the
// item itself.
func (it *Item) Top() *Item {
	for it.in.up != nil {
		it = it.in.up
	}
	return it
}

// AllChoices are the choices that answers may hold, in list order: those offered and the retired.
func (it *Item) AllChoices() []survey.Choice {
	if len(it.Retired) == 0 {
		return it.Choices
	}
	return it.list.written
}

// Appears tells whether the word stands in the question's appearance.
func (it *Item) Appears(word string) bool { return Appears(it.Question, word) }

// Appears tells whether the word stands in the appearance of a question or group.
func Appears(q *survey.Question, word string) bool {
	return slices.Contains(strings.Fields(q.Appearance), word)
}

// Folds tells whether the choices of the item stay out of sight until somebody opens them.
func (it *Item) Folds() bool { return it.Appears("minimal") || it.Appears("autocomplete") }

// Menu tells whether one choice is taken from a menu.
func (it *Item) Menu() bool { return it.Question.Type == survey.SelectOne && it.Folds() }

// Controls counts the controls of the page that the item needs; a repeat those of one row, and its own.
func (it *Item) Controls() int {
	if !it.Shown() {
		return 0
	}
	switch it.Question.Type {
	case survey.Note:
		return 0
	case survey.Repeat:
		controls := 1
		for i := range it.Row.Items {
			controls += it.Row.Items[i].Controls()
		}
		return controls
	case survey.Rank:
		return it.Menus
	case survey.SelectOne, survey.SelectMultiple:
		if it.Menu() {
			return 1
		}
		return len(it.Choices)
	}
	return 1
}
