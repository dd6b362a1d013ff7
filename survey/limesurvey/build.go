package limesurvey

import (
	"cmp"
	"slices"
	"strings"

	"sonde/survey"
)

// questions translates a question of LimeSurvey, which may be several here.
func (c *converter) questions(d *declared) []survey.Question {
	q := d.source
	c.attributes(q)
	switch {
	case !q.is(knownKinds):
		c.tell.say(limType, q.place("type"), map[string]any{"Question": q.code, "Type": shorten(q.kind)})
		return nil
	case q.kind == "|":
		c.tell.say(limUpload, q.place("type"), map[string]any{"Question": q.code})
		return c.silent(d)
	case q.kind == "I":
		c.tell.say(limSwitch, q.place("type"), map[string]any{"Question": q.code})
		return c.silent(d)
	}
	if q.mandatory == "S" {
		c.tell.say(limSoft, q.place("mandatory"), map[string]any{"Question": q.code})
	}
	switch {
	case q.is(listKinds) || q.is("5YG"):
		return c.single(d)
	case q.is("MP"):
		return c.multiple(d)
	case q.kind == "R":
		return c.ranking(d)
	case q.is(arrayKinds):
		return c.array(d)
	case q.kind == "1":
		return c.dual(d)
	case q.is(":;"):
		return c.cells(d)
	case q.is("KQ"):
		return c.several(d)
	case q.kind == "*":
		return c.equation(d)
	}
	return c.plain(d)
}

// head begins a question of ours: what all types have.
func (c *converter) head(d *declared, t survey.QuestionType) survey.Question {
	q := d.source
	one := survey.Question{Name: d.name, Type: t, Label: c.label(q), Hint: c.hint(q), Relevant: d.relevant}
	if t != survey.Note && t != survey.Group {
		one.Required = d.required()
	}
	return one
}

func (d *declared) required() survey.Condition {
	if d.source.mandatory == "Y" {
		return survey.Always
	}
	return ""
}

// hidden turns questions that LimeSurvey never shows into hidden ones.
func (c *converter) hidden(d *declared, all []survey.Question) []survey.Question {
	q := d.source
	if !q.flag("hidden") {
		return all
	}
	c.tell.say(limHidden, q.place("hidden"), map[string]any{"Question": q.code})
	one := survey.Question{Name: d.name, Type: survey.Hidden, Default: all[0].Default}
	if len(q.text) > 0 { // no code stands for a text that nobody reads
		one.Label = all[0].Label
	}
	return []survey.Question{one}
}

// single translates lists of which one answer is picked.
func (c *converter) single(d *declared) []survey.Question {
	q := d.source
	one := c.head(d, survey.SelectOne)
	if !c.enough(d, len(q.answers[0]) > 0 || !q.is(listKinds), limNoAnswers) {
		return c.silent(d)
	}
	one.List = c.list(d.listName(), d.choices)
	if q.kind == "!" || q.kind == "O" && q.flag("use_dropdown") {
		one.Appearance = "minimal"
	}
	c.shuffle(q, &one)
	one.Constraint, one.ConstraintMessage = c.constraint(d, q, variable{question: d.name, codes: d.codes, owner: q})
	one.Default = c.preset(q, defaultKey{}, one.Type, d.codes)
	all := []survey.Question{one}
	if d.other != "" {
		all = append(all, c.otherText(d, ref(d.name)+" = "+quote(d.picks)))
	}
	if d.comment != "" {
		all = append(all, survey.Question{Name: d.comment, Type: survey.TextType, Label: own("comment", c.form.languages), Relevant: d.relevant, Parameters: manyLines("T")})
	}
	return c.hidden(d, all)
}

// enough tells whether a question has what its type needs; if not, nobody could answer it, and it is not asked.
func (c *converter) enough(d *declared, has bool, code string) bool {
	if !has {
		c.tell.say(code, d.source.place(""), map[string]any{"Question": d.source.code})
	}
	return has
}

// manyLines makes a text of several lines, of many for LimeSurvey's huge texts.
func manyLines(kind string) map[string]string {
	return map[string]string{"rows": map[string]string{"T": "5", "U": "15"}[kind]}
}

// otherText is the question for the text that goes with the choice "other".
func (c *converter) otherText(d *declared, relevant string) survey.Question {
	q := d.source
	one := survey.Question{Name: d.other, Type: survey.TextType, Label: own("specify", c.form.languages), Relevant: relevant}
	if q.flag("other_numbers_only") {
		one.Type = survey.Decimal
	}
	if q.flag("other_comment_mandatory") {
		one.Required = survey.Always
	}
	one.Default = c.preset(q, defaultKey{special: "other"}, one.Type, nil)
	return one
}

// shuffle has the choices shown in random order.
func (c *converter) shuffle(q *question, one *survey.Question) {
	if q.flag("random_order") || q.attribute("answer_order") == "random" || q.attribute("subquestion_order") == "random" {
		one.Parameters = map[string]string{"randomize": "true"}
	}
}

// multiple translates lists of which several answers are ticked, with a comment for each in type P.
func (c *converter) multiple(d *declared) []survey.Question {
	q := d.source
	one := c.head(d, survey.SelectMultiple)
	if !c.enough(d, len(q.subs[0]) > 0, limNoRows) {
		return c.silent(d)
	}
	exclusive := strings.FieldsFunc(q.attribute("exclude_all_others"), func(r rune) bool { return r == ';' || r == ',' || r == ' ' })
	var ticked []string
	for i, sub := range q.subs[0] {
		d.choices[i].Exclusive = slices.Contains(exclusive, sub.code)
		if c.preset(q, defaultKey{sub: sub.id}, one.Type, map[string]string{"Y": "Y", "N": ""}) == "Y" {
			ticked = append(ticked, d.rows[i])
		}
	}
	one.List = c.list(d.listName(), d.choices)
	one.Default = strings.Join(ticked, " ")
	one.MinPicks, one.MaxPicks, one.Constraint = c.picks(q, len(d.choices))
	c.rules(d, &one)
	one.ChoiceFilter = c.choiceFilter(d)
	c.shuffle(q, &one)
	all := []survey.Question{one}
	for i, comment := range d.comments {
		choice := d.choices[i]
		all = append(all, survey.Question{
			Name: comment, Type: survey.TextType, Label: c.commentLabel(choice.Label), Relevant: "selected(" + ref(d.name) + ", " + quote(choice.Name) + ")",
		})
	}
	if d.other != "" {
		other := c.otherText(d, "selected("+ref(d.name)+", "+quote(d.picks)+")")
		// The text stands before its own comment, which is the last of them.
		at := len(all)
		if len(d.comments) > 0 {
			at--
		}
		all = slices.Insert(all, at, other)
	}
	return c.hidden(d, all)
}

// rules adds what LimeSurvey asks of the picks together.
func (c *converter) rules(d *declared, one *survey.Question) {
	constraint, message := c.constraint(d, d.source, variable{question: d.name, owner: d.source})
	one.Constraint, one.ConstraintMessage = all(one.Constraint, constraint), message
}

// commentLabel is the label of the comment on a choice.
func (c *converter) commentLabel(choice survey.Text) survey.Text {
	label := own("comment", c.form.languages)
	for language, word := range label {
		if text := choice.In(language, c.form.base); text != "" {
			label[language] = text + " – " + word
		}
	}
	return label
}

// ranking translates a ranking. LimeSurvey lets some of the answers be ranked unless all must be.
func (c *converter) ranking(d *declared) []survey.Question {
	q := d.source
	one := c.head(d, survey.Rank)
	if !c.enough(d, len(d.choices) > 0, limNoAnswers) {
		return c.silent(d)
	}
	one.List = c.list(d.listName(), d.choices)
	one.MinPicks, one.MaxPicks, one.Constraint = c.picks(q, len(d.choices))
	if most := number(q.attribute("max_subquestions")); most > 0 && (one.MaxPicks == 0 || most < one.MaxPicks) && most <= len(d.choices) {
		one.MaxPicks = most
	}
	switch all := len(d.choices); {
	case one.MaxPicks == 0 && (one.Required != "" || one.MinPicks == all), one.MinPicks == all && one.MaxPicks == all:
		one.MinPicks, one.MaxPicks = 0, 0 // all are ranked
	case one.MaxPicks == 0:
		one.MaxPicks = all
	}
	c.rules(d, &one)
	one.ChoiceFilter = c.choiceFilter(d)
	c.shuffle(q, &one)
	return c.hidden(d, []survey.Question{one})
}

// picks reads how many answers are asked for; a number that LimeSurvey works out becomes a constraint.
func (c *converter) picks(q *question, choices int) (least, most int, constraint string) {
	read := func(name, op string) int {
		value := strings.TrimSpace(q.attribute(name))
		n := number(value)
		switch {
		case value == "" || value == "0":
			return 0
		case n <= 0 && !isNumber(value):
			constraint = all(constraint, c.limit(q, name, "count-selected(.)", op, value))
			return 0
		case n <= 0 || n > choices:
			c.tell.say(limLimit, q.place(name), map[string]any{"Question": q.code, "Attribute": name, "Expression": shorten(value)})
			return 0
		}
		return n
	}
	least, most = read("min_answers", ">="), read("max_answers", "<=")
	if most > 0 && least > most {
		c.tell.say(limLimit, q.place("min_answers"), map[string]any{"Question": q.code, "Attribute": "min_answers", "Expression": itoa(least)})
		least = 0
	}
	return least, most, constraint
}

// equation translates a value that is worked out.
func (c *converter) equation(d *declared) []survey.Question {
	q := d.source
	source := cmp.Or(q.attributes["equation"].In("", c.form.base), q.text.In(c.form.base, ""))
	value, err := c.translation().tailoredValue(source, scope{current: q})
	if err != nil {
		c.tell.say(limEquation, q.place("equation"), untranslated(source, err, map[string]any{"Question": q.code}))
		return c.silent(d)
	}
	return []survey.Question{{Name: d.name, Type: survey.Calculate, Calculation: value, Relevant: d.relevant}}
}

// silent keeps the names of a question that is not asked here, so that its columns in files of responses are known. No
// condition may lean on them.
func (c *converter) silent(d *declared) []survey.Question {
	names := []string{d.name}
	switch {
	case len(d.grid) > 0:
		names = slices.Concat(d.grid...)
	case len(d.cells) > 0:
		names = nil
		for _, pair := range d.cells {
			names = append(names, pair[:]...)
		}
	case len(d.rows) > 0 && !d.source.is("MP"):
		names = d.rows
	}
	if d.other != "" {
		names = append(slices.Clone(names), d.other)
	}
	if d.comment != "" {
		names = append(slices.Clone(names), d.comment)
	}
	var all []survey.Question
	for _, name := range names {
		c.lost[name] = true
		one := survey.Question{Name: name, Type: survey.Hidden}
		if name == d.name && d.source.kind != "*" { // the text of an equation is its value
			one.Label = c.text(d.source.text, d.source.place(""), d.source.code)
		}
		all = append(all, one)
	}
	return all
}

// plain translates questions with one answer that is no choice, and texts to be read.
func (c *converter) plain(d *declared) []survey.Question {
	q := d.source
	t := map[string]survey.QuestionType{"X": survey.Note, "D": c.dayType(q)}[q.kind]
	if q.kind == "N" || q.is(textKinds) {
		t = c.entryType(q)
	}
	one := c.head(d, t)
	if t == survey.Note {
		return []survey.Question{one}
	}
	if t == survey.TextType && q.is("TU") {
		one.Parameters = manyLines(q.kind)
	}
	one.Constraint, one.ConstraintMessage = c.constraint(d, q, variable{question: d.name, numeric: q.numbers(), date: q.kind == "D", clock: t == survey.Time, owner: q})
	one.Default = c.preset(q, defaultKey{}, t, nil)
	return c.hidden(d, []survey.Question{one})
}

// entryType is a number or a text, as LimeSurvey takes it.
func (c *converter) entryType(q *question) survey.QuestionType {
	switch {
	case q.numbers() && q.flag("num_value_int_only"):
		return survey.Integer
	case q.numbers():
		return survey.Decimal
	}
	return survey.TextType
}

// dayType reads from the format of a date what it asks for.
func (c *converter) dayType(q *question) survey.QuestionType {
	format := strings.TrimSpace(q.attributes["date_format"].In("", c.form.base))
	clock := strings.ContainsAny(format, "HM")
	switch {
	case clock && !strings.ContainsAny(format, "dmyj"):
		return survey.Time
	case clock:
		return survey.DateTime
	}
	return survey.Date
}
