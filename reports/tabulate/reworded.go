package tabulate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sonde/survey"
)

// Reworded is what a choice of a question, or the question itself, read when it was answered, where it reads otherwise now.
type Reworded struct {
	Choice   string      `json:"choice"` // "": the question
	Label    survey.Text `json:"label"`  // as it reads now
	Was      survey.Text `json:"was"`    // in the languages in which it read otherwise
	Versions []int       `json:"versions"`
	Count    int         `json:"count"` // of the answers given so; 0 where the policy hides small numbers
}

// wording is what a question, under "", and its choices read in a version before the newest, and who was shown it.
type wording struct {
	version int
	labels  map[string]survey.Text
	shown   bitset
}

// rewordings tell of the answers in a table that were given to other words than those that the newest version has, by choice
// in list order, the question first. Where the policy hides small numbers they tell what earlier versions with responses
// read, whoever picked what. filter and the columns where are those of Where.
func (v *View) rewordings(rows *column, filter bitset, where []*column, q Query) ([]Reworded, error) {
	if _, newest := v.versions[v.newest]; len(v.versions) == 0 || newest && len(v.versions) == 1 {
		return nil, nil
	}
	// Every response has a place in the column of languages: none comes or goes unseen.
	used := append([]*column{rows, v.columns[v.byName[ColumnLanguage]]}, where...)
	name := fmt.Sprintf("reworded %q %q %t", q.Rows, q.Where, q.Policy.hides())
	return remember(v, name, used, func() ([]Reworded, error) {
		var earlier []wording
		for _, version := range slices.Sorted(maps.Keys(v.versions)) {
			if version != v.newest {
				earlier = append(earlier, wording{version, v.labelsIn(version, rows.name), both(v.versions[version], filter)})
			}
		}
		found := v.reworded("", rows.question.Label, rows.answered.bits, earlier, q)
		for _, i := range rows.order {
			one := &rows.choices[i]
			found = append(found, v.reworded(one.Name, one.Label, one.bits, earlier, q)...)
		}
		return found, nil
	})
}

// labelsIn is what a question, under "", and its choices read in a version.
func (v *View) labelsIn(version int, question string) map[string]survey.Text {
	it, known := v.schemas[version].instrument.Item(question)
	if !known {
		return nil
	}
	labels := map[string]survey.Text{"": it.Question.Label}
	for _, one := range slices.Backward(it.AllChoices()) { // of two of a name the first counts
		labels[one.Name] = one.Label
	}
	return labels
}

// reworded gathers what one thing read in earlier versions; those that read the same are one.
func (v *View) reworded(choice string, now survey.Text, given bitset, earlier []wording, q Query) []Reworded {
	var found []Reworded
	for _, one := range earlier {
		was, read := survey.Text{}, bitset(nil) // in the languages that read otherwise, and who was shown them
		for language, said := range one.labels[choice] {
			if said == "" || now[language] == "" || sameWords(said, now[language]) {
				continue
			}
			was[language] = said
			read = either(read, v.inLanguage(language))
		}
		if len(was) == 0 {
			continue
		}
		count := 0
		if q.Policy.hides() {
			if v.versions[one.version].empty() {
				continue
			}
		} else if count = countBoth(given, both(one.shown, read)); count == 0 {
			continue
		}
		at := slices.IndexFunc(found, func(r Reworded) bool { return maps.Equal(r.Was, was) })
		if at < 0 {
			at = len(found)
			found = append(found, Reworded{Choice: choice, Label: words(now), Was: was})
		}
		found[at].Versions = append(found[at].Versions, one.version)
		found[at].Count += count
	}
	return found
}

// inLanguage are the responses that were given in a language.
func (v *View) inLanguage(language string) bitset {
	c := v.columns[v.byName[ColumnLanguage]]
	if at := c.find(language); at >= 0 {
		return c.choices[at].bits
	}
	return nil
}

// sameWords tells whether two texts differ in their spaces alone.
func sameWords(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }
