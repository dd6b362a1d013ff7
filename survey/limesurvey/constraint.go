package limesurvey

import (
	"regexp"
	"slices"
	"strings"

	"sonde/survey"
)

// all joins conditions that must all hold.
func all(conditions ...string) string {
	joined := ""
	for i, one := range conditions {
		if !slices.Contains(conditions[:i], one) {
			joined = both(joined, one)
		}
	}
	return joined
}

// constraint translates what LimeSurvey asks of an answer: limits, lengths, patterns and equations. row is the subquestion, or
// the question itself.
func (c *converter) constraint(d *declared, row *question, one variable) (string, survey.Text) {
	q := d.source
	var rules []string
	if one.numeric {
		rules = append(rules, c.bound(q, "min_num_value_n", ">=", q.attribute("min_num_value_n")), c.bound(q, "max_num_value_n", "<=", q.attribute("max_num_value_n")))
		rules = append(rules, c.slider(q)...)
	}
	if one.date {
		rules = append(rules, c.day(q, "date_min", ">="), c.day(q, "date_max", "<="))
	}
	if most := number(q.attribute("maximum_chars")); most > 0 && !one.numeric && q.is("STUQ;") {
		rules = append(rules, "string-length(.) <= "+itoa(most))
	}
	// Lists keep the attributes of the type that they had before, which do nothing there.
	var patterns []string
	if one.codes == nil && one.choice == "" {
		patterns = append(patterns, q.pattern)
	}
	if row != q && row.pattern != q.pattern {
		patterns = append(patterns, row.pattern)
	}
	for _, pattern := range patterns {
		if pattern = strings.TrimSpace(pattern); pattern == "" {
			continue
		}
		whole, ok := wholePattern(pattern)
		if ok {
			whole, ok = tested("regex(., " + whole + ")")
		}
		if !ok {
			c.tell.say(limPattern, row.place("validation"), map[string]any{"Question": q.code, "Expression": shorten(pattern)})
			continue
		}
		rules = append(rules, whole)
	}
	names := []string{"em_validation_q", "em_validation_sq"}
	if row != q { // an equation about the whole question is not about one of its rows
		names = names[1:]
		c.wholeEquation(d)
	}
	var message survey.Text
	for _, name := range names {
		rule, said := c.equationRule(d, name, one)
		if rule != "" {
			rules = append(rules, rule)
			message = said
		}
	}
	return all(rules...), message
}

// tested gives an expression when survey/expr reads it.
func tested(text string) (string, bool) {
	text, err := sound(text, text)
	return text, err == nil
}

// equationRule translates an equation that an answer must fulfil, and the words that say so.
func (c *converter) equationRule(d *declared, name string, one variable) (string, survey.Text) {
	q := d.source
	source := strings.TrimSpace(q.attribute(name))
	if source == "" || source == "1" { // always true
		return "", nil
	}
	rule, err := c.translation().rule(source, scope{current: q, this: &one})
	if err != nil {
		c.tell.say(limValidation, q.place(name), untranslated(source, err, map[string]any{"Question": q.code}))
		return "", nil
	}
	if rule == "" {
		return "", nil
	}
	return rule, c.text(q.attributes[name+"_tip"], q.place(name+"_tip"), q.code)
}

// wholeEquation tells, once, of an equation about all rows together.
func (c *converter) wholeEquation(d *declared) {
	q := d.source
	source := strings.TrimSpace(q.attribute("em_validation_q"))
	if source == "" || d.whole {
		return
	}
	d.whole = true
	c.tell.say(limValidation, q.place("em_validation_q"), map[string]any{"Question": q.code, "Expression": shorten(source), "Part": ""})
}

// bound translates the least or greatest number, which may be an equation.
func (c *converter) bound(q *question, name, op, source string) string {
	source = strings.TrimSpace(source)
	if inner, braced := strings.CutPrefix(source, "{"); braced {
		source = strings.TrimSuffix(inner, "}")
	}
	if source == "" {
		return ""
	}
	if isNumber(source) {
		if strings.HasPrefix(source, ".") {
			source = "0" + source
		}
		if text, ok := tested(". " + op + " " + source); ok {
			return text
		}
	}
	return c.limit(q, name, ".", op, source)
}

// limit translates a limit that is worked out. One that is not known yet limits nothing: then no comparison holds.
func (c *converter) limit(q *question, name, subject, op, source string) string {
	beyond := map[string]string{">=": " < ", "<=": " > "}[op]
	value, err := c.translation().limit(source, scope{current: q})
	if err == nil {
		if text, ok := tested("not(" + subject + beyond + "(" + value + "))"); ok {
			return text
		}
	}
	c.tell.say(limLimit, q.place(name), map[string]any{"Question": q.code, "Attribute": name, "Expression": shorten(source)})
	return ""
}

// slider gives the ends of a slider, which is shown as a box for numbers here.
func (c *converter) slider(q *question) []string {
	if !q.flag("slider_layout") {
		return nil
	}
	c.setting("slider_layout", q)
	least, most := q.attribute("slider_min"), q.attribute("slider_max")
	if least == "" {
		least = "0"
	}
	if most == "" {
		most = "100"
	}
	return []string{c.bound(q, "slider_min", ">=", least), c.bound(q, "slider_max", "<=", most)}
}

var (
	yearForm  = regexp.MustCompile(`^\d{4}$`)
	todayForm = regexp.MustCompile(`^["']?(now|today)["']?$`)
)

// day translates the first or last day allowed: a day, a year, or today.
func (c *converter) day(q *question, name, op string) string {
	source := strings.TrimSpace(q.attribute(name))
	switch {
	case source == "":
		return ""
	case yearForm.MatchString(source):
		ends := map[string]string{">=": "-01-01", "<=": "-12-31"}
		return ". " + op + " number('" + source + ends[op] + "')"
	case dayForm.MatchString(source):
		return ". " + op + " number('" + source[:10] + "')"
	case todayForm.MatchString(source):
		return ". " + op + " number(today())"
	}
	c.tell.say(limLimit, q.place(name), map[string]any{"Question": q.code, "Attribute": name, "Expression": shorten(source)})
	return ""
}
