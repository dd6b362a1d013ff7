package limesurvey

import (
	"regexp"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// constrain writes what is asked of an answer: as LimeSurvey's own limits where it has them, else as an equation.
func (x *exporter) constrain(q *question, one *survey.Question) {
	x.constrainBy(q, one, "em_validation_q")
}

// constrainRows writes what is asked of each row.
func (x *exporter) constrainRows(q *question, one *survey.Question) {
	x.constrainBy(q, one, "em_validation_sq")
}

func (x *exporter) constrainBy(q *question, one *survey.Question, attribute string) {
	if one.Constraint == "" {
		return
	}
	tree, err := expr.Parse(one.Constraint)
	if err != nil {
		x.untranslated(one.Name, "constraint", one.Constraint)
		return
	}
	var rest []string
	for _, rule := range conjuncts(tree.Outline()) {
		if len(one.ConstraintMessage) == 0 && x.limit(q, one, rule) {
			continue
		}
		s := scribe{x: x, this: one.Name}
		script, ok := s.truth(rule)
		if !ok {
			x.untranslated(one.Name, "constraint", one.Constraint)
			return
		}
		if rule.Op == "or" {
			script = "(" + script + ")"
		}
		rest = append(rest, script)
	}
	if len(rest) == 0 {
		return
	}
	// Here a constraint is asked of answers alone.
	q.set(attribute, "is_empty(this) || ("+strings.Join(rest, " and ")+")")
	for language, text := range marked(one.ConstraintMessage) {
		q.setAttribute(attribute+"_tip", language, text)
	}
}

// conjuncts are the conditions that must all hold.
func conjuncts(o expr.Outline) []expr.Outline {
	if o.Op == "and" {
		return o.Args
	}
	return []expr.Outline{o}
}

// limit writes a rule as one of LimeSurvey's limits when it is one.
func (x *exporter) limit(q *question, one *survey.Question, rule expr.Outline) bool {
	number := one.Type == survey.Integer || one.Type == survey.Decimal
	if len(rule.Args) != 2 {
		return false
	}
	subject, value := rule.Args[0], rule.Args[1]
	switch {
	case rule.Op == "call" && rule.Text == "regex" && subject.Op == "." && value.Op == "text" && q.pattern == "" && one.Type == survey.TextType:
		q.pattern = delimited(value.Text)
	case rule.Op == "<=" && subject.Op == "call" && subject.Text == "string-length" && len(subject.Args) == 1 && subject.Args[0].Op == "." && value.Op == "number" && one.Type == survey.TextType && q.kind != ";":
		q.set("maximum_chars", value.Text)
	case (rule.Op == ">=" || rule.Op == "<=") && subject.Op == "." && number:
		bound, ok := numberIn(value)
		if !ok {
			return false
		}
		q.set(map[string]string{">=": "min_num_value_n", "<=": "max_num_value_n"}[rule.Op], bound)
	case (rule.Op == ">=" || rule.Op == "<=") && subject.Op == "." && one.Type == survey.Date:
		day, ok := dayIn(value)
		if !ok {
			return false
		}
		q.set(map[string]string{">=": "date_min", "<=": "date_max"}[rule.Op], day)
	default:
		return false
	}
	return true
}

// numberIn reads a number with its sign.
func numberIn(o expr.Outline) (string, bool) {
	if o.Op == "-" && len(o.Args) == 1 && o.Args[0].Op == "number" {
		return "-" + o.Args[0].Text, true
	}
	return o.Text, o.Op == "number"
}

var plainDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// dayIn reads number('2026-01-31') or number(today()).
func dayIn(o expr.Outline) (string, bool) {
	if o.Op == "call" && (o.Text == "number" || o.Text == "date") && len(o.Args) == 1 {
		o = o.Args[0]
	}
	switch {
	case o.Op == "call" && o.Text == "today":
		return "today", true
	case o.Op == "text" && plainDay.MatchString(o.Text):
		return o.Text, true
	}
	return "", false
}

// delimited writes a pattern that the whole text must match as LimeSurvey's.
func delimited(pattern string) string {
	pattern = strings.ReplaceAll(pattern, "/", `\/`)
	if strings.Contains(pattern, "|") {
		pattern = "(?:" + pattern + ")"
	}
	return "/^" + pattern + "$/"
}

// menuOf reads the ends of a menu of numbers: ". >= 1 and . <= 10".
func menuOf(constraint string) (least, most string, ok bool) {
	tree, err := expr.Parse(constraint)
	if err != nil {
		return "", "", false
	}
	rules := conjuncts(tree.Outline())
	if len(rules) != 2 || rules[0].Op != ">=" || rules[1].Op != "<=" || rules[0].Args[0].Op != "." || rules[1].Args[0].Op != "." {
		return "", "", false
	}
	least, first := numberIn(rules[0].Args[1])
	most, second := numberIn(rules[1].Args[1])
	return least, most, first && second && !strings.Contains(least, ".")
}

// filter writes a choice filter that follows the picks of another question.
func (x *exporter) filter(q *question, one *survey.Question) {
	if one.ChoiceFilter == "" {
		return
	}
	source := usualForm(one.ChoiceFilter)
	name := "array_filter"
	if inner, negated := strings.CutPrefix(source, "not("); negated {
		source, name = strings.TrimSuffix(inner, ")"), "array_filter_exclude"
	}
	if m := pickedToo.FindStringSubmatch(source); m != nil && q.kind != "L" && q.kind != "!" {
		if r := x.refs[m[1]]; r != nil && r.kind == survey.SelectMultiple && !strings.Contains(r.code, "_") {
			q.set(name, r.code)
			return
		}
	}
	x.untranslated(one.Name, "choice_filter", one.ChoiceFilter)
}

var pickedToo = regexp.MustCompile(`^selected\(\$\{([^}]*)\}, name\)$`)

// condition writes a condition as an equation; "1" when there is none. Of conditions that must all hold, those that cannot
// be said are left out, and told.
func (x *exporter) condition(source, name string) string {
	if source == "" {
		return "1"
	}
	var said []string
	if tree, err := expr.Parse(source); err == nil {
		rules := conjuncts(tree.Outline())
		for _, rule := range rules {
			s := scribe{x: x}
			script, ok := s.truth(rule)
			if ok && len(rules) > 1 && rule.Op == "or" {
				script = "(" + script + ")"
			}
			if ok {
				said = append(said, script)
			}
		}
		if len(said) == len(rules) {
			return strings.Join(said, " and ")
		}
	}
	x.untranslated(name, "relevant", source)
	if len(said) == 0 {
		return "1"
	}
	return strings.Join(said, " and ")
}
