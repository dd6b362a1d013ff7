package limesurvey

import (
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// fixed are the columns of a .txt that are no attributes of a question. id, related_id, encrypted and same_script came with
// newer versions.
var fixed = []string{
	"id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory",
	"encrypted", "other", "default", "same_default", "same_script",
}

// isTXT tells whether a text is a survey in rows, from its header.
func isTXT(text string) bool {
	header, _, _ := strings.Cut(text, "\n")
	columns := strings.Split(strings.TrimRight(header, "\r"), "\t")
	for i := range columns {
		columns[i] = strings.Trim(columns[i], ` "`)
	}
	return slices.Contains(columns, "class") && (slices.Contains(columns, "type/scale") || slices.Contains(columns, "relevance"))
}

// readTXT reads the rows of a survey. Their order carries the tree: a question belongs to the group above it, its
// subquestions and answers follow it. Further languages repeat the same rows below.
func readTXT(text string, t *teller) (*form, error) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes, reader.ReuseRecord = '\t', -1, true, true
	header, err := reader.Read()
	if err != nil {
		return nil, err
	}
	s := lines{
		form: &form{settings: map[string]string{}, texts: map[string]survey.Text{}}, tell: t, column: map[string]int{},
		groups: map[string]*group{}, questions: map[string]*question{}, subs: map[part]*question{}, answers: map[part]*answer{},
		classes: map[string]bool{},
	}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := s.column[name]; name != "" && !twice {
			s.column[name] = i
			if !slices.Contains(fixed, name) {
				s.attributes = append(s.attributes, name)
			}
		}
	}
	for _, needed := range []string{"class", "name", "text"} {
		if _, found := s.column[needed]; !found {
			t.say(limHeader, questionnaire.Place{Row: 1}, map[string]any{"Column": needed})
		}
	}
	if len(t.found.Errors()) > 0 {
		return nil, nil
	}
	for count := 0; ; count++ {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if count > maxRecords || len(cells) > maxFields {
			return nil, errBounds
		}
		s.cells = cells
		number, _ := reader.FieldPos(0)
		if slices.ContainsFunc(cells, swallowed.MatchString) {
			t.say(limQuotes, questionnaire.Place{Row: number}, map[string]any{"Line": number})
			return nil, nil
		}
		s.keep(questionnaire.Place{Sheet: strings.TrimSpace(s.cell("class")), Row: number})
	}
	s.finish()
	return s.form, nil
}

// swallowed finds rows within a cell: quotes that stay open take in what follows.
var swallowed = regexp.MustCompile(`\n(?:\d*\t\d*\t)?(?:G|Q|SQ|A|SL?)\t`)

// lines are the rows of a .txt, with what the last ones were.
type lines struct {
	form       *form
	tell       *teller
	column     map[string]int
	attributes []string
	cells      []string
	groups     map[string]*group    // by number
	questions  map[string]*question // by group and code
	subs       map[part]*question
	answers    map[part]*answer
	unnumbered int // groups without a number, in the language under way
	language   string
	last       *group
	question   *question
	classes    map[string]bool // unknown ones that have been told
}

// part names an answer or subquestion of a question.
type part struct {
	of    *question
	scale int
	code  string
}

func (s *lines) cell(name string) string {
	if i, found := s.column[name]; found && i < len(s.cells) {
		return s.cells[i]
	}
	return ""
}

// of gives the language of the row, the base language when it names none.
func (s *lines) of() string {
	if language := strings.TrimSpace(s.cell("language")); language != "" {
		return language
	}
	return s.form.base
}

func (s *lines) keep(at questionnaire.Place) {
	switch at.Sheet {
	case "S":
		name := s.cell("name")
		if s.form.settings[name] = s.cell("text"); name == "language" {
			s.form.base = strings.TrimSpace(s.cell("text"))
		}
	case "SL":
		text := s.form.texts[s.cell("name")]
		setText(&text, s.of(), s.cell("text"))
		s.form.texts[s.cell("name")] = text
	case "G":
		s.group(at)
	case "Q":
		s.ask(at)
	case "SQ":
		s.row(at)
	case "A":
		s.answer(at)
	case "QTA":
		s.form.quotas++
	case "QTAM", "QTALS", "AS", "C", "":
		s.form.assessments = s.form.assessments || at.Sheet == "AS"
	default:
		if !s.classes[at.Sheet] {
			s.classes[at.Sheet] = true
			s.tell.say(limClass, at, map[string]any{"Class": shorten(at.Sheet)})
		}
	}
}

// group opens a group. Those of further languages are the same by their number, in old files by their place.
func (s *lines) group(at questionnaire.Place) {
	language := s.of()
	if language != s.language {
		s.language, s.unnumbered = language, 0
	}
	key := strings.TrimSpace(s.cell("type/scale"))
	if key == "" {
		key = "G" + strconv.Itoa(s.unnumbered)
		s.unnumbered++
	}
	g, known := s.groups[key]
	if !known {
		g = &group{id: key, order: len(s.form.groups), relevance: s.cell("relevance"), random: s.cell("random_group"), at: at}
		s.groups[key] = g
		s.form.groups = append(s.form.groups, g)
	}
	setText(&g.name, language, s.cell("name"))
	setText(&g.description, language, s.cell("text"))
	s.last, s.question = g, nil
}

func (s *lines) ask(at questionnaire.Place) {
	if s.last == nil {
		s.tell.say(limOrder, at, map[string]any{"Class": "Q"})
		return
	}
	code := strings.TrimSpace(s.cell("name"))
	key := s.last.id + "\x00" + code
	q, known := s.questions[key]
	if !known {
		q = &question{
			id: strings.TrimSpace(s.cell("id")), kind: strings.TrimSpace(s.cell("type/scale")), code: code, other: s.cell("other") == "Y",
			mandatory: s.cell("mandatory"), pattern: s.cell("validation"), relevance: s.cell("relevance"), order: len(s.last.questions), at: at,
		}
		s.questions[key] = q
		s.last.questions = append(s.last.questions, q)
	}
	language := s.of()
	setText(&q.text, language, s.cell("text"))
	setText(&q.help, language, s.cell("help"))
	for _, name := range s.attributes {
		if value := s.cell(name); value != "" {
			q.setAttribute(name, language, value)
		}
	}
	if value := s.cell("default"); value != "" {
		setText(q.defaultOf(defaultKey{}), language, value)
	}
	s.question = q
}

// row keeps a subquestion. Some rows are none: they only show how the column of a comment is named, or give the text of
// "other" beforehand.
func (s *lines) row(at questionnaire.Place) {
	q, code, language := s.question, strings.TrimSpace(s.cell("name")), s.of()
	switch {
	case q == nil:
		s.tell.say(limOrder, at, map[string]any{"Class": "SQ"})
		return
	case q.kind == "O" || q.kind == "|":
		return
	case code == "other" && q.other:
		if value := s.cell("default"); value != "" {
			setText(q.defaultOf(defaultKey{special: "other"}), language, value)
		}
		return
	}
	scale := number(s.cell("type/scale"))
	if scale < 0 || scale > 1 {
		scale = 0
	}
	sub := s.subs[part{q, scale, code}]
	if sub == nil {
		sub = &question{
			id: code, parent: q.code, code: code, scale: scale, relevance: s.cell("relevance"), mandatory: s.cell("mandatory"),
			pattern: s.cell("validation"), order: len(q.subs[scale]), at: at,
		}
		s.subs[part{q, scale, code}] = sub
		q.subs[scale] = append(q.subs[scale], sub)
	}
	setText(&sub.text, language, s.cell("text"))
	setText(&sub.help, language, s.cell("help"))
	if value := s.cell("default"); value != "" {
		setText(q.defaultOf(defaultKey{sub: code, scale: scale}), language, value)
	}
}

func (s *lines) answer(at questionnaire.Place) {
	q, code := s.question, strings.TrimSpace(s.cell("name"))
	if q == nil {
		s.tell.say(limOrder, at, map[string]any{"Class": "A"})
		return
	}
	scale := number(s.cell("type/scale"))
	if scale < 0 || scale > 1 {
		scale = 0
	}
	a := s.answers[part{q, scale, code}]
	if a == nil {
		a = &answer{code: code, order: len(q.answers[scale]), at: at}
		s.answers[part{q, scale, code}] = a
		q.answers[scale] = append(q.answers[scale], a)
	}
	setText(&a.text, s.of(), s.cell("text"))
}

// finish settles the languages.
func (s *lines) finish() {
	f := s.form
	f.id = f.settings["sid"]
	var listed []string
	for _, text := range f.texts {
		for language := range text {
			listed = append(listed, language)
		}
	}
	slices.Sort(listed)
	f.languages = languagesOf(f.settings, listed)
	if len(f.languages) > 0 {
		f.base = f.languages[0]
	}
}
