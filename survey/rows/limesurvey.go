package rows

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// NotShown is what LimeSurvey's own response files say in a cell whose question was not shown to the respondent.
const NotShown = "{question_not_shown}"

// limeSurvey knows by which headers the files of LimeSurvey name what a questionnaire asks: codes as Q[SQ001] or Q_SQ001,
// texts as "Question [Row]", or both.
type limeSurvey struct {
	codes map[string][]Target // by header, squeezed
	texts map[string][]Target
	met   map[string]int // how often a text was met so far, and stands in the header
	count map[string]int
	quiet map[string]bool // names of hidden values, whose columns may be several
}

// readsLikeLimeSurvey tells a header of LimeSurvey by what it has beside answers.
func readsLikeLimeSurvey(header []string) bool {
	found := map[string]bool{}
	for _, name := range header {
		code, _, _ := strings.Cut(name, ".") // code and text, or either
		for _, one := range []string{name, code} {
			if what := ownColumn(one); what != "" {
				found[what] = true
			}
		}
	}
	return found["submitted"] && len(found) > 1 || found["language"] && found["page"]
}

// newLimeSurvey lists the headers for a questionnaire.
func newLimeSurvey(in *questionnaire.Instrument, header []string) *limeSurvey {
	l := &limeSurvey{codes: map[string][]Target{}, texts: map[string][]Target{}, met: map[string]int{}, count: map[string]int{}, quiet: map[string]bool{}}
	for _, name := range header {
		l.count[squeeze(name)]++
	}
	for i := range in.Items {
		l.item(in, &in.Items[i])
	}
	return l
}

// item lists the headers of one item.
func (l *limeSurvey) item(in *questionnaire.Instrument, item *questionnaire.Item) {
	name := item.Name()
	t := Target{Question: name}
	if !item.Asks() && item.Question.Type != survey.Hidden {
		t = Target{Ignore: true} // a text to be read, or a value that is worked out here
	}
	if ticks := ticksOf(in, item); ticks != "" {
		t.Ticks = ticks
	}
	switch item.Question.Type {
	case survey.SelectMultiple:
		for _, choice := range item.Choices {
			if hasText(in, name, choice.Name) {
				continue // LimeSurvey keeps its text alone
			}
			l.code(name, choice.Name, Target{Question: name, Choice: choice.Name})
			for _, language := range in.Questionnaire.Languages {
				l.text(item, language, choice.Label[language], Target{Question: name, Choice: choice.Name})
			}
		}
	case survey.Rank:
		for rank := 1; rank <= len(item.Choices); rank++ {
			l.code(name, strconv.Itoa(rank), Target{Question: name, Rank: rank})
		}
	}
	if item.Question.Type == survey.Hidden {
		l.quiet[squeeze(name)] = true
	}
	l.code(name, "", t)
	for _, language := range in.Questionnaire.Languages {
		l.text(item, language, "", t)
	}
	l.addition(in, name, t)
}

// addition lists the texts of what LimeSurvey adds to a question by itself: "Question [Other]", "Question [Comment]".
func (l *limeSurvey) addition(in *questionnaire.Instrument, name string, t Target) {
	for _, part := range []string{"othercomment", "comment", "other"} {
		rest, found := strings.CutSuffix(name, part)
		if !found {
			continue
		}
		of, known := in.Item(strings.TrimSuffix(rest, "_"))
		for i := len(rest) - 1; i > 0 && !known; i-- { // the comment on a choice: Q_SQ001comment
			if rest[i] == '_' {
				of, known = in.Item(rest[:i])
			}
		}
		if !known {
			return
		}
		for _, language := range in.Questionnaire.Languages {
			for word := range ownWords[part] {
				l.text(of, language, word, t)
			}
		}
		return
	}
}

// code lists the codes of a part of a question. A name may be a question's code and a subquestion's joined: any of its
// joints may be where LimeSurvey writes a bracket.
func (l *limeSurvey) code(name, part string, t Target) {
	whole := name
	if part != "" {
		whole += "_" + part
	}
	names := []string{whole}
	if bare := strings.TrimPrefix(whole, "_"); bare != whole && bare != "" && unicode.IsDigit(rune(bare[0])) {
		names = append(names, bare) // a code that begins with a digit is a name with _ before
	}
	for _, one := range names {
		add(l.codes, one, t)
		for i, r := range one {
			if r != '_' || i == 0 || i == len(one)-1 {
				continue
			}
			code, row := one[:i], one[i+1:]
			add(l.codes, code+"["+row+"]", t)
			// The two scales of a grid are _0 and _1 in conditions, [1] and [2] in files.
			if row, scaled := strings.CutSuffix(row, "_0"); scaled && t.Choice == "" {
				add(l.codes, code+"["+row+"][1]", t)
			}
			if row, scaled := strings.CutSuffix(row, "_1"); scaled && t.Choice == "" {
				add(l.codes, code+"["+row+"][2]", t)
			}
		}
	}
}

// text lists the texts of an item, or of one of its choices: the question's, then in brackets those of its parts.
func (l *limeSurvey) text(item *questionnaire.Item, language, choice string, t Target) {
	parts := []string{}
	for _, group := range item.Groups {
		parts = append(parts, group.Label[language])
	}
	parts = append(parts, item.Question.Label[language])
	if choice != "" {
		parts = append(parts, choice)
	}
	if parts[0] == "" {
		return
	}
	heading := parts[0]
	for _, part := range parts[1:] {
		heading += "[" + part + "]"
	}
	add(l.texts, heading, t)
	if len(parts) == 3 && choice == "" {
		// The scale stands last in files, outside the rows here.
		add(l.texts, parts[0]+"["+parts[2]+"]["+parts[1]+"]", t)
	}
}

// add lists a header. LimeSurvey writes {name} where we write ${name}.
func add(known map[string][]Target, header string, t Target) {
	key := strings.ReplaceAll(squeeze(header), "${", "{")
	for _, have := range known[key] {
		if have == t {
			return
		}
	}
	known[key] = append(known[key], t)
}

// ticksOf gives the choice, as question/choice, that a text in the item's column picks: LimeSurvey has no column of its own
// for the box "other", only for its text.
func ticksOf(in *questionnaire.Instrument, item *questionnaire.Item) string {
	name, is := strings.CutSuffix(item.Name(), "_other")
	if !is || item.Question.Type != survey.TextType && item.Question.Type != survey.Decimal {
		return ""
	}
	of, found := in.Item(name)
	if !found || of.Question.Type != survey.SelectMultiple {
		return ""
	}
	for _, choice := range of.Choices {
		if item.Question.Relevant == "selected(${"+name+"}, '"+choice.Name+"')" {
			return name + "/" + choice.Name
		}
	}
	return ""
}

var (
	coded    = regexp.MustCompile(`^([\pL\pN_.-]*[\pL\pN_](?:\[[^\]]*\]){0,2})\s*[.:;|–-]`)
	rankForm = regexp.MustCompile(`^(.*\S)\s*\[[^\]\d]*(\d+)\]$`)
)

// byCode gives what a header means that is a code, or a code and a text.
func (l *limeSurvey) byCode(header string) []Target {
	if found := l.codes[squeeze(header)]; len(found) > 0 {
		return found
	}
	if m := coded.FindStringSubmatch(strings.TrimSpace(header)); m != nil {
		return l.codes[squeeze(m[1])]
	}
	return nil
}

// target gives what a header may mean.
func (l *limeSurvey) target(header string) []Target {
	key := squeeze(header)
	if found := l.codes[key]; len(found) > 0 {
		return found
	}
	// A text may begin with what reads like a code: "Age: in years".
	found := l.texts[key]
	if len(found) == 0 {
		if found := l.byCode(header); len(found) > 0 {
			return found
		}
		if m := coded.FindStringSubmatch(strings.TrimSpace(header)); m != nil && ownColumn(m[1]) != "" {
			return []Target{ownTarget(ownColumn(m[1]))}
		}
		return l.ranked(header)
	}
	// Texts that stand more than once, as those of comments do, stand in the order of the questionnaire.
	if len(found) > 1 && l.count[key] == len(found) {
		l.met[key]++
		return found[l.met[key]-1 : l.met[key]]
	}
	return found
}

// ranked reads headers that end in a rank: "Question [Rank 2]", in any language.
func (l *limeSurvey) ranked(header string) []Target {
	code, _, parted := strings.Cut(header, "[")
	if !parted { // how many files were sent
		code, parted = strings.CutSuffix(header, "_filecount")
	}
	if text, counts := strings.CutPrefix(header, "filecount - "); counts && len(l.texts[squeeze(text)]) == 1 {
		code, parted = l.texts[squeeze(text)][0].Question, true
	}
	if parted && l.quiet[squeeze(code)] {
		return []Target{{Ignore: true}}
	}
	m := rankForm.FindStringSubmatch(strings.TrimSpace(header))
	if m == nil {
		return nil
	}
	of := l.texts[squeeze(m[1])]
	if len(of) != 1 || of[0].Question == "" {
		return nil
	}
	return l.codes[squeeze(of[0].Question+"["+m[2]+"]")]
}

// squeeze makes texts alike that differ only in spaces and case: LimeSurvey joins the lines of a text without any.
func squeeze(text string) string { return strings.ReplaceAll(fold(text), " ", "") }
