package limesurvey

import (
	"cmp"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Write writes a questionnaire as LimeSurvey's tab-separated .txt, which has no numbers to invent. Messages tell what
// LimeSurvey cannot hold; the error is of writing.
func Write(w io.Writer, q survey.Questionnaire) (questionnaire.Messages, error) {
	x := &exporter{
		q: q, codes: newCoder(), lost: map[string][]string{}, refs: map[string]*reference{}, form: &form{texts: map[string]survey.Text{}},
	}
	x.whole()
	for i := range q.Sections {
		x.section(&q.Sections[i], i)
	}
	for _, later := range x.later { // conditions, once every part has its code
		later()
	}
	x.speak()
	x.sum()
	return x.tell.bounded(), writeTXT(w, x.form)
}

// exporter makes LimeSurvey's own terms of a questionnaire.
type exporter struct {
	q     survey.Questionnaire
	form  *form
	tell  teller
	codes *coder
	refs  map[string]*reference // by our name
	lost  map[string][]string   // names of questions, by what of them LimeSurvey has no place for
	lists []string              // names of lists whose choices lose something
	names []string              // of sections, that LimeSurvey does not keep
	later []func()
}

// marked writes a text as LimeSurvey's.
func marked(text survey.Text) survey.Text {
	written := survey.Text{}
	for language, one := range text {
		if one != "" {
			written[language] = toHTML(one)
		}
	}
	return written
}

// whole writes what stands above the sections.
func (x *exporter) whole() {
	f, q := x.form, x.q
	f.base, f.languages = q.DefaultLanguage, []string{q.DefaultLanguage}
	for _, language := range q.Languages {
		if language != f.base {
			f.languages = append(f.languages, language)
		}
	}
	// LimeSurvey numbers surveys with six digits; one that is taken it replaces by another.
	number := fnv.New32a()
	number.Write([]byte(q.Name))
	f.id = strconv.Itoa(100_000 + int(number.Sum32()%900_000))
	f.texts["surveyls_title"] = marked(q.Title)
	f.texts["surveyls_welcometext"] = marked(q.Intro)
	f.texts["surveyls_endtext"] = marked(q.Thanks)
	if slug(q.Title.In(f.base, "")) != q.Name {
		x.names = append(x.names, q.Name)
	}
}

// section writes a section as a group.
func (x *exporter) section(s *survey.Section, index int) {
	g := &group{id: strconv.Itoa(index + 1), order: index, name: marked(s.Title), relevance: "1", description: survey.Text{}}
	x.form.groups = append(x.form.groups, g)
	if len(s.Title) == 0 {
		for _, language := range x.form.languages {
			g.name[language] = cmp.Or(s.Name, g.id)
		}
	}
	if s.Name != "" && slug(s.Title.In(x.form.base, "")) != s.Name {
		x.names = append(x.names, s.Name)
	}
	if len(s.AppliesTo) > 0 {
		x.lose("applies_to", s.Name)
	}
	x.later = append(x.later, func() { g.relevance = x.condition(s.Relevant, s.Name) })
	questions := s.Questions
	if len(questions) > 0 && questions[0].Type == survey.Note && s.Name != "" && questions[0].Name == s.Name+"_description" && questions[0].Relevant == "" {
		g.description = marked(questions[0].Label)
		x.losses(&questions[0], "")
		questions = questions[1:]
	}
	x.questions(g, questions, "")
}

// questions writes questions one after another; some of ours are parts of one of LimeSurvey's.
func (x *exporter) questions(g *group, questions []survey.Question, inherited string) {
	for len(questions) > 0 {
		taken := x.question(g, questions, inherited)
		questions = questions[taken:]
	}
}

// question writes the first of the questions, and tells how many of them went into it.
func (x *exporter) question(g *group, questions []survey.Question, inherited string) int {
	one := &questions[0]
	switch one.Type {
	case survey.Group:
		x.group(g, one, inherited)
		return 1
	case survey.Repeat:
		x.tell.say(limOutRepeat, questionnaire.Place{Question: one.Name}, map[string]any{"Question": one.Name})
		return 1
	case survey.SelectOne:
		return x.single(g, questions, inherited)
	case survey.SelectMultiple:
		return x.multiple(g, questions, inherited)
	case survey.Rank:
		x.ranking(g, one, inherited)
		return 1
	}
	x.plain(g, one, inherited)
	return 1
}

// begin begins a question of LimeSurvey.
func (x *exporter) begin(g *group, one *survey.Question, kind, inherited string) *question {
	q := &question{kind: kind, code: x.codes.question(one.Name), text: marked(one.Label), help: marked(one.Hint), mandatory: "N", relevance: "1"}
	switch one.Required {
	case "":
	case survey.Always:
		q.mandatory = "Y"
	default:
		x.lose("required", one.Name)
	}
	g.questions = append(g.questions, q)
	relevant := both(inherited, one.Relevant)
	x.later = append(x.later, func() { q.relevance = x.condition(relevant, one.Name) })
	return q
}

// set sets an attribute that is the same in all languages.
func (q *question) set(name, value string) { q.setAttribute(name, "", value) }

// lose notes that something of a question has no place in LimeSurvey.
func (x *exporter) lose(column, name string) { x.lost[column] = append(x.lost[column], name) }

// losses notes what of a question has no place in LimeSurvey; handled names the columns that have one for its type.
func (x *exporter) losses(one *survey.Question, handled string) {
	keeps := strings.Fields(handled)
	for _, column := range []struct {
		name string
		set  bool
	}{
		{"guidance_hint", len(one.GuidanceHint) > 0}, {"image", len(one.Image) > 0}, {"read_only", one.ReadOnly}, {"required_message", len(one.RequiredMessage) > 0},
		{"constraint", one.Constraint != ""}, {"constraint_message", len(one.ConstraintMessage) > 0}, {"choice_filter", one.ChoiceFilter != ""},
		{"calculation", one.Calculation != ""}, {"default", one.Default != ""}, {"trigger", one.Trigger != ""}, {"appearance", one.Appearance != ""},
		{"parameters", len(one.Parameters) > 0},
	} {
		if column.set && !slices.Contains(keeps, column.name) {
			x.lose(column.name, one.Name)
		}
	}
}

// sum tells at the end what concerns many.
func (x *exporter) sum() {
	if len(x.names) > 0 {
		x.tell.say(limOutNames, questionnaire.Place{}, map[string]any{"Names": some(x.names)})
	}
	if len(x.codes.changed) > 0 {
		x.tell.say(limOutCodes, questionnaire.Place{}, map[string]any{"Codes": strings.Join(x.codes.changed, ", ")})
	}
	for _, column := range sortedKeys(x.lost) {
		names := x.lost[column]
		x.tell.say(limOutColumn, questionnaire.Place{Column: column}, map[string]any{"Column": column, "Count": len(names), "Questions": some(names)})
	}
	if lists := slices.Compact(slices.Sorted(slices.Values(x.lists))); len(lists) > 0 {
		x.tell.say(limOutChoices, questionnaire.Place{}, map[string]any{"Lists": some(lists)})
	}
}
