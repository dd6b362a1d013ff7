package limesurvey

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"

	"sonde/survey"
)

func itoa(n int) string { return strconv.Itoa(n) }

// validPart makes a code fit to stand inside a name.
func validPart(code string) string { return strings.TrimPrefix(validName("_"+code), "_") }

// choice makes a code the name of a choice, which may be anything but empty, spaces or control characters.
func (n *namer) choice(code string) (name string, twice bool) {
	wanted := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\'' || r == '"' {
			return '_'
		}
		return r
	}, code)
	if wanted == "" {
		wanted = "_"
	}
	name = wanted
	for i := 2; n.taken[name]; i++ {
		name, twice = wanted+"_"+itoa(i), true
	}
	n.taken[name] = true
	return name, twice
}

// pair is a code and the word for its label.
type pair struct{ code, word string }

// fixedLists are the answers that LimeSurvey itself gives to some types.
var fixedLists = map[string][]pair{
	"Y": {{"Y", "yes"}, {"N", "no"}},
	"G": {{"F", "female"}, {"M", "male"}},
	"C": {{"Y", "yes"}, {"U", "uncertain"}, {"N", "no"}},
	"E": {{"I", "increase"}, {"S", "same"}, {"D", "decrease"}},
}

var fixedPoints = map[string]int{"5": 5, "A": 5, "B": 10}

// fixedNames name the lists of those types.
var fixedNames = map[string]string{
	"Y": "yes_no", "G": "gender", "C": "yes_uncertain_no", "E": "increase_same_decrease", "5": "five_points", "A": "five_points", "B": "ten_points",
}

// choicesOf gives the choices of a question, and our name for each code.
func (c *converter) choicesOf(q *question, scale int) ([]survey.Choice, map[string]string) {
	codes := map[string]string{}
	var choices []survey.Choice
	for _, one := range fixedLists[q.kind] {
		codes[one.code] = one.code
		choices = append(choices, survey.Choice{Name: one.code, Label: own(one.word, c.form.languages)})
	}
	for i := range fixedPoints[q.kind] {
		label := survey.Text{}
		for _, language := range c.form.languages {
			label[language] = itoa(i + 1)
		}
		codes[itoa(i+1)] = itoa(i + 1)
		choices = append(choices, survey.Choice{Name: itoa(i + 1), Label: label})
	}
	if choices != nil {
		return choices, codes
	}
	taken := newNamer()
	for _, a := range q.answers[scale] {
		name, twice := taken.choice(a.code)
		if twice {
			c.tell.say(limCodeTwice, q.place(a.code), map[string]any{"Code": a.code, "Name": name})
		}
		if _, known := codes[a.code]; !known {
			codes[a.code] = name
		}
		at := a.at
		at.Column = q.code + " " + a.code
		label := c.text(a.text, at, q.code)
		if len(label) == 0 {
			label = c.codeFor(a.code, at, q.code)
		}
		choices = append(choices, survey.Choice{Name: name, Label: label})
	}
	return choices, codes
}

// otherChoice adds the choice that goes with a text of one's own, and gives its name.
func (c *converter) otherChoice(d *declared) string {
	taken := newNamer()
	for _, choice := range d.choices {
		taken.taken[choice.Name] = true
	}
	name, _ := taken.choice(survey.OtherChoice)
	label := c.text(d.source.attributes["other_replace_text"], d.source.place("other_replace_text"), d.source.code)
	said := own("other", c.form.languages)
	for language, text := range label {
		said[language] = text
	}
	other := survey.Choice{Name: name, Label: said}
	d.choices = append(d.choices, other)
	return name
}

// list keeps choices as a list and gives its name: the same choices are kept once.
func (c *converter) list(wanted string, choices []survey.Choice) string {
	key, err := json.Marshal(choices)
	if err != nil {
		return wanted
	}
	if name, known := c.lists[string(key)]; known {
		return name
	}
	name := c.listNames.free(validName(wanted))
	c.lists[string(key)] = name
	c.q.ChoiceLists[name] = choices
	return name
}

// listName is what a question's list is called when it is the first to need it.
func (d *declared) listName() string {
	if name := fixedNames[d.source.kind]; name != "" {
		return name
	}
	return d.name
}
