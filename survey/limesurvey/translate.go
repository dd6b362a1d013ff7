package limesurvey

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// converter makes a questionnaire of a form.
type converter struct {
	form         *form
	tell         *teller
	q            survey.Questionnaire
	names        *namer
	listNames    *namer
	lists        map[string]string // choices as JSON, and the name of their list
	variables    *variables
	declared     map[*question]*declared
	sections     map[*group]string              // our condition
	formatted    []string                       // codes of what lost its formatting
	told         map[string]bool                // the same codes
	settings     map[string][]string            // codes of the questions, by attribute not carried over
	presentation map[string]bool                // attributes of looks
	places       map[string]questionnaire.Place // of our questions
	lost         map[string]bool                // questions whose value is not known here
	dropped      map[string]bool                // languages with texts that the survey does not list
	naming       bool                           // the parts are given their names
}

func newConverter(f *form, t *teller) *converter {
	return &converter{
		form: f, tell: t, names: newNamer(), listNames: newNamer(), lists: map[string]string{}, variables: newVariables(f.id),
		declared: map[*question]*declared{}, sections: map[*group]string{}, told: map[string]bool{}, settings: map[string][]string{},
		presentation: map[string]bool{}, places: map[string]questionnaire.Place{}, dropped: map[string]bool{}, lost: map[string]bool{},
	}
}

// declareAll gives every part of every question its name.
func (c *converter) declareAll() {
	c.naming = true
	defer func() { c.naming = false }()
	for _, g := range c.form.groups {
		for _, q := range g.questions {
			q.group = cmp.Or(q.group, g.id)
			c.declared[q] = c.declare(q)
		}
	}
}

// translate makes the questionnaire, and says where in the file each of its questions stands. First every part gets its
// name, so that conditions may speak of all of them.
func translate(f *form, t *teller) (survey.Questionnaire, map[string]questionnaire.Place) {
	c := newConverter(f, t)
	c.whole()
	c.declareAll()
	count := 0
	for i, g := range f.groups {
		section := c.section(g, i)
		count += len(section.Questions)
		c.q.Sections = append(c.q.Sections, section)
	}
	if count == 0 && len(t.found.Errors()) == 0 {
		t.say(limEmpty, questionnaire.Place{}, nil)
	}
	c.prune()
	c.sum()
	return c.q, c.places
}

// put notes where questions stand.
func (c *converter) put(questions []survey.Question, at questionnaire.Place) []survey.Question {
	for _, one := range questions {
		c.places[one.Name] = at
		c.put(one.Questions, at)
	}
	return questions
}

// whole translates what stands above the groups.
func (c *converter) whole() {
	f := c.form
	title := c.text(f.texts["surveyls_title"], questionnaire.Place{Sheet: "surveys_languagesettings", Column: "surveyls_title"}, "")
	c.q = survey.Questionnaire{
		Name: cmp.Or(slug(title.In(f.base, "")), "survey_"+validPart(cmp.Or(f.id, "0"))), Languages: slices.Clone(f.languages), DefaultLanguage: f.base,
		Title: title, ChoiceLists: map[string][]survey.Choice{}, Sections: []survey.Section{},
	}
	c.q.Intro = c.paragraphs("surveyls_description", "surveyls_welcometext")
	c.q.Thanks = c.paragraphs("surveyls_endtext")
	at := questionnaire.Place{Sheet: "surveys_languagesettings"}
	if c.said("surveyls_policy_notice") {
		c.tell.say(limPolicy, at, nil)
	}
	if c.said("surveyls_url") {
		c.tell.say(limEndURL, at, map[string]any{"URL": shorten(f.texts["surveyls_url"].In(f.base, ""))})
	}
	if f.quotas > 0 {
		c.tell.say(limQuotas, questionnaire.Place{Sheet: "quota"}, map[string]any{"Count": f.quotas})
	}
	if f.assessments {
		c.tell.say(limAssessments, questionnaire.Place{Sheet: "assessments"}, nil)
	}
	if f.participants {
		c.tell.say(limParticipants, questionnaire.Place{}, nil)
	}
	if f.responses {
		c.tell.say(limResponses, questionnaire.Place{}, nil)
	}
}

// said tells whether a text of the survey says anything.
func (c *converter) said(name string) bool {
	for _, text := range c.form.texts[name] {
		if strings.TrimSpace(text) != "" {
			return true
		}
	}
	return false
}

// paragraphs puts texts of the survey one below the other.
func (c *converter) paragraphs(names ...string) survey.Text {
	all := survey.Text{}
	for _, name := range names {
		for language, text := range c.text(c.form.texts[name], questionnaire.Place{Sheet: "surveys_languagesettings", Column: name}, "") {
			all[language] = strings.TrimSpace(all[language] + "\n\n" + text)
		}
	}
	return all
}

// section translates a group. Its description becomes a note at its head.
func (c *converter) section(g *group, index int) survey.Section {
	title := c.text(g.name, g.at, "")
	s := survey.Section{Title: title, Questions: []survey.Question{}}
	s.Name = c.names.free(cmp.Or(slug(title.In(c.form.base, "")), "group_"+itoa(index+1)))
	at := g.at
	at.Column = title.In(c.form.base, "")
	condition, err := c.translation().condition(g.relevance, scope{})
	if err != nil {
		c.tell.say(limGroup, at, untranslated(g.relevance, err, map[string]any{"Group": at.Column}))
	}
	s.Relevant, c.sections[g] = condition, condition
	if g.random != "" {
		c.settings["randomization_group"] = append(c.settings["randomization_group"], at.Column)
	}
	if description := c.spoken(g.description, at, s.Name, c.mention(nil)); len(description) > 0 {
		s.Questions = append(s.Questions, survey.Question{Name: c.names.free(s.Name + "_description"), Type: survey.Note, Label: description})
	}
	for _, q := range g.questions {
		d := c.declared[q]
		c.condition(g, d)
		s.Questions = append(s.Questions, c.put(c.questions(d), q.place(""))...)
	}
	return s
}

// condition translates what decides whether a question is shown.
func (c *converter) condition(g *group, d *declared) {
	q := d.source
	source := cmp.Or(strings.TrimSpace(q.relevance), strings.TrimSpace(q.attribute("relevance")))
	var own string
	var err error
	if (source == "" || source == "1") && len(q.conditions) > 0 {
		var root *scriptNode
		source, root = fromConditions(q.conditions, c)
		if root == nil {
			err = stuck{part: source}
		} else {
			own, err = c.translation().finish(source, root, scope{current: q})
		}
	} else {
		own, err = c.translation().condition(source, scope{current: q})
	}
	if err != nil {
		c.tell.say(limRelevance, q.place("relevance"), untranslated(source, err, map[string]any{"Question": q.code}))
	}
	d.relevant = own
	d.condition = both(c.sections[g], own)
}

// both joins two conditions.
func both(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	joined := "(" + a + ") and (" + b + ")"
	if text, err := sound(joined, joined); err == nil {
		return text
	}
	return joined
}

// untranslated are the words' values for an expression that could not be translated.
func untranslated(source string, err error, args map[string]any) map[string]any {
	args["Expression"] = shorten(source)
	args["Part"] = ""
	if s, ok := err.(stuck); ok {
		args["Part"] = s.part
	}
	return args
}

// translation gives what translates expressions at this point of the survey.
func (c *converter) translation() translation {
	return translation{variables: c.variables, relevance: func(q *question) string {
		if d := c.declared[q]; d != nil {
			return d.condition
		}
		return ""
	}}
}

// sum tells at the end what concerns many questions.
func (c *converter) sum() {
	if len(c.names.renamed) > 0 {
		c.tell.say(limRenamed, questionnaire.Place{}, map[string]any{"Codes": strings.Join(c.names.renamed, ", ")})
	}
	if len(c.formatted) > 0 {
		c.tell.say(limFormatting, questionnaire.Place{}, map[string]any{"Count": len(c.formatted), "Questions": some(c.formatted)})
	}
	for _, language := range slices.Sorted(maps.Keys(c.dropped)) {
		c.tell.say(limLanguageRows, questionnaire.Place{}, map[string]any{"Language": language})
	}
	for _, name := range slices.Sorted(maps.Keys(c.settings)) {
		codes := slices.Compact(c.settings[name])
		c.tell.say(limAttribute, questionnaire.Place{Sheet: "question_attributes", Column: name}, map[string]any{"Attribute": name, "Count": len(codes), "Questions": some(codes)})
	}
	if len(c.presentation) > 0 {
		c.tell.say(limLooks, questionnaire.Place{Sheet: "question_attributes"}, map[string]any{"Attributes": strings.Join(slices.Sorted(maps.Keys(c.presentation)), ", ")})
	}
}

// some names the first of many.
func some(codes []string) string {
	const most = 8
	if len(codes) > most {
		return strings.Join(codes[:most], ", ") + " …"
	}
	return strings.Join(codes, ", ")
}
