package xlsform

import (
	"cmp"
	"strconv"
	"strings"

	"sonde/survey"
)

// node is a question, a group or a repeat as it is built, with its row.
type node struct {
	question survey.Question
	row      int
	word     string // by which a group or repeat begins
	counts   bool   // it was brought by a repeat: its calculation is how many rows that has
	inside   []*node
	child    map[string]bool // names that stand in it
}

// builder builds the survey row by row.
type builder struct {
	*file
	t       *table
	open    []*node // the whole, then the groups and repeats not closed yet
	repeats map[string]bool
}

// build reads the survey.
func (f *file) build() {
	t := f.tables[surveySheet]
	b := &builder{file: f, t: t, open: []*node{{child: map[string]bool{}}}, repeats: map[string]bool{}}
	if !t.has("type") {
		return
	}
	for _, r := range t.rows {
		b.row(r)
	}
	for len(b.open) > 1 {
		n := b.open[len(b.open)-1]
		b.say("XLS_061", b.at(row{number: n.row}, "type"), survey.Args{"Type": n.word, "Name": n.question.Name})
		b.close()
	}
	f.assemble(b.open[0].inside)
}

// at is where a property of a row stands.
func (b *builder) at(r row, property string) at {
	return at{b.t.name, r.number, b.t.headerOf(property, "")}
}

// get gives a cell that people do not read.
func (b *builder) get(r row, property string) string {
	return b.technical(b.t.value(r, property))
}

// countNames counts how often each name stands in the survey, for references.
func (f *file) countNames(t *table) {
	for _, r := range t.rows {
		word, name := f.technical(t.value(r, "type")), f.technical(t.value(r, "name"))
		if word == "" && !f.isHollow(t, r, "type") || isYes(f.technical(t.value(r, "disabled"))) || endForm.MatchString(word) {
			continue
		}
		f.blind = f.blind || f.isHollow(t, r, "name")
		if name == "" && words[word].is == survey.Note {
			name = noteName(r)
		}
		f.names[name]++
	}
	delete(f.names, "")
}

// noteName names a note that has no name, as ODK does.
func noteName(r row) string { return "generated_note_name_" + strconv.Itoa(r.number) }

// row reads one row of the survey.
func (b *builder) row(r row) {
	if said := b.get(r, "disabled"); said != "" {
		if isYes(said) {
			b.say("XLS_064", b.at(r, "disabled"), nil)
			return
		}
	}
	word, name := b.get(r, "type"), b.get(r, "name")
	switch {
	case b.isHollow(b.t, r, "type"):
		b.unasked[name] = true
		return
	case word == "" && name == "" && len(b.text(b.t, r, "label")) == 0:
		b.say("XLS_051", b.at(r, "type"), survey.Args{"Text": short(firstCell(r))})
		return
	case word == "":
		b.say("XLS_050", b.at(r, "type"), survey.Args{"Name": short(cmp.Or(name, firstCell(r)))})
		return
	}
	if m := endForm.FindStringSubmatch(word); m != nil {
		b.checkReferences(r)
		b.end(r, controls[m[1]], m[1], name)
		return
	}
	if b.setting(r, word, name) {
		return
	}
	begin := beginForm.FindStringSubmatch(word)
	k, known := kindOf(word)
	switch {
	case begin != nil && controls[begin[1]] == "" || k.standIn == refusal:
		b.say("XLS_053", b.at(r, "type"), survey.Args{"Type": short(word)})
		if begin == nil {
			b.unasked[name] = true
			return
		}
		k.is = survey.Group // read on, so that its end is no fault too
	case begin != nil:
		k.is = controls[begin[1]]
	case !known:
		b.unasked[name] = true
		b.say("XLS_052", b.at(r, "type"), survey.Args{"Type": short(word), "Near": b.nearType(word)})
		return
	}
	if strings.HasPrefix(k.list, "${") && !oneReference(k.list) {
		b.unasked[name] = true
		b.say("XLS_070", b.at(r, "type"), survey.Args{"Text": short(k.list)})
		return
	}
	b.checkReferences(r)
	n := &node{row: r.number, question: b.question(r, k, b.named(r, k, name))}
	if len(b.open) > maxDepth+1 {
		b.unasked[n.question.Name] = true
	}
	if begin != nil {
		n.word = begin[1]
		b.begin(r, n)
		return
	}
	b.add(n)
	if k.other {
		b.orOther(r, n)
	}
}

// setting takes a row that says a setting in the survey: old forms did.
func (b *builder) setting(r row, word, value string) bool {
	switch settingsProperties.aliases[word] {
	case "form_title":
		b.settings.title = value
		return true
	case "form_id":
		b.settings.id = value
		return true
	}
	switch word {
	case "form_title":
		b.settings.title = value
	case "form_id":
		b.settings.id = value
	default:
		return false
	}
	return true
}

func firstCell(r row) string {
	for _, c := range r.cells {
		if c != "" {
			return c
		}
	}
	return ""
}

// reservedName is what ODK keeps for the group that describes a sheet.
const reservedName = "meta"

// named checks the name of a row, and gives one where there is none.
func (b *builder) named(r row, k kind, name string) string {
	where := b.at(r, "name")
	switch {
	case name == "" && k.is == survey.Note:
		return noteName(r)
	case name == "":
		if !b.isHollow(b.t, r, "name") {
			b.say("XLS_056", where, nil)
		}
		return "row_" + strconv.Itoa(r.number)
	}
	inside := b.open[len(b.open)-1]
	if name == reservedName {
		b.say("XLS_057", where, survey.Args{"Name": name})
	} else if inside.child[name] {
		b.say("XLS_067", where, survey.Args{"Name": name})
	}
	inside.child[name] = true
	if k.is == survey.Repeat {
		switch {
		case name == b.settings.root:
			b.say("XLS_058", where, survey.Args{"Name": name})
		case b.repeats[name]:
			b.say("XLS_059", where, survey.Args{"Name": name})
		}
		b.repeats[name] = true
	}
	return name
}

// checkReferences checks the ${name} of all cells of a row but those that name it.
func (b *builder) checkReferences(r row) {
	for _, property := range sortedKeys(b.t.cols) {
		if property == "type" || property == "name" || property == "trigger" || property == "disabled" {
			continue
		}
		for _, c := range b.t.cols[property] {
			text := r.cell(c.index)
			if strings.Contains(text, "${") {
				b.references(at{b.t.name, r.number, c.header}, text)
			}
			if isText(property) && inText.MatchString(text) {
				b.say("XLS_079", at{b.t.name, r.number, c.header}, nil)
			}
		}
	}
	for _, property := range []string{"calculation", "relevant", "constraint", "choice_filter", "default", "required", "repeat_count", "appearance"} {
		b.outsideData(b.at(r, property), b.expr(r, property))
	}
}
