package limesurvey

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
)

// reference is what an answer of ours is in LimeSurvey's conditions.
type reference struct {
	code    string // the variable
	kind    survey.QuestionType
	choices map[string]string // our names, and LimeSurvey's codes
	order   []string          // the codes, in list order
	other   string            // our name of the choice with a text of one's own
	that    bool              // that.Q stands for all choices
}

// offered gives the choices that are still offered, and notes what of them has no place in LimeSurvey.
func (x *exporter) offered(list string) []survey.Choice {
	var choices []survey.Choice
	for _, choice := range x.q.ChoiceLists[list] {
		if choice.Retired || len(choice.Image) > 0 || choice.Concept != "" || len(choice.Filters) > 0 {
			x.lists = append(x.lists, list)
		}
		if !choice.Retired {
			choices = append(choices, choice)
		}
	}
	return choices
}

// fixedKind gives the type of LimeSurvey, among those named, whose own answers the choices are.
func (x *exporter) fixedKind(choices []survey.Choice, kinds string) string {
	c := converter{form: x.form}
	for _, kind := range kinds {
		own, _ := c.choicesOf(&question{kind: string(kind)}, 0)
		if slices.EqualFunc(own, choices, func(a, b survey.Choice) bool {
			return a.Name == b.Name && maps.Equal(a.Label, b.Label) && !b.Exclusive
		}) {
			return string(kind)
		}
	}
	return ""
}

// answers writes choices as answers.
func (x *exporter) answers(q *question, scale int, choices []survey.Choice, named bool) *reference {
	r := &reference{code: q.code, choices: map[string]string{}}
	codes := newCoder()
	for _, choice := range choices {
		code := choice.Name
		if !named {
			code = codes.answer(choice.Name)
			q.answers[scale] = append(q.answers[scale], &answer{code: code, text: marked(choice.Label)})
		}
		if choice.Exclusive {
			x.lose("exclusive", q.code)
		}
		r.choices[choice.Name] = code
		r.order = append(r.order, code)
	}
	x.codes.tellFor(q.code, codes)
	return r
}

// tellFor takes over what another coder changed, below a question's code.
func (c *coder) tellFor(code string, other *coder) {
	for _, changed := range other.changed {
		c.changed = append(c.changed, code+": "+changed)
	}
}

// otherOf tells whether the next question is the text that goes with the last choice, as LimeSurvey has it with "other".
func (x *exporter) otherOf(questions []survey.Question, choices []survey.Choice) bool {
	if len(questions) < 2 || len(choices) < 2 {
		return false
	}
	one, text, last := questions[0], questions[1], choices[len(choices)-1]
	wanted := ref(one.Name) + " = " + quote(last.Name)
	if one.Type == survey.SelectMultiple {
		wanted = "selected(" + ref(one.Name) + ", " + quote(last.Name) + ")"
	}
	return text.Name == one.Name+"_other" && (text.Type == survey.TextType || text.Type == survey.Decimal) && usualForm(text.Relevant) == wanted
}

// usualForm writes an expression in its usual form.
func usualForm(source string) string {
	if text, err := sound(source, source); err == nil {
		return text
	}
	return source
}

// writeOther writes the last choice and its text as LimeSurvey's "other".
func (x *exporter) writeOther(q *question, text *survey.Question, choice survey.Choice, r *reference) {
	q.other = true
	for language, label := range marked(choice.Label) {
		if choice.Label[language] != own("other", []string{language})[language] {
			q.setAttribute("other_replace_text", language, label)
		}
	}
	if text.Type == survey.Decimal {
		q.set("other_numbers_only", "1")
	}
	if text.Required == survey.Always {
		q.set("other_comment_mandatory", "1")
	} else if text.Required != "" {
		x.lose("required", text.Name)
	}
	if !maps.Equal(text.Label, own("specify", x.q.Languages)) {
		x.lose("label", text.Name)
	}
	if len(text.Hint) > 0 {
		x.lose("hint", text.Name)
	}
	x.preset(q, text, defaultKey{special: "other"}, nil)
	x.losses(text, "default")
	r.other = choice.Name
	r.choices[choice.Name] = "-oth-"
	x.refs[text.Name] = &reference{code: q.code + "_other", kind: text.Type}
}

// single writes a question of which one answer is picked, with its text of one's own or its comment.
func (x *exporter) single(g *group, questions []survey.Question, inherited string) int {
	one := &questions[0]
	choices := x.offered(one.List)
	other := x.otherOf(questions, choices)
	comment := !other && len(questions) > 1 && x.isComment(one, &questions[1])
	kind := ""
	switch {
	case comment:
		kind = "O"
	case !other && one.Appearance == "":
		kind = x.fixedKind(choices, "5YG")
	}
	named := kind != "" && kind != "O"
	if kind == "" {
		kind = "L"
		if slices.Contains(strings.Fields(one.Appearance), "minimal") {
			kind = "!"
		}
	}
	q := x.begin(g, one, kind, inherited)
	taken := 1
	kept := choices
	if other {
		kept = choices[:len(choices)-1]
	}
	r := x.answers(q, 0, kept, named)
	r.kind = one.Type
	x.refs[one.Name] = r
	if other {
		x.writeOther(q, &questions[1], choices[len(choices)-1], r)
		taken++
	}
	if comment {
		x.refs[questions[1].Name] = &reference{code: q.code + "_comment", kind: survey.TextType}
		x.losses(&questions[1], "parameters")
		taken++
	}
	x.finishList(q, one, r)
	x.losses(one, "default appearance parameters constraint constraint_message choice_filter")
	if one.Appearance != "" && one.Appearance != "minimal" {
		x.lose("appearance", one.Name)
	}
	return taken
}

// isComment tells whether the next question is the comment that LimeSurvey has beside a list.
func (x *exporter) isComment(one, text *survey.Question) bool {
	return text.Name == one.Name+"_comment" && text.Type == survey.TextType && text.Relevant == one.Relevant && text.Required == "" &&
		len(text.Hint) == 0 && maps.Equal(text.Label, own("comment", x.q.Languages))
}

// finishList writes what questions with a list have in common.
func (x *exporter) finishList(q *question, one *survey.Question, r *reference) {
	if one.Parameters["randomize"] == "true" {
		q.set("random_order", "1")
	}
	if one.Parameters["seed"] != "" {
		x.lose("seed", one.Name)
	}
	x.preset(q, one, defaultKey{}, r)
	x.later = append(x.later, func() {
		x.constrain(q, one)
		x.filter(q, one)
	})
}

// multiple writes a question of which several answers are ticked, with a comment on each where there is one on all.
func (x *exporter) multiple(g *group, questions []survey.Question, inherited string) int {
	one := &questions[0]
	choices := x.offered(one.List)
	comments := x.comments(questions, choices)
	other := comments == 0 && x.otherOf(questions, choices)
	if comments > 0 {
		with := append([]survey.Question{*one}, questions[comments+1:]...)
		if len(choices) == comments+1 && x.otherOf(with, choices) && len(with) > 2 && x.isCommentOn(one, &with[2], choices[comments], "othercomment") {
			other = true
		} else if len(choices) != comments {
			comments = 0
			other = x.otherOf(questions, choices)
		}
	}
	kind := "M"
	if comments > 0 {
		kind = "P"
	}
	q := x.begin(g, one, kind, inherited)
	r := &reference{code: q.code, kind: one.Type, choices: map[string]string{}, that: kind == "M"}
	x.refs[one.Name] = r
	kept := choices
	if other {
		kept = choices[:len(choices)-1]
	}
	codes := newCoder()
	codes.taken["other"] = true
	preset := strings.Fields(one.Default)
	var exclusive []string
	for _, choice := range kept {
		code := codes.row(choice.Name)
		r.choices[choice.Name] = code
		r.order = append(r.order, code)
		q.subs[0] = append(q.subs[0], &question{code: code, text: marked(choice.Label), relevance: "1"})
		if choice.Exclusive {
			exclusive = append(exclusive, code)
		}
		if slices.Contains(preset, choice.Name) {
			setText(q.defaultOf(defaultKey{sub: code}), "", "Y")
		}
	}
	x.codes.tellFor(q.code, codes)
	if len(exclusive) > 0 {
		q.set("exclude_all_others", strings.Join(exclusive, ";"))
	}
	taken := 1 + comments
	for i := range comments {
		x.refs[questions[1+i].Name] = &reference{code: q.code + "_" + r.choices[choices[i].Name] + "comment", kind: survey.TextType}
	}
	if other {
		x.writeOther(q, &questions[taken], choices[len(choices)-1], r)
		taken++
		if comments > 0 {
			x.refs[questions[taken].Name] = &reference{code: q.code + "_othercomment", kind: survey.TextType}
			taken++
		}
	}
	x.picks(q, one, len(choices), false)
	if one.Parameters["randomize"] == "true" {
		q.set("random_order", "1")
	}
	x.later = append(x.later, func() {
		x.constrain(q, one)
		x.filter(q, one)
	})
	x.losses(one, "default parameters constraint constraint_message choice_filter")
	return taken
}

// comments counts the comments that follow, one on each choice in order.
func (x *exporter) comments(questions []survey.Question, choices []survey.Choice) int {
	count := 0
	for count < len(choices) && count+1 < len(questions) && x.isCommentOn(&questions[0], &questions[count+1], choices[count], choices[count].Name+"comment") {
		count++
	}
	return count
}

// isCommentOn tells whether a question is the comment that LimeSurvey has on a choice.
func (x *exporter) isCommentOn(one, text *survey.Question, choice survey.Choice, ending string) bool {
	c := converter{form: x.form}
	return text.Name == one.Name+"_"+ending && text.Type == survey.TextType && text.Required == "" && len(text.Hint) == 0 && len(text.Parameters) == 0 &&
		usualForm(text.Relevant) == "selected("+ref(one.Name)+", "+quote(choice.Name)+")" && maps.Equal(text.Label, c.commentLabel(choice.Label))
}

// picks writes how many answers are asked for.
func (x *exporter) picks(q *question, one *survey.Question, choices int, ranking bool) {
	least, most := one.MinPicks, one.MaxPicks
	if ranking && most == 0 { // all are ranked
		least, most = choices, choices
	}
	if least > 0 {
		q.set("min_answers", strconv.Itoa(least))
	}
	if most > 0 {
		q.set("max_answers", strconv.Itoa(most))
	}
}

// ranking writes a ranking.
func (x *exporter) ranking(g *group, one *survey.Question, inherited string) {
	choices := x.offered(one.List)
	q := x.begin(g, one, "R", inherited)
	r := x.answers(q, 0, choices, false)
	r.kind = one.Type
	x.refs[one.Name] = r
	x.picks(q, one, len(choices), true)
	if one.Parameters["randomize"] == "true" {
		q.set("random_order", "1")
	}
	if one.Default != "" {
		x.lose("default", one.Name)
	}
	x.later = append(x.later, func() {
		x.constrain(q, one)
		x.filter(q, one)
	})
	x.losses(one, "default parameters constraint constraint_message choice_filter")
}
