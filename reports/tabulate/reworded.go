package tabulate

import (
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

// rewordings tell of the answers in a table that were given to other words than those that the newest version has, by choice
// in list order, the question first. Where the policy hides small numbers they tell what earlier versions with responses
// read, whoever picked what.
func (v *View) rewordings(rows *column, filter bitset, q Query) []Reworded {
	if _, newest := v.versions[v.newest]; len(v.versions) == 0 || newest && len(v.versions) == 1 {
		return nil
	}
	found := v.reworded("", rows.question.Label, rows.answered.bits, filter, q, func(version int) survey.Text {
		if it, known := v.schemas[version].instrument.Item(rows.name); known {
			return it.Question.Label
		}
		return nil
	})
	for _, i := range rows.order {
		one := &rows.choices[i]
		found = append(found, v.reworded(one.Name, one.Label, one.bits, filter, q, func(version int) survey.Text {
			return v.labelIn(version, rows.name, one.Name)
		})...)
	}
	return found
}

// labelIn is what a choice read in a version; nil where it was none.
func (v *View) labelIn(version int, question, choice string) survey.Text {
	if it, known := v.schemas[version].instrument.Item(question); known {
		for _, one := range it.AllChoices() {
			if one.Name == choice {
				return one.Label
			}
		}
	}
	return nil
}

// reworded gathers what one thing read in the versions that have responses; those that read the same are one.
func (v *View) reworded(choice string, now survey.Text, given, filter bitset, q Query, label func(version int) survey.Text) []Reworded {
	var found []Reworded
	for _, version := range slices.Sorted(maps.Keys(v.versions)) {
		if version == v.newest {
			continue
		}
		was, read := survey.Text{}, bitset(nil) // in the languages that read otherwise, and who was shown them
		for language, said := range label(version) {
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
		switch shown := both(both(v.versions[version], filter), read); {
		case q.Policy.hides() && v.versions[version].empty():
			continue
		case !q.Policy.hides():
			if count = countBoth(given, shown); count == 0 {
				continue
			}
		}
		at := slices.IndexFunc(found, func(r Reworded) bool { return maps.Equal(r.Was, was) })
		if at < 0 {
			at = len(found)
			found = append(found, Reworded{Choice: choice, Label: words(now), Was: was})
		}
		found[at].Versions = append(found[at].Versions, version)
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
