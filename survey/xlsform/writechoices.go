package xlsform

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
)

// choices writes the lists: those of the survey in the order in which it asks for them, then the others.
func (x *writer) choices() *sheet {
	s := &sheet{name: choicesSheet}
	s.columns = slices.Concat([]string{"list_name", "name"}, x.in("label"), x.in("image"), []string{"exclusive", "retired", "concept"}, x.filters())
	for _, list := range x.lists() {
		if strings.ContainsAny(list, " \t\n") || strings.Contains(list, "${") || slices.ContainsFunc([]string{".csv", ".xml", ".geojson"}, func(end string) bool { return strings.HasSuffix(list, end) }) {
			x.cannot(list)
		}
		for _, c := range x.q.ChoiceLists[list] {
			r := map[string]string{}
			x.put(r, "list_name", list)
			x.put(r, "name", c.Name)
			x.text(r, "label", x.labelled(list, c.Name, c.Label))
			x.text(r, "image", c.Image)
			x.put(r, "concept", c.Concept)
			if c.Exclusive {
				r["exclusive"] = "yes"
			}
			if c.Retired {
				r["retired"] = "yes"
			}
			for column, value := range c.Filters {
				x.put(r, column, value)
			}
			s.rows = append(s.rows, r)
		}
	}
	return s.used("label")
}

// labelled gives a label to what has none, for pyxform warns of that; the sheet of ours says that it is made up.
func (x *writer) labelled(name, choice string, label survey.Text) survey.Text {
	for _, code := range x.q.Languages {
		if label[code] != "" {
			return label
		}
	}
	x.extra = append(x.extra, [3]string{"unlabelled", name, choice})
	said := choice
	if said == "" {
		said = name
	}
	label = survey.Text{}
	for _, code := range x.q.Languages {
		label[code] = said
	}
	return label
}

// cannot notes a name that XLSForm cannot write.
func (x *writer) cannot(name string) {
	if x.failure == nil {
		x.failure = survey.Fail(survey.Invalid, "XLS_202", survey.Args{"Name": short(name)})
	}
}

// filters lists the columns of choice filters.
func (x *writer) filters() []string {
	found := map[string]bool{}
	for _, list := range x.q.ChoiceLists {
		for _, c := range list {
			for column := range c.Filters {
				found[column] = true
			}
		}
	}
	columns := slices.Sorted(maps.Keys(found))
	for _, column := range columns {
		_, _, taken := choicesProperties.resolve([]string{column})
		if taken || reservedColumns[snake(column)] || tidyHeader(column) != column || strings.ContainsAny(column, ": ") {
			x.cannot(column)
		}
	}
	return columns
}

// reservedColumns are those of the choices that pyxform takes for something else.
var reservedColumns = map[string]bool{"type": true, "parent": true, "extra_data": true, "media": true, "bind": true, "control": true}

// lists gives the names of the lists in the order of the survey.
func (x *writer) lists() []string {
	var order []string
	seen := map[string]bool{}
	add := func(list string) {
		if _, known := x.q.ChoiceLists[list]; known && !seen[list] {
			seen[list] = true
			order = append(order, list)
		}
	}
	var into func(questions []survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			add(one.List)
			into(one.Questions)
		}
	}
	for _, s := range x.q.Sections {
		into(s.Questions)
	}
	for _, list := range sortedKeys(x.q.ChoiceLists) {
		add(list)
	}
	return order
}

// twins tells whether a name stands twice in a list.
func (x *writer) twins() bool {
	for _, list := range x.q.ChoiceLists {
		seen := map[string]bool{}
		for _, c := range list {
			if seen[c.Name] {
				return true
			}
			seen[c.Name] = true
		}
	}
	return false
}
