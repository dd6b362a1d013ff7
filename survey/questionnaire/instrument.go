package questionnaire

import (
	"strings"
	"sync"

	"sonde/survey"
	"sonde/survey/expr"
)

// Instrument is a questionnaire ready for use, or the questions of one row of a repeat. It never changes after Compile and
// may be used by many goroutines at once.
type Instrument struct {
	// Questionnaire is the source, of a row's instrument too; read only.
	Questionnaire survey.Questionnaire
	// Languages are those in which respondents may read it: the complete ones; all when none is.
	Languages []string
	// Items are all questions and notes, calculates and hidden ones too, groups opened, in order. A repeat is one item,
	// which holds the instrument of its rows.
	Items []Item

	byName  map[string]int // Items by key
	gates   []gate         // the conditions that stand at this level, each once: of sections, of groups, of questions
	sorted  []int          // Items by key, as canonical JSON has them
	repeats int            // how many Items are repeats
	up      *Item          // the repeat whose rows these are; nil for the questionnaire itself
	depth   int            // in how many repeats it stands
	level   int            // its place among all instruments of the questionnaire
	*shared                // what all of them share
}

// shared is what a questionnaire's instrument and those of its rows share.
type shared struct {
	root    *Instrument
	levels  int
	named   map[string]*Item    // all items by their names, as ${} gives them
	looked  map[string]*list    // those in which expressions look something up
	columns map[string][]string // of these, that expressions look at
	order   []*Item             // so that each stands after those that its conditions and its calculation use
	first   []*Item             // so that each stands after those that its default uses, where that can be
	island  Island
	tables  sync.Map // what Looked gives, by language
}

// Item is a question or a note with all that decides about it.
type Item struct {
	Index    int // in Instrument.Items
	Question *survey.Question
	Section  int                // in Questionnaire.Sections
	Groups   []*survey.Question // that it stands in, outermost first; of a row's question, those within the repeat
	Choices  []survey.Choice    // of its list, in order, those that are offered; the labelled ticks of a range; nil when it takes none
	Retired  []survey.Choice    // of its list, in order, those that answers may hold and that are offered no more
	// Menus is how many ranks a rank question takes, each a menu named NAME:1, NAME:2 ... on the page; else 0.
	Menus int
	// Scale is what a range takes; the zero Scale for all others.
	Scale Scale
	// Row is the instrument of one row of a repeat: its questions, their keys within the row. Nil for all others.
	Row *Instrument

	in          *Instrument
	key         string
	id          int // among all items, in order
	asks        bool
	keeps       bool
	computed    bool
	fills       bool    // has a value where nothing comes
	always      bool    // required whatever the answers
	slot        int     // of a repeat: which of its instrument's
	gates       []int   // in Instrument.gates: all must hold
	depends     []*Item // that decide whether it is asked and what its value is
	needs       []*Item // those of them that its value is worked out from
	triggers    []*Item // one of which must have an answer before there is a calculation
	required    *expr.Tree
	constraint  *expr.Tree
	filter      *expr.Tree
	calculation *expr.Tree // gives the value, or fills in where nothing came
	preset      *expr.Tree // a default that is worked out
	count       *expr.Tree // how many rows a repeat has; nil when the respondent decides
	seed        *expr.Tree // of the order of the choices
	source      *expr.Tree // gives the answers among which it is picked
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

// gate is a condition, with the items that it uses.
type gate struct {
	tree    *expr.Tree
	depends []*Item
}

// Item finds a question or note of this instrument by its key: its name, or GROUP/NAME where the name stands more than
// once. The questions of a repeat's rows are found in the repeat's Row, or by At.
func (in *Instrument) Item(key string) (*Item, bool) {
	i, ok := in.byName[key]
	if !ok {
		return nil, false
	}
	return &in.Items[i], true
}

// Named finds a question, note or repeat, in rows too, by the name that ${} gives it.
func (in *Instrument) Named(name string) (*Item, bool) {
	it, known := in.named[name]
	return it, known
}

// At finds a question by its address, which is the name of its control on the page: its key or, in the row N of a repeat,
// REPEAT/N/KEY (of a repeat within a row, REPEAT/N/REPEAT/N/KEY). The address of a row itself, REPEAT/N, gives the repeat.
func (in *Instrument) At(address string) (*Item, bool) {
	for {
		repeat, _, rest, inRow := cutRow(address)
		if !inRow {
			return in.Item(address)
		}
		it, known := in.Item(repeat)
		switch {
		case !known || it.Row == nil:
			return nil, false
		case rest == "":
			return it, true
		}
		in, address = it.Row, rest
	}
}

// cutRow parts an address at its first row: the repeat's key, the row's number, and the address within the row, "" for the
// row itself. Only a row's number begins with a digit, and none with 0.
func cutRow(address string) (repeat string, number int, rest string, inRow bool) {
	for at := 0; ; {
		slash := strings.IndexByte(address[at:], '/')
		if slash < 0 {
			return "", 0, "", false
		}
		at += slash + 1
		end := at
		for end < len(address) && '0' <= address[end] && address[end] <= '9' {
			number = min(number*10+int(address[end]-'0'), 1<<30)
			end++
		}
		switch {
		case end == at:
			continue
		case address[at] == '0':
			return "", 0, "", false
		case end == len(address):
			return address[:at-1], number, "", true
		case address[end] != '/' || end+1 == len(address):
			return "", 0, "", false
		}
		return address[:at-1], number, address[end+1:], true
	}
}
