package rows

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// headings gives, folded, every header by which a file may name a question, a choice of one, or one of our own columns,
// with what it may mean: names, labels in any language, question/choice.
func headings(in *questionnaire.Instrument) map[string][]Target {
	known := map[string][]Target{}
	eachHeading(in, func(header string, t Target) {
		if key := fold(header); key != "" && !slices.Contains(known[key], t) {
			known[key] = append(known[key], t)
		}
	})
	for _, meta := range Metas[:len(Metas)-1] { // "submitted" is no column of ours
		known[":"+meta] = []Target{{Meta: meta}}
	}
	known[":id"] = []Target{{Ignore: true}}
	known[":survey"] = []Target{{Ignore: true}}
	// A name always wins over a label that reads the same.
	for i := range in.Items {
		if item := &in.Items[i]; item.Keeps() {
			known[fold(item.Name())] = []Target{{Question: item.Name()}}
		}
	}
	return known
}

// eachHeading hands on the headers that name questions and choices, as the questionnaire writes them.
func eachHeading(in *questionnaire.Instrument, add func(header string, t Target)) {
	for i := range in.Items {
		item := &in.Items[i]
		if !item.Keeps() {
			continue
		}
		add(item.Name(), Target{Question: item.Name()})
		for _, language := range in.Questionnaire.Languages {
			add(label(item, language), Target{Question: item.Name()})
			add(groupLabel(item, language), Target{Question: item.Name()})
		}
		if item.Question.Type != survey.SelectMultiple {
			continue
		}
		for _, choice := range item.AllChoices() {
			t := Target{Question: item.Name(), Choice: choice.Name}
			add(item.Name()+"/"+choice.Name, t)
			for _, language := range in.Questionnaire.Languages {
				add(label(item, language)+"/"+choice.Label[language], t)
				add(groupLabel(item, language)+"/"+choice.Label[language], t)
			}
		}
	}
}

// written gives a header as the questionnaire writes it, not folded.
func written(in *questionnaire.Instrument, folded string) string {
	found := folded
	eachHeading(in, func(header string, _ Target) {
		if found == folded && fold(header) == folded {
			found = header
		}
	})
	return found
}

func label(item *questionnaire.Item, language string) string { return item.Question.Label[language] }

// groupLabel names a question with its innermost group, as the rows of a grid need.
func groupLabel(item *questionnaire.Item, language string) string {
	if len(item.Groups) == 0 {
		return ""
	}
	return item.Groups[len(item.Groups)-1].Label[language] + ": " + item.Question.Label[language]
}

// titleOf gives the header of a question in an export with labels: the label, else the label with its group's, else the
// name, whichever first means this question alone.
func titleOf(item *questionnaire.Item, language string, known map[string][]Target) string {
	for _, title := range []string{label(item, language), groupLabel(item, language)} {
		if targets := known[fold(title)]; len(targets) == 1 && targets[0].Question == item.Name() {
			return title
		}
	}
	return item.Name()
}
