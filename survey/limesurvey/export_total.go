package limesurvey

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// totalForm is what is asked of a sum in the last of its rows.
var totalForm = regexp.MustCompile(`^not\(round\(.*, 10\)( != | < | > )(.+)\)$`)

// askedTotal is one of LimeSurvey's attributes about a sum, and its value in our words.
type askedTotal struct{ attribute, value string }

// totals takes out of the rows of a group what is asked of their sum, where LimeSurvey can ask it too, and gives the rows that
// remain.
func (x *exporter) totals(rows []survey.Question) (left []survey.Question, asked []askedTotal) {
	rows = slices.Clone(rows)
	for {
		last := rows[len(rows)-1].Constraint
		at := strings.LastIndex(last, "not(round(")
		if at < 0 {
			return rows, asked
		}
		m := totalForm.FindStringSubmatch(last[at:])
		if m == nil {
			return rows, asked
		}
		constraints, ok := totalOf(rows, m[1], m[2])
		own := make([]string, len(rows))
		for i := range rows {
			if ok {
				own[i], ok = without(rows[i].Constraint, constraints[i])
			}
		}
		if !ok {
			return rows, asked
		}
		for _, one := range totals {
			if one.fails != m[1] {
				continue
			}
			asked = append(asked, askedTotal{one.attribute, m[2]})
			for i := range rows {
				rows[i].Constraint = own[i]
				if own[i] == "" && maps.Equal(rows[i].ConstraintMessage, totalWords(one.words, m[2], x.form.languages)) {
					rows[i].ConstraintMessage = nil
				}
			}
		}
	}
}

// askTotal sets one of LimeSurvey's attributes about a sum.
func (x *exporter) askTotal(q *question, asked askedTotal, name string) {
	if isNumber(asked.value) {
		q.set(asked.attribute, asked.value)
		return
	}
	if tree, err := expr.Parse(asked.value); err == nil {
		if script, ok := (scribe{x: x}).write(tree.Outline()); ok && !strings.ContainsAny(script, "{}") {
			q.set(asked.attribute, "{"+script+"}")
			return
		}
	}
	x.untranslated(name, "constraint", asked.value)
}

// without takes a condition off the end of those that must all hold.
func without(whole, condition string) (string, bool) {
	if whole == condition {
		return "", true
	}
	for _, ending := range []string{" and " + condition, " and (" + condition + ")"} {
		rest, found := strings.CutSuffix(whole, ending)
		if !found {
			continue
		}
		if rest, sound := tested(rest); sound && all(rest, condition) == whole {
			return rest, true
		}
	}
	return "", false
}
