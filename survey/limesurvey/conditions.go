package limesurvey

import (
	"regexp"
	"strings"
)

var fieldForm = regexp.MustCompile(`^\+?([0-9]+X[0-9]+X[0-9]+[A-Za-z0-9_#]*)$`)

// fromConditions makes an equation of rows of the table of conditions, as LimeSurvey does: those about one question are
// alternatives, those about several must all hold, and scenarios are alternatives again. source says them in words for a
// message; root is nil when one of them cannot be read.
func fromConditions(conditions []condition, c *converter) (source string, root *scriptNode) {
	var scenarios []string
	questions := map[string][]string{}
	parts := map[string][]*scriptNode{}
	readable := true
	for _, one := range conditions {
		text, n := c.fromCondition(one)
		key := one.scenario + "\x00" + one.question
		if parts[key] == nil {
			if questions[one.scenario] == nil {
				scenarios = append(scenarios, one.scenario)
			}
			questions[one.scenario] = append(questions[one.scenario], key)
		}
		parts[key] = append(parts[key], n)
		readable = readable && n != nil
		source = strings.TrimPrefix(source+", "+text, ", ")
	}
	if !readable {
		return source, nil
	}
	var alternatives []*scriptNode
	for _, scenario := range scenarios {
		var together []*scriptNode
		for _, key := range questions[scenario] {
			together = append(together, joined("||", parts[key]))
		}
		alternatives = append(alternatives, joined("&&", together))
	}
	return source, joined("||", alternatives)
}

func joined(op string, nodes []*scriptNode) *scriptNode {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return &scriptNode{op: op, args: nodes}
}

// fromCondition makes a comparison of a row; nil when it is none that an answer decides.
func (c *converter) fromCondition(one condition) (text string, n *scriptNode) {
	text = one.field + " " + one.method + " " + one.value
	m := fieldForm.FindStringSubmatch(one.field)
	if m == nil {
		return text, nil
	}
	field := &scriptNode{op: "variable", text: m[1] + ".NAOK"}
	value := &scriptNode{op: "text", text: one.value}
	if of, found := strings.CutPrefix(one.value, "@"); found {
		value = &scriptNode{op: "variable", text: strings.TrimSuffix(of, "@") + ".NAOK"}
	}
	if c.variables.find(m[1]) == nil {
		// A box of a multiple choice may be named by its question alone, with its code for value.
		if box := c.variables.find(m[1] + one.value); box != nil && box.choice != "" && (one.method == "==" || one.method == "!=") {
			field.text, value.text = m[1]+one.value+".NAOK", box.ticked
		}
	}
	switch one.method {
	case "==", "!=", "<", "<=", ">", ">=":
		return text, &scriptNode{op: one.method, args: []*scriptNode{field, value}}
	case "RX":
		return text, &scriptNode{op: "call", text: "regexMatch", args: []*scriptNode{value, field}}
	}
	return text, nil
}
