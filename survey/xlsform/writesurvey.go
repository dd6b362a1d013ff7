package xlsform

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// survey writes the sections and their questions, row by row.
func (x *writer) survey() *sheet {
	s := &sheet{name: surveySheet}
	s.columns = slices.Concat([]string{"type", "name"}, x.in("label"), x.in("hint"), x.in("guidance_hint"), x.in("image"),
		[]string{"required"}, x.in("required_message"), []string{"relevant", "constraint"}, x.in("constraint_message"),
		[]string{"calculation", "default", "trigger", "choice_filter", "read_only", "appearance", "parameters", "implied", "min_picks", "max_picks", "repeat_count"})
	between := false // the last section stands without a group
	for _, section := range x.q.Sections {
		bare := section.Name == "" && len(section.Title)+len(section.AppliesTo) == 0 && section.Relevant == "" && len(section.Questions) > 0
		if bare && !between {
			for _, one := range section.Questions {
				if standsAlone(one) {
					x.extra = append(x.extra, [3]string{"group", one.Name})
				}
			}
			x.questions(s, section.Questions)
			between = true
			continue
		}
		between = false
		x.section(s, section)
	}
	return s.used("label")
}

// standsAlone tells whether Read would take a group on the top level for a section.
func standsAlone(g survey.Question) bool {
	return g.Type == survey.Group && without(g.Appearance, "field-list") == "" && len(g.Hint)+len(g.GuidanceHint)+len(g.Image) == 0
}

// section writes a section as a group; one without a name gets a name that the sheet of ours knows to be none.
func (x *writer) section(s *sheet, section survey.Section) {
	if section.Name == "" {
		section.Name = x.spareName("section")
		x.extra = append(x.extra, [3]string{"unnamed", section.Name})
	}
	if len(section.AppliesTo) > 0 {
		x.applies = append(x.applies, section)
	}
	r := map[string]string{"type": "begin_group"}
	x.put(r, "name", section.Name)
	x.text(r, "label", section.Title)
	x.put(r, "relevant", section.Relevant)
	s.rows = append(s.rows, r)
	x.questions(s, section.Questions)
	s.rows = append(s.rows, map[string]string{"type": "end_group", "name": section.Name})
}

// spareName gives a name that is not taken.
func (x *writer) spareName(begin string) string {
	for n := 1; ; n++ {
		name := begin + "_" + strconv.Itoa(n)
		if !x.names[name] {
			x.names[name] = true
			return name
		}
	}
}

func (x *writer) questions(s *sheet, questions []survey.Question) {
	for _, q := range questions {
		r := x.row(q)
		s.rows = append(s.rows, r)
		if q.Type == survey.Group || q.Type == survey.Repeat {
			x.questions(s, q.Questions)
			s.rows = append(s.rows, map[string]string{"type": strings.Replace(r["type"], "begin", "end", 1), "name": q.Name})
		}
	}
}

// row writes a question, or the row that opens a group or a repeat.
func (x *writer) row(q survey.Question) map[string]string {
	r := map[string]string{"type": string(q.Type)}
	switch {
	case q.Type == survey.Group || q.Type == survey.Repeat:
		r["type"] = "begin_" + string(q.Type)
	case q.Type == survey.TextType && q.List != "": // picked among answers
		r["type"] = string(survey.SelectOne) + " " + q.List
	case q.List != "":
		r["type"] += " " + q.List
	}
	if q.Type == survey.Repeat && len(q.Image) == 0 {
		q.Label = x.labelled(q.Name, "", q.Label)
	}
	x.put(r, "name", q.Name)
	for column, text := range map[string]survey.Text{
		"label": q.Label, "hint": q.Hint, "guidance_hint": q.GuidanceHint, "image": q.Image,
		"required_message": q.RequiredMessage, "constraint_message": q.ConstraintMessage,
	} {
		x.text(r, column, text)
	}
	if _, said := q.Parameters["start"]; q.Type == survey.Range && !said {
		q.Parameters = maps.Clone(q.Parameters)
		if q.Parameters == nil {
			q.Parameters = map[string]string{}
		}
		q.Parameters["start"], r["implied"] = "0", "start" // ODK would begin at 1
	}
	for column, value := range map[string]string{
		"required": string(q.Required), "relevant": q.Relevant, "constraint": q.Constraint, "calculation": q.Calculation, "default": q.Default,
		"trigger": q.Trigger, "choice_filter": q.ChoiceFilter, "appearance": q.Appearance, "repeat_count": q.RepeatCount, "parameters": parametersOf(q),
	} {
		x.put(r, column, value)
	}
	if q.Required == survey.Always {
		r["required"] = "yes"
	}
	if q.ReadOnly {
		r["read_only"] = "yes"
	}
	for column, n := range map[string]int{"min_picks": q.MinPicks, "max_picks": q.MaxPicks} {
		if n != 0 {
			r[column] = strconv.Itoa(n)
		}
	}
	return r
}

// parametersOf writes parameters as "key=value key=value".
func parametersOf(q survey.Question) string {
	var pairs []string
	for _, key := range sortedKeys(q.Parameters) {
		pairs = append(pairs, key+"="+q.Parameters[key])
	}
	return strings.Join(pairs, " ")
}

// spaced tells whether two spaces stand side by side in a text or an expression, which tools join unless told not to.
func (x *writer) spaced() bool {
	written, err := questionnaire.Marshal(x.q)
	if err != nil {
		return true
	}
	// The JSON is indented: only what stands behind the indentation is the questionnaire's own.
	for line := range strings.Lines(string(written)) {
		if strings.Contains(strings.TrimLeft(line, " "), "  ") {
			return true
		}
	}
	return false
}
