package limesurvey

import (
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// drawing draws questionnaires of what LimeSurvey can hold, in the form that Read gives them.
type drawing struct {
	t     *rapid.T
	q     survey.Questionnaire
	n     int
	asked []survey.Question // those that conditions may speak of
}

func (d *drawing) text(name string) survey.Text {
	d.n++
	return survey.Text{
		"en": fmt.Sprintf("%s %d %s", name, d.n, rapid.SampledFrom([]string{"plain", "a < b & c", "in {braces}", "two\nlines", "“quoted” \"so\"", "é\u00a0!"}).Draw(d.t, "text")),
		"fr": fmt.Sprintf("%s %d fr", name, d.n),
	}
}

func (d *drawing) name() string {
	d.n++
	return fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"Q", "role", "G01Q"}).Draw(d.t, "name"), d.n)
}

func (d *drawing) bool(name string) bool { return rapid.Bool().Draw(d.t, name) }

func (d *drawing) list(name string, least int) string {
	var choices []survey.Choice
	for i := range rapid.IntRange(least, 5).Draw(d.t, "choices") {
		choices = append(choices, survey.Choice{Name: fmt.Sprintf("A%d", i+1), Label: d.text("Choice")})
	}
	d.q.ChoiceLists[name] = choices
	return name
}

// fixed gives a list of LimeSurvey's own.
func (d *drawing) fixed(kind string) string {
	c := converter{form: &form{languages: d.q.Languages, base: "en"}}
	choices, _ := c.choicesOf(&question{kind: kind}, 0)
	name := fixedNames[kind]
	d.q.ChoiceLists[name] = choices
	return name
}

// condition draws a condition on what was asked before; "" now and then.
func (d *drawing) condition() string {
	if len(d.asked) == 0 || rapid.IntRange(0, 2).Draw(d.t, "conditional") == 0 {
		return ""
	}
	term := func() string {
		one := rapid.SampledFrom(d.asked).Draw(d.t, "on")
		me := ref(one.Name)
		switch one.Type {
		case survey.SelectOne:
			choice := rapid.SampledFrom(d.q.ChoiceLists[one.List]).Draw(d.t, "choice").Name
			return rapid.SampledFrom([]string{me + " = '" + choice + "'", me + " != '" + choice + "'", me + " = ''", me + " != ''"}).Draw(d.t, "term")
		case survey.SelectMultiple:
			choice := rapid.SampledFrom(d.q.ChoiceLists[one.List]).Draw(d.t, "choice").Name
			if choice == "other" {
				return ref(one.Name+"_other") + " != ''"
			}
			return rapid.SampledFrom([]string{"selected(" + me + ", '" + choice + "')", "not(selected(" + me + ", '" + choice + "'))"}).Draw(d.t, "term")
		case survey.Integer, survey.Decimal:
			return rapid.SampledFrom([]string{me + " > 3", me + " <= 10", me + " = 7", me + " * 2 > 5", "coalesce(" + me + ", 0) + 1 > 2"}).Draw(d.t, "term")
		case survey.Date:
			return me + " >= number('2026-01-31')"
		case survey.Rank:
			return "selected-at(" + me + ", 0) = '" + d.q.ChoiceLists[one.List][0].Name + "'"
		}
		return rapid.SampledFrom([]string{me + " = 'yes'", me + " != ''", "string-length(" + me + ") > 2", "regex(" + me + ", 'a|b{2}c')"}).Draw(d.t, "term")
	}
	source := term()
	for range rapid.IntRange(0, 2).Draw(d.t, "more") {
		source = rapid.SampledFrom([]string{source + " and " + term(), source + " or " + term(), "not(" + source + ")", "(" + source + ") and " + term()}).Draw(d.t, "joined")
	}
	return usualForm(source)
}

func (d *drawing) required(one *survey.Question) {
	if d.bool("required") {
		one.Required = survey.Always
	}
}

// kinds of question, as LimeSurvey has them.
var drawn = []func(*drawing) []survey.Question{
	func(d *drawing) []survey.Question { // L, !, with other or a comment
		one := survey.Question{Name: d.name(), Type: survey.SelectOne, Label: d.text("Label"), Hint: d.text("Hint"), Relevant: d.condition()}
		d.required(&one)
		one.List = d.list(one.Name, 2)
		switch rapid.IntRange(0, 3).Draw(d.t, "form") {
		case 0:
			one.Appearance = "minimal"
		case 1:
			d.q.ChoiceLists[one.List] = append(d.q.ChoiceLists[one.List], survey.Choice{Name: "other", Label: d.text("Other")})
			return []survey.Question{one, {Name: one.Name + "_other", Type: survey.TextType, Label: own("specify", d.q.Languages), Relevant: ref(one.Name) + " = 'other'"}}
		case 2:
			comment := survey.Question{Name: one.Name + "_comment", Type: survey.TextType, Label: own("comment", d.q.Languages), Relevant: one.Relevant, Parameters: manyLines("T")}
			return []survey.Question{one, comment}
		case 3:
			one.Default = "A2"
			one.Parameters = map[string]string{"randomize": "true"}
		}
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // 5, Y, G
		one := survey.Question{Name: d.name(), Type: survey.SelectOne, Label: d.text("Label"), Relevant: d.condition()}
		one.List = d.fixed(rapid.SampledFrom([]string{"5", "Y", "G"}).Draw(d.t, "own"))
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // M, P
		one := survey.Question{Name: d.name(), Type: survey.SelectMultiple, Label: d.text("Label"), Relevant: d.condition()}
		d.required(&one)
		one.List = d.list(one.Name, 2)
		choices := d.q.ChoiceLists[one.List]
		choices[0].Exclusive = d.bool("exclusive")
		if d.bool("limits") {
			one.MinPicks, one.MaxPicks = 1, 2
		}
		if d.bool("preset") {
			one.Default = "A1 A2"
		}
		all := []survey.Question{one}
		if d.bool("comments") {
			c := converter{form: &form{languages: d.q.Languages, base: "en"}}
			for _, choice := range choices {
				all = append(all, survey.Question{Name: one.Name + "_" + choice.Name + "comment", Type: survey.TextType, Label: c.commentLabel(choice.Label), Relevant: "selected(" + ref(one.Name) + ", '" + choice.Name + "')"})
			}
			return all
		}
		if d.bool("other") {
			d.q.ChoiceLists[one.List] = append(choices, survey.Choice{Name: "other", Label: own("other", d.q.Languages)})
			all = append(all, survey.Question{Name: one.Name + "_other", Type: survey.TextType, Label: own("specify", d.q.Languages), Relevant: "selected(" + ref(one.Name) + ", 'other')", Required: survey.Always})
		}
		return all
	},
	func(d *drawing) []survey.Question { // R
		one := survey.Question{Name: d.name(), Type: survey.Rank, Label: d.text("Label"), Relevant: d.condition()}
		one.List = d.list(one.Name, 3)
		if d.bool("some") {
			one.MaxPicks, one.MinPicks = 2, rapid.IntRange(0, 2).Draw(d.t, "least")
		}
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // S, T, U
		one := survey.Question{Name: d.name(), Type: survey.TextType, Label: d.text("Label"), Hint: d.text("Hint"), Relevant: d.condition()}
		d.required(&one)
		one.Parameters = rapid.SampledFrom([]map[string]string{nil, manyLines("T"), manyLines("U")}).Draw(d.t, "size")
		one.Constraint = rapid.SampledFrom([]string{"", "string-length(.) <= 40", "regex(., '[A-Z][a-z]*')", "regex(., 'a|b')", "string-length(.) <= 9 and regex(., '\\d+/\\d+')", "string-length(.) > 3 or . = 'no'"}).Draw(d.t, "constraint")
		if strings.Contains(one.Constraint, "no") {
			one.ConstraintMessage = d.text("Rule")
		}
		one.Default = rapid.SampledFrom([]string{"", "something", "string('2 * 3 (sic)')"}).Draw(d.t, "default")
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // N
		one := survey.Question{Name: d.name(), Type: rapid.SampledFrom([]survey.QuestionType{survey.Integer, survey.Decimal}).Draw(d.t, "number"), Label: d.text("Label"), Relevant: d.condition()}
		one.Constraint = rapid.SampledFrom([]string{"", ". >= 0", ". >= -5 and . <= 120", ". mod 2 = 0 or . > 3"}[:3]).Draw(d.t, "constraint")
		one.Default = rapid.SampledFrom([]string{"", "12"}).Draw(d.t, "default")
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // D
		t := rapid.SampledFrom([]survey.QuestionType{survey.Date, survey.Time, survey.DateTime}).Draw(d.t, "moment")
		one := survey.Question{Name: d.name(), Type: t, Label: d.text("Label"), Relevant: d.condition()}
		if t == survey.Date {
			one.Constraint = rapid.SampledFrom([]string{"", ". <= number(today())", ". >= number('2020-01-31')"}).Draw(d.t, "constraint")
			one.Default = rapid.SampledFrom([]string{"", "2026-02-03", "today()"}).Draw(d.t, "default")
		}
		return []survey.Question{one}
	},
	func(d *drawing) []survey.Question { // X
		return []survey.Question{{Name: d.name(), Type: survey.Note, Label: d.text("Note"), Relevant: d.condition()}}
	},
	func(d *drawing) []survey.Question { // *
		if len(d.asked) == 0 {
			return nil
		}
		source := "concat('Role: ', 'x')"
		for _, one := range d.asked {
			if one.Type == survey.Integer || one.Type == survey.Decimal {
				source = rapid.SampledFrom([]string{"coalesce(" + ref(one.Name) + ", 0) + 1", "if(" + ref(one.Name) + " > 3, 'many', 'few')", ref(one.Name) + " * 2", "round(" + ref(one.Name) + ", 0)"}).Draw(d.t, "calculation")
			}
		}
		return []survey.Question{{Name: d.name(), Type: survey.Calculate, Calculation: source, Relevant: d.condition()}}
	},
	func(d *drawing) []survey.Question { // A, B, C, E, F
		g := survey.Question{Name: d.name(), Type: survey.Group, Label: d.text("Grid"), Appearance: questionnaire.Grid, Relevant: d.condition()}
		list := ""
		if kind := rapid.SampledFrom([]string{"A", "B", "C", "E", "F"}).Draw(d.t, "own"); kind != "F" {
			list = d.fixed(kind)
		} else {
			list = d.list(g.Name, 2)
		}
		required := d.bool("required")
		for i := range rapid.IntRange(1, 3).Draw(d.t, "rows") {
			row := survey.Question{Name: g.Name + "_SQ" + strconv.Itoa(i), Type: survey.SelectOne, List: list, Label: d.text("Row"), Relevant: d.condition()}
			if required {
				row.Required = survey.Always
			}
			g.Questions = append(g.Questions, row)
		}
		return []survey.Question{g}
	},
	func(d *drawing) []survey.Question { // 1
		g := survey.Question{Name: d.name(), Type: survey.Group, Label: d.text("Grid"), Relevant: d.condition()}
		first, second := d.list(g.Name+"_0", 2), d.list(g.Name+"_1", 2)
		for scale, list := range []string{first, second} {
			g.Questions = append(g.Questions, survey.Question{Name: g.Name + "_scale" + strconv.Itoa(scale+1), Type: survey.Group, Label: d.text("Scale"), Appearance: questionnaire.Grid})
			for i := range 2 {
				label := d.text("Row")
				if scale == 1 {
					label = g.Questions[0].Questions[i].Label
				}
				g.Questions[scale].Questions = append(g.Questions[scale].Questions, survey.Question{Name: fmt.Sprintf("%s_r%d_%d", g.Name, i, scale), Type: survey.SelectOne, List: list, Label: label})
			}
		}
		return []survey.Question{g}
	},
	func(d *drawing) []survey.Question { // :, ;
		g := survey.Question{Name: d.name(), Type: survey.Group, Label: d.text("Cells"), Relevant: d.condition()}
		t := rapid.SampledFrom([]survey.QuestionType{survey.Integer, survey.Decimal, survey.TextType}).Draw(d.t, "cell")
		columns := []survey.Text{d.text("Column"), d.text("Column")}
		for i := range rapid.IntRange(1, 3).Draw(d.t, "rows") {
			row := survey.Question{Name: g.Name + "_r" + strconv.Itoa(i), Type: survey.Group, Label: d.text("Row")}
			for j, label := range columns {
				cell := survey.Question{Name: row.Name + "_c" + strconv.Itoa(j), Type: t, Label: label}
				if t == survey.Integer {
					cell.Constraint = ". >= 0 and . <= 20"
				}
				row.Questions = append(row.Questions, cell)
			}
			g.Questions = append(g.Questions, row)
		}
		return []survey.Question{g}
	},
	func(d *drawing) []survey.Question { // : of boxes
		g := survey.Question{Name: d.name(), Type: survey.Group, Label: d.text("Boxes"), Appearance: questionnaire.Grid, Relevant: d.condition()}
		list := d.list(g.Name, 2)
		for i := range 2 {
			g.Questions = append(g.Questions, survey.Question{Name: g.Name + "_r" + strconv.Itoa(i), Type: survey.SelectMultiple, List: list, Label: d.text("Row")})
		}
		return []survey.Question{g}
	},
	func(d *drawing) []survey.Question { // K, Q
		g := survey.Question{Name: d.name(), Type: survey.Group, Label: d.text("Several"), Relevant: d.condition()}
		t := rapid.SampledFrom([]survey.QuestionType{survey.Integer, survey.Decimal, survey.TextType}).Draw(d.t, "part")
		for i := range rapid.IntRange(1, 3).Draw(d.t, "rows") {
			g.Questions = append(g.Questions, survey.Question{Name: g.Name + "_r" + strconv.Itoa(i), Type: t, Label: d.text("Row"), Relevant: d.condition()})
		}
		return []survey.Question{g}
	},
}

func draw(t *rapid.T) survey.Questionnaire {
	d := &drawing{t: t}
	title := survey.Text{"en": "Drawn survey", "fr": "Enquête tirée"}
	d.q = survey.Questionnaire{
		Name: "drawn_survey", Languages: []string{"en", "fr"}, DefaultLanguage: "en", Title: title, Intro: d.text("Intro"), Thanks: d.text("Thanks"),
		ChoiceLists: map[string][]survey.Choice{},
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "sections") {
		s := survey.Section{Name: fmt.Sprintf("part_%d", i), Title: survey.Text{"en": fmt.Sprintf("Part %d", i), "fr": fmt.Sprintf("Partie %d", i)}, Relevant: d.condition(), Questions: []survey.Question{}}
		if d.bool("description") {
			s.Questions = append(s.Questions, survey.Question{Name: s.Name + "_description", Type: survey.Note, Label: d.text("Description")})
		}
		s.Questions = append(s.Questions, survey.Question{Name: d.name(), Type: survey.Decimal, Label: d.text("Label")}) // a questionnaire asks something
		for range rapid.IntRange(1, 4).Draw(t, "questions") {
			made := rapid.SampledFrom(drawn).Draw(t, "kind")(d)
			for _, one := range made {
				d.know(one)
			}
			s.Questions = append(s.Questions, made...)
		}
		d.q.Sections = append(d.q.Sections, s)
	}
	return d.q
}

// know lets conditions speak of a question and of those within.
func (d *drawing) know(one survey.Question) {
	switch one.Type {
	case survey.Group:
		for _, inner := range one.Questions {
			d.know(inner)
		}
	case survey.Note, survey.Calculate, survey.Time, survey.DateTime:
	default:
		d.asked = append(d.asked, one)
	}
}
