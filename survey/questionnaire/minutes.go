package questionnaire

import (
	"strings"
	"unicode"

	"sonde/survey"
)

// The measure of time: people read wordsPerMinute words a minute, take secondsPerTap for a tap and secondsPerText for
// writing a text.
const (
	wordsPerMinute = 220
	secondsPerTap  = 2.5
	secondsPerText = 45
	usualPicks     = 3 // ticked in a select_multiple that nothing is known about
)

// Minutes estimates how long the respondent who gave these answers needs, reading in the language: all words that are
// shown, a tap for each pick, 45 s for each text that is asked. Questions that are asked and not answered count as
// answered in the usual way.
func (in *Instrument) Minutes(language string, answers survey.Answers) float64 {
	v := in.validation(Entry{})
	for i := range in.Items {
		v.sheet.values[i] = answers[in.Items[i].key]
	}
	v.ask()
	return in.minutes(language, &v.sheet)
}

// LongestMinutes estimates how long it takes to be asked everything and offered every choice.
func (in *Instrument) LongestMinutes(language string) float64 { return in.minutes(language, nil) }

// minutes measures what s asks; nil asks everything. The thanks are read when all is done and do not count.
func (in *Instrument) minutes(language string, s *sheet) float64 {
	q := &in.Questionnaire
	words := func(t survey.Text) int { return countWords(t.In(language, q.DefaultLanguage)) }
	read, seconds := words(q.Title)+words(q.Intro), 0.0
	opened := map[*survey.Question]bool{} // groups whose words are counted
	section := -1
	for i := range in.Items {
		it := &in.Items[i]
		if s != nil && !s.asked[i] {
			continue
		}
		if it.Section != section {
			section = it.Section
			read += words(q.Sections[section].Title) + words(q.Sections[section].AppliesTo)
		}
		headed := false // the choices of a grid are read once, at its head
		for _, group := range it.Groups {
			if opened[group] {
				headed = headed || group.Appearance == Grid
				continue
			}
			opened[group] = true
			read += words(group.Label) + words(group.Hint)
		}
		read += words(it.Question.Label) + words(it.Question.Hint)
		for c := range it.Choices {
			if !headed && (s == nil || it.filter == nil || s.offers(it, c)) {
				read += words(it.Choices[c].Label)
			}
		}
		var answer survey.Value
		if s != nil {
			answer = s.values[i]
		}
		seconds += it.effort(answer)
	}
	return float64(read)/wordsPerMinute + seconds/60
}

// effort is the seconds that answering takes.
func (it *Item) effort(value survey.Value) float64 {
	switch it.Question.Type {
	case survey.Note:
		return 0
	case survey.TextType:
		return secondsPerText
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
