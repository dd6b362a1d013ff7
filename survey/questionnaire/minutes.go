package questionnaire

import (
	"strconv"
	"strings"
	"unicode"

	"sonde/survey"
)

// The measure of time: people read wordsPerMinute words a minute, take secondsPerTap for a tap and secondsPerText for
// writing a text. A day is set with three taps, a time of day with two. A menu is opened and then picked from: nobody reads
// all of a long one, and who has found their way in a list once knows it in the menus that follow.
const (
	wordsPerMinute = 220
	secondsPerTap  = 2.5
	secondsPerText = 45
	readOfMenu     = 12 // choices of a menu, at most, before the one that is looked for is found
	usualPicks     = 3  // ticked in a select_multiple that nothing is known about
	usualRows      = 2  // of a repeat that nothing is known about
)

// Minutes estimates how long the respondent who gave these answers needs, reading in the language: the words that are
// shown, of a menu as many as it takes to find a choice, a tap for each pick, 45 s for each text that is asked, each row of a repeat again. Questions that are asked and
// not answered count as answered in the usual way.
func (in *Instrument) Minutes(language string, answers survey.Answers) float64 {
	return in.measureOf(language, answers).minutes()
}

// Words counts the words that the respondent who gave these answers reads in the language.
func (in *Instrument) Words(language string, answers survey.Answers) int {
	return in.measureOf(language, answers).read
}

func (in *Instrument) measureOf(language string, answers survey.Answers) *measure {
	v := in.validation(in.NewRaw(), Entry{})
	v.root.fill(answers, v)
	v.settle()
	m := in.measure(language)
	m.sheet(in, v.root)
	return m
}

// LongestMinutes estimates how long it takes to be asked everything and offered every choice, with two rows in each repeat.
func (in *Instrument) LongestMinutes(language string) float64 {
	return in.longest(language).minutes()
}

// MostWords counts the words that whoever is asked everything reads.
func (in *Instrument) MostWords(language string) int { return in.longest(language).read }

func (in *Instrument) longest(language string) *measure {
	m := in.measure(language)
	m.sheet(in, nil)
	return m
}

// fill puts answers that have been validated into the sheet.
func (s *sheet) fill(answers survey.Answers, v *validation) {
	for i := range s.in.Items {
		it := &s.in.Items[i]
		s.values[i] = answers[it.key]
		rows, _ := s.values[i].(survey.Rows)
		for n, answers := range rows {
			row := v.row(s, it, it.Row.NewRaw(), n+1)
			row.fill(answers, v)
			s.repeats[it.slot].rows = append(s.repeats[it.slot].rows, row)
		}
	}
}

// measure adds up what is read and done.
type measure struct {
	words   func(survey.Text) int
	read    int
	seconds float64
	opened  map[*survey.Question]bool // groups whose words are counted
	known   map[string]bool           // lists of the menus that were opened
	section int
}

// measure begins with the title and the introduction. The thanks are read when all is done and do not count.
func (in *Instrument) measure(language string) *measure {
	q := &in.Questionnaire
	words := func(t survey.Text) int { return countWords(t.In(language, q.DefaultLanguage)) }
	return &measure{words: words, read: words(q.Title) + words(q.Intro), opened: map[*survey.Question]bool{}, known: map[string]bool{}, section: -1}
}

func (m *measure) minutes() float64 { return float64(m.read)/wordsPerMinute + m.seconds/60 }

// sheet measures what s asks; nil asks everything.
func (m *measure) sheet(in *Instrument, s *sheet) {
	for i := range in.Items {
		it := &in.Items[i]
		if !it.Shown() || s != nil && !s.asked[i] {
			continue
		}
		headed := m.heads(in, it)
		m.read += m.words(it.Question.Label) + m.words(it.Question.Hint)
		if it.Row != nil {
			m.rows(it, s)
			continue
		}
		if !headed {
			m.choices(it, s)
		}
		var answer survey.Value
		if s != nil {
			answer = s.values[i]
		}
		m.seconds += it.effort(answer)
	}
}

// choices reads those that are offered: all of them, but in a menu those among which one is found.
func (m *measure) choices(it *Item, s *sheet) {
	words, offered := 0, 0
	for c := range it.Choices {
		if s == nil || it.filter == nil || s.offers(it, c) {
			words += m.words(it.Choices[c].Label)
			offered++
		}
	}
	if !it.Menu() || offered == 0 {
		m.read += words
		return
	}
	looked := min(offered, readOfMenu)
	if m.known[it.Question.List] {
		looked = 1
	}
	m.known[it.Question.List] = true
	m.read += (words*looked + offered - 1) / offered
}

// heads reads the heads of section and groups where they begin, and tells whether the choices stand in one: those of a
// grid are read once, at its head.
func (m *measure) heads(in *Instrument, it *Item) bool {
	if it.Section != m.section {
		m.section = it.Section
		section := &in.Questionnaire.Sections[it.Section]
		m.read += m.words(section.Title) + m.words(section.AppliesTo)
	}
	headed := false
	for _, group := range it.Groups {
		if m.opened[group] {
			headed = headed || Appears(group, Grid)
			continue
		}
		m.opened[group] = true
		m.read += m.words(group.Label) + m.words(group.Hint)
	}
	return headed
}

// rows measures the rows of a repeat, each of which shows its words again.
func (m *measure) rows(it *Item, s *sheet) {
	var rows []*sheet
	if s != nil {
		rows = s.repeats[it.slot].rows
	}
	count := len(rows)
	if s == nil {
		count = usualRows
		if fixed, err := strconv.Atoi(strings.TrimSpace(it.Question.RepeatCount)); err == nil {
			count = max(0, min(fixed, MaxRows))
		}
	}
	around := m.opened
	defer func() { m.opened = around }()
	for n := range count {
		m.opened = map[*survey.Question]bool{}
		if rows == nil {
			m.sheet(it.Row, nil)
			continue
		}
		m.sheet(it.Row, rows[n])
	}
}

// effort is the seconds that answering takes.
func (it *Item) effort(value survey.Value) float64 {
	if !it.Asks() {
		return 0
	}
	switch it.Question.Type {
	case survey.TextType:
		return secondsPerText
	case survey.Date:
		return 3 * secondsPerTap
	case survey.Time:
		return 2 * secondsPerTap
	case survey.DateTime:
		return 5 * secondsPerTap
	case survey.SelectMultiple, survey.Rank:
		taps := min(usualPicks, len(it.Choices))
		if it.Menus > 0 {
			taps = it.Menus
		}
		if most := it.Question.MaxPicks; most > 0 {
			taps = min(taps, most)
		}
		if names, ok := value.(survey.Names); ok {
			taps = len(names)
		}
		return secondsPerTap * float64(taps)
	}
	if it.Menu() {
		return 2 * secondsPerTap
	}
	return secondsPerTap
}

// countWords counts what is read as a word: French sets marks such as « ? » between spaces.
func countWords(text string) int {
	count := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			count++
		}
	}
	return count
}
