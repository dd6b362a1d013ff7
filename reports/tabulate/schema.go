package tabulate

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// schema tells how to read the sheets of one version of the questionnaire.
type schema struct {
	instrument *questionnaire.Instrument
	fields     []field // by key, as the keys stand in a sheet
	asked      []field // in the order of the questionnaire, as skipped questions stand in a sheet
}

// field is one question of a version.
type field struct {
	name     string
	key      word // name":
	column   int
	question survey.QuestionType
	answered int // slots
	skipped  int
	names    []word         // the choices: name"
	choices  []int          // their places among the column's choices
	slots    []int          // and their slots
	byName   map[string]int // bare names to indexes of names, for long lists
}

// longList is from how many choices on a look-up beats comparing.
const longList = 32

// word is a text that may come next in a sheet. Its first eight bytes are compared at once.
type word struct {
	text       string
	head, mask uint64
}

func newWord(text string) word {
	w := word{text: text}
	for i := range min(len(text), 8) {
		w.head |= uint64(text[i]) << (8 * i)
		w.mask |= 0xff << (8 * i)
	}
	return w
}

// settle orders the fields; call it when all are there.
func (s *schema) settle() {
	s.asked = slices.Clone(s.fields)
	slices.SortFunc(s.fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
}

// slot is a set that sheets are read into: of a choice of a column, or noChoice and noAnswer.
type slot struct {
	column, choice int
}

const (
	noChoice = -1 // those who answered
	noAnswer = -2 // those who skipped
)

// pending gathers the bits of 64 ordinals before they go into the sets: reading a sheet then touches little memory.
type pending struct {
	slots []slot
	bits  []uint64 // by slot
	word  int      // of the ordinals gathered
}

func (p *pending) slot(column, choice int) int {
	p.slots = append(p.slots, slot{column, choice})
	p.bits = append(p.bits, 0)
	return len(p.slots) - 1
}

// flush puts what was gathered into the sets.
func (b *book) flush() {
	p := &b.pending
	for i, gathered := range p.bits {
		if gathered == 0 {
			continue
		}
		p.bits[i] = 0
		at := p.slots[i]
		c := b.columns[at.column]
		c.stamp = b.draft
		switch at.choice {
		case noChoice:
			c.answered.addWord(p.word, gathered, b.draft)
		case noAnswer:
			c.skipped.addWord(p.word, gathered, b.draft)
		default:
			c.choices[at.choice].addWord(p.word, gathered, b.draft)
		}
	}
}

// gather makes ready for the bits of an ordinal and gives its bit.
func (b *book) gather(ordinal uint32) uint64 {
	if w := int(ordinal / wordBits); w != b.pending.word {
		b.flush()
		b.pending.word = w
	}
	return 1 << (ordinal % wordBits)
}
