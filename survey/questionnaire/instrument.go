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
	// Languages are those in which respondents may read it: the complete ones; all when none is.
	Languages []string
	// Items are all questions and notes, calculates and hidden ones too, groups opened, in order.
	Items []Item

	byName map[string]int // by key
	gates  []gate         // the conditions, each once: of sections, of groups, of questions
	order  []int          // Items so that each stands after those that its conditions and its calculation use
	first  []int          // Items so that each stands after those that its default uses, where that can be
	sorted []int          // Items by key, as canonical JSON has them
	island Island
}

// Item is a question or a note with all that decides about it.
type Item struct {
	Index    int // in Instrument.Items
	Question *survey.Question
	Section  int                // in Questionnaire.Sections
	Groups   []*survey.Question // that it stands in, outermost first
	Choices  []survey.Choice    // of its list, in order, those that are offered; the labelled ticks of a range; nil when it takes none
	Retired  []survey.Choice    // of its list, in order, those that answers may hold and that are offered no more
	// Menus is how many ranks a rank question takes, each a menu named NAME:1, NAME:2 ... on the page; else 0.
	Menus int
	// Scale is what a range takes; the zero Scale for all others.
	Scale Scale

	key         string
	gates       []int // in Instrument.gates: all must hold
	depends     []int // Items that the gates, the calculation and the triggers use
	needs       []int // those of them that the calculation and the triggers use
	triggers    []int // Items one of which must have an answer before there is a calculation
	required    *expr.Tree
	always      bool // required whatever the answers
	constraint  *expr.Tree
	filter      *expr.Tree
	calculation *expr.Tree // gives the value, or fills in where nothing came
	preset      *expr.Tree // a default that is worked out
	fills       bool       // has a value where nothing comes
	seed        *expr.Tree // of the order of the choices
	list        *list
	menus       []string // names of the menus
}

// list is a choice list with what makes looking a choice up quick. A name may stand in it more than once, for other
// answers; it then means the same.
type list struct {
	written []survey.Choice  // as the questionnaire has them
	choices []survey.Choice  // those offered, then the retired
	offered int              // how many are
	index   map[string]int   // the first of each name
	twins   map[string][]int // all of the names that stand more than once
	ones    []survey.Value   // each choice as the answer to a select_one, made once
}

// gate is a condition, with the Items that it uses.
type gate struct {
	tree    *expr.Tree
	depends []int
}

// Item finds a question or note by its key: its name, or GROUP/NAME where the name stands more than once.
func (in *Instrument) Item(key string) (*Item, bool) {
	i, ok := in.byName[key]
	if !ok {
		return nil, false
	}
	return &in.Items[i], true
}
