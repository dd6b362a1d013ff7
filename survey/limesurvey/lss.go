package limesurvey

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// readLSS reads the XML of a survey. Both generations are read alike: what a table says of a question in a language is taken
// from the question's own row or from its row in the table of texts, whichever there is.
func readLSS(r io.Reader, t *teller) (*form, error) {
	s := tables{
		form: &form{settings: map[string]string{}}, tell: t,
		groups: map[string]*group{}, questions: map[string]*question{}, answers: map[string]*answer{}, defaults: map[string]*survey.Text{},
		orphans: map[string]int{},
	}
	doc, err := readDocument(r, s.keep)
	if err != nil {
		return nil, err
	}
	if doc.kind != "Survey" {
		t.say(limOther, questionnaire.Place{}, map[string]any{"Type": doc.kind})
		return nil, nil
	}
	s.assemble(doc)
	return s.form, nil
}

// tables are the tables as they come. Rows may stand before those they belong to, so that they are tied together at the end.
type tables struct {
	form      *form
	tell      *teller
	groups    map[string]*group
	questions map[string]*question
	order     []*question
	answers   map[string]*answer
	defaults  map[string]*survey.Text
	orphans   map[string]int // rows that belong to nothing, by table
	late      []func()
}

// keep takes a row of a table.
func (s *tables) keep(table string, row record) error {
	at := questionnaire.Place{Sheet: table, Row: row.number}
	c := row.cells
	switch table {
	case "surveys":
		for name, value := range c {
			s.form.settings[name] = value
		}
	case "surveys_languagesettings":
		s.languageSettings(c)
	case "groups":
		s.group(c, at)
	case "questions", "subquestions":
		if len(s.questions) > maxRecords/4 {
			return errBounds
		}
		s.question(c, at)
	case "answers":
		s.answer(c, at)
	case "group_l10ns", "question_l10ns", "answer_l10ns", "question_attributes", "conditions", "defaultvalues", "defaultvalue_l10ns":
		s.late = append(s.late, func() { s.tie(table, c) })
	case "quota":
		s.form.quotas++
	case "assessments":
		s.form.assessments = true
	}
	return nil
}

func (s *tables) languageSettings(c map[string]string) {
	if s.form.texts == nil {
		s.form.texts = map[string]survey.Text{}
	}
	language := c["surveyls_language"]
	for name, value := range c {
		text := s.form.texts[name]
		setText(&text, language, value)
		s.form.texts[name] = text
	}
}

func (s *tables) group(c map[string]string, at questionnaire.Place) {
	g, known := s.groups[c["gid"]]
	if !known {
		g = &group{id: c["gid"], order: number(c["group_order"]), at: at}
		s.groups[g.id] = g
		s.form.groups = append(s.form.groups, g)
	}
	g.relevance = cmp.Or(g.relevance, c["grelevance"])
	g.random = cmp.Or(g.random, c["randomization_group"])
	setText(&g.name, c["language"], c["group_name"])
	setText(&g.description, c["language"], c["description"])
}

func (s *tables) question(c map[string]string, at questionnaire.Place) {
	q, known := s.questions[c["qid"]]
	if !known {
		q = &question{
			id: c["qid"], parent: c["parent_qid"], group: c["gid"], kind: c["type"], code: c["title"], other: c["other"] == "Y",
			mandatory: c["mandatory"], pattern: c["preg"], relevance: c["relevance"], order: number(c["question_order"]),
			scale: number(c["scale_id"]), at: at,
		}
		s.questions[q.id] = q
		s.order = append(s.order, q)
	}
	setText(&q.text, c["language"], c["question"])
	setText(&q.help, c["language"], c["help"])
}

func (s *tables) answer(c map[string]string, at questionnaire.Place) {
	scale := number(c["scale_id"])
	// Older files tell an answer by its question, scale and code; newer ones by a number.
	key := c["qid"] + "\x00" + strconv.Itoa(scale) + "\x00" + c["code"]
	a, known := s.answers[key]
	if !known {
		a = &answer{code: c["code"], order: number(c["sortorder"]), at: at}
		s.answers[key] = a
		qid := c["qid"]
		s.late = append(s.late, func() {
			q := s.questions[qid]
			if q == nil || scale < 0 || scale > 1 {
				s.orphans["answers"]++
				return
			}
			q.answers[scale] = append(q.answers[scale], a)
		})
	}
	if aid := c["aid"]; aid != "" {
		s.answers[aid] = a
	}
	if value := c["assessment_value"]; value != "" && value != "0" {
		s.form.assessments = s.form.assessments || s.form.settings["assessments"] == "Y"
	}
	setText(&a.text, c["language"], c["answer"])
}

// tie adds a row to what it is about.
func (s *tables) tie(table string, c map[string]string) {
	switch table {
	case "group_l10ns":
		if g := s.groups[c["gid"]]; g != nil {
			setText(&g.name, c["language"], c["group_name"])
			setText(&g.description, c["language"], c["description"])
			return
		}
	case "question_l10ns":
		if q := s.questions[c["qid"]]; q != nil {
			setText(&q.text, c["language"], c["question"])
			setText(&q.help, c["language"], c["help"])
			return
		}
	case "answer_l10ns":
		if a := s.answers[c["aid"]]; a != nil {
			setText(&a.text, c["language"], c["answer"])
			return
		}
	case "question_attributes":
		if q := s.questions[c["qid"]]; q != nil {
			q.setAttribute(c["attribute"], c["language"], c["value"])
			return
		}
	case "conditions":
		if q := s.questions[c["qid"]]; q != nil {
			q.conditions = append(q.conditions, condition{
				scenario: c["scenario"], question: c["cqid"], field: c["cfieldname"], method: strings.TrimSpace(c["method"]), value: c["value"],
			})
			return
		}
	case "defaultvalues":
		if q := s.questions[c["qid"]]; q != nil {
			d := q.defaultOf(defaultKey{sub: c["sqid"], special: c["specialtype"], scale: number(c["scale_id"])})
			setText(d, c["language"], c["defaultvalue"])
			if dvid := c["dvid"]; dvid != "" {
				s.defaults[dvid] = d
			}
			return
		}
	case "defaultvalue_l10ns":
		if d := s.defaults[c["dvid"]]; d != nil {
			setText(d, c["language"], c["defaultvalue"])
			return
		}
	}
	s.orphans[table]++
}

// assemble ties rows to what they belong to and puts all in order.
func (s *tables) assemble(doc document) {
	for _, late := range s.late {
		late()
	}
	f := s.form
	f.id = f.settings["sid"]
	f.base = f.settings["language"]
	f.languages = languagesOf(f.settings, doc.languages)
	if len(f.languages) > 0 {
		f.base = f.languages[0]
	}
	for _, q := range s.order {
		if q.parent != "" && q.parent != "0" {
			parent := s.questions[q.parent]
			if parent == nil || q.scale < 0 || q.scale > 1 {
				s.orphans["subquestions"]++
				continue
			}
			parent.subs[q.scale] = append(parent.subs[q.scale], q)
			continue
		}
		if g := s.groups[q.group]; g != nil {
			g.questions = append(g.questions, q)
			continue
		}
		s.orphans["questions"]++
	}
	slices.SortStableFunc(f.groups, func(a, b *group) int { return cmp.Compare(a.order, b.order) })
	byOrder := func(a, b *question) int { return cmp.Compare(a.order, b.order) }
	for _, g := range f.groups {
		slices.SortStableFunc(g.questions, byOrder)
		for _, q := range g.questions {
			for scale := range q.subs {
				slices.SortStableFunc(q.subs[scale], byOrder)
				slices.SortStableFunc(q.answers[scale], func(a, b *answer) int { return cmp.Compare(a.order, b.order) })
			}
		}
	}
	for _, table := range slices.Sorted(maps.Keys(s.orphans)) {
		s.tell.say(limOrphan, questionnaire.Place{Sheet: table}, map[string]any{"Table": table, "Count": s.orphans[table]})
	}
}

// languagesOf lists the base language, then the others: those that the settings name, those of the texts when the settings
// are silent.
func languagesOf(settings map[string]string, listed []string) []string {
	additional, said := settings["additional_languages"]
	all := append([]string{settings["language"]}, strings.Fields(strings.ReplaceAll(additional, `"`, " "))...)
	if !said || settings["language"] == "" {
		all = append(all, listed...)
	}
	var once []string
	for _, code := range all {
		if code != "" && len(once) <= maxLanguages && !slices.Contains(once, code) {
			once = append(once, code)
		}
	}
	return once
}

// number reads a number of the tables; 0 for anything else.
func number(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0
	}
	return n
}

// isLSS tells whether a file is XML of LimeSurvey, from its beginning.
func isLSS(raw []byte) bool {
	return looksXML(raw) && bytes.Contains(raw[:min(len(raw), 4<<10)], []byte("LimeSurveyDocType"))
}
