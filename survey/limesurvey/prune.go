package limesurvey

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// prune takes out, and tells, expressions about questions that did not come in: an equation that could not be translated,
// say, on which others lean.
func (c *converter) prune() {
	known := map[string]bool{}
	var gather func([]survey.Question)
	gather = func(questions []survey.Question) {
		for i := range questions {
			known[questions[i].Name] = questions[i].Type != survey.Group && !c.lost[questions[i].Name]
			gather(questions[i].Questions)
		}
	}
	for i := range c.q.Sections {
		gather(c.q.Sections[i].Questions)
	}
	for {
		pruned := false
		check := func(code, name string, source *string) {
			if missing := c.missing(*source, known); missing != "" {
				c.tell.say(code, questionnaire.Place{Column: name}, map[string]any{"Question": name, "Group": name, "Expression": shorten(*source), "Part": missing, "Attribute": "choice_filter"})
				*source, pruned = "", true
			}
		}
		var each func([]survey.Question) []survey.Question
		each = func(questions []survey.Question) []survey.Question {
			kept := questions[:0]
			for _, one := range questions {
				check(limRelevance, one.Name, &one.Relevant)
				check(limValidation, one.Name, &one.Constraint)
				check(limRowFilter, one.Name, &one.ChoiceFilter)
				if strings.Contains(one.Default, "${") {
					check(limDefault, one.Name, &one.Default)
				}
				one.Questions = each(one.Questions)
				if check(limEquation, one.Name, &one.Calculation); one.Type == survey.Calculate && one.Calculation == "" {
					known[one.Name] = false
					one = survey.Question{Name: one.Name, Type: survey.Hidden}
				}
				kept = append(kept, one)
			}
			return kept
		}
		for i := range c.q.Sections {
			section := &c.q.Sections[i]
			check(limGroup, section.Name, &section.Relevant)
			section.Questions = each(section.Questions)
		}
		if !pruned { // what was taken out may have been leaned on
			return
		}
	}
}

// missing names the first question that an expression uses and that is not there.
func (c *converter) missing(source string, known map[string]bool) string {
	if source == "" {
		return ""
	}
	tree, err := expr.Parse(source)
	if err != nil {
		return shorten(source)
	}
	for _, name := range tree.Names() {
		if !known[name] {
			return name
		}
	}
	return ""
}
