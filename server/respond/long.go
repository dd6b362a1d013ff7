package respond

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// mostOptions is how many options the menus of a page may hold together, so that a phone reads it in a second. Above, the
// menus stand in <noscript>, and the script fills each from its list when it comes into view.
const mostOptions = 10_000

// longLists names the lists whose menus wait for a script: none, or those that more than one menu uses.
func longLists(in *questionnaire.Instrument) map[string]bool {
	options, menus := 0, map[string]int{}
	for i := range in.Items {
		if item := &in.Items[i]; item.Shown() && item.Menu() {
			options += len(item.Choices)
			menus[item.Question.List]++
		}
	}
	if options <= mostOptions {
		return nil
	}
	long := map[string]bool{}
	for list, count := range menus {
		speaking := func(c survey.Choice) bool { return slices.ContainsFunc(texts(c.Label), speaks) }
		if count > 1 && !slices.ContainsFunc(in.Questionnaire.ChoiceLists[list], speaking) {
			long[list] = true
		}
	}
	return long
}

func texts(t survey.Text) []string {
	all := make([]string, 0, len(t))
	for _, one := range t {
		all = append(all, one)
	}
	return all
}

// listID is the id of a list that menus are filled from.
func listID(list string) string { return "list-" + list }

// ListView is a list that menus are filled from.
type ListView struct {
	ID      string
	Choices []ChoiceView
}

// lists draws those that menus are filled from, in order.
func (d *drawer) lists() []ListView {
	var views []ListView
	for list := range d.long {
		view := ListView{ID: listID(list)}
		for _, choice := range d.in.Questionnaire.ChoiceLists[list] {
			view.Choices = append(view.Choices, ChoiceView{Value: choice.Name, Label: d.text(choice.Label)})
		}
		views = append(views, view)
	}
	slices.SortFunc(views, func(a, b ListView) int { return strings.Compare(a.ID, b.ID) })
	return views
}
