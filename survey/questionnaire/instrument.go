package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Instrument is a questionnaire ready for use. It never changes after Compile and may be used by many goroutines at
// once.
type Instrument struct {
	// Questionnaire is the source; read only.
	Questionnaire survey.Questionnaire
	// Items are all questions and notes, groups opened, in order.
	Items []Item

	byName map[string]int
	gates  []gate // the conditions, each once: of sections, of groups, of questions
	order  []int  // Items so that each stands after those that its conditions use
	sorted []int  // Items by name, as canonical JSON has them
	island Island
}

// Item is a question or a note with all that decides about it.
type Item struct {
	Index    int // in Instrument.Items
	Question *survey.Question
	Section  int                // in Questionnaire.Sections
	Groups   []*survey.Question // that it stands in, outermost first
	Choices  []survey.Choice    // of its list, in order; nil when it takes none
	// Menus is how many ranks a rank question takes, each a menu named NAME:1, NAME:2 ... on the page; else 0.
	Menus int

	gates      []int // in Instrument.gates: all must hold
	depends    []int // Items that the gates use
	required   *expr.Tree
	always     bool // required whatever the answers
	constraint *expr.Tree
	filter     *expr.Tree
	list       *list
	menus      []string // names of the menus
}

// list is a choice list with what makes looking a choice up quick.
type list struct {
	choices []survey.Choice
	index   map[string]int
	ones    []survey.Value // each choice as the answer to a select_one, made once
}

// gate is a condition, with the Items that it uses.
type gate struct {
	tree    *expr.Tree
	depends []int
}

// Item finds a question or note by its name.
func (in *Instrument) Item(name string) (*Item, bool) {
	i, ok := in.byName[name]
	if !ok {
		return nil, false
	}
	return &in.Items[i], true
}

// Asks tells whether the item takes an answer: all but notes do.
func (it *Item) Asks() bool { return it.Question.Type != survey.Note }

// Name is the question's name.
func (it *Item) Name() string { return it.Question.Name }

// Controls counts the controls of the page that the item needs.
func (it *Item) Controls() int {
	switch it.Question.Type {
	case survey.Note:
		return 0
	case survey.Rank:
		return it.Menus
	case survey.SelectOne, survey.SelectMultiple:
		if it.Question.Appearance == "minimal" && it.Question.Type == survey.SelectOne {
			return 1
		}
		return len(it.Choices)
	}
	return 1
}
