package respond

import (
	"net/url"
	"slices"
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// drawer makes the views of an instrument's questions in one language, with what was typed and what is wrong with it. Each
// row of a repeat has one of its own.
type drawer struct {
	in       *questionnaire.Instrument
	words    survey.Words
	language string
	raw      questionnaire.Raw
	answers  *questionnaire.View // what words may say of answers; nil: nothing is answered
	prefix   string              // of the names of controls: "" or, in a row, "REPEAT/N/"
	depth    int                 // in how many repeats
	groups   map[string]bool     // names of groups that are drawn, which may recur
	items    map[*survey.Question]*questionnaire.Item
	*shared
}

// shared is what all drawers of a page share.
type shared struct {
	problems map[string]string // by the question's address: what is wrong and what to do
	images   string            // address that the names of images are put behind; "": images are not shown
	lacking  []string          // the names of those that are not there
	long     map[string]bool   // the lists of menus that wait for a script
	seed     string            // of the order of choices by chance
	paper    bool              // nothing is answered, and nothing worked out
	fresh    string            // address of a row that was just added, to begin at; "" for none
}

// newDrawer makes one for the words of a questionnaire alone.
func newDrawer(in *questionnaire.Instrument, words survey.Words, language string) *drawer {
	return &drawer{in: in, words: words, language: language, groups: map[string]bool{}, shared: &shared{problems: map[string]string{}}}
}

// sheetDrawer makes one for a sheet as it stands: what is calculated can be said and shown.
func (f *form) sheetDrawer(words survey.Words, language string, raw questionnaire.Raw, entry questionnaire.Entry) *drawer {
	d := newDrawer(f.in, words, language)
	view := f.in.View(raw, entry, language)
	d.raw, d.answers, d.items, d.long, d.seed = raw, &view, itemsOf(f.in), longLists(f.in), entry.Seed
	d.lacking = f.lacking
	return d
}

// itemsOf finds the items of an instrument by their questions.
func itemsOf(in *questionnaire.Instrument) map[*survey.Question]*questionnaire.Item {
	items := make(map[*survey.Question]*questionnaire.Item, len(in.Items))
	for i := range in.Items {
		items[in.Items[i].Question] = &in.Items[i]
	}
	return items
}

// row makes the drawer of a row of a repeat.
func (d *drawer) row(repeat *questionnaire.Item, raw questionnaire.Raw, view questionnaire.View, address string) *drawer {
	row := *d
	row.in, row.raw, row.answers, row.prefix, row.depth = repeat.Row, raw, &view, address+"/", d.depth+1
	row.groups, row.items = map[string]bool{}, itemsOf(repeat.Row)
	return &row
}

// at finds what a problem is about: the item, and the drawer of the row that it stands in, with the titles of the rows.
func (d *drawer) at(path []string) (in *drawer, item *questionnaire.Item, titles []string) {
	for len(path) > 0 {
		found, known := d.in.Item(path[0])
		if !known {
			return d, nil, titles
		}
		if len(path) == 1 || found.Row == nil {
			return d, found, titles
		}
		number, _ := strconv.Atoi(path[1])
		rows := d.raw.Rows(found.Index)
		answers, there := d.answers.Row(found, number+1)
		if !there || number >= len(rows) {
			return d, found, titles
		}
		titles = append(titles, d.rowTitle(found.Question, number+1))
		if len(path) == 2 {
			return d, found, titles
		}
		d, path = d.row(found, rows[number], answers, d.name(found)+"/"+strconv.Itoa(number+1)), path[2:]
	}
	return d, nil, titles
}

// name is the name of an item's control.
func (d *drawer) name(item *questionnaire.Item) string { return d.prefix + item.Name() }

func (d *drawer) say(key string, args survey.Args) string { return d.words.Say(d.language, key, args) }

// picture draws an image of the questionnaire. Its author names no words for it but those it stands beside.
func (d *drawer) picture(image survey.Text, alt string) *PictureView {
	name := d.written(image)
	if name == "" || d.images == "" || slices.Contains(d.lacking, name) {
		return nil
	}
	return &PictureView{Address: d.images + url.PathEscape(name), Alt: alt}
}
