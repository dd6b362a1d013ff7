package reports

import (
	"cmp"
	"strconv"
	"strings"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// Reworded says of a table which answers were given to other words than those beside its figures; text chooses a language.
func Reworded(words survey.Words, language string, r tabulate.Result, text func(survey.Text) string) []string {
	var notes []string
	for _, one := range r.Reworded {
		key := "choice"
		if one.Choice == "" {
			key = "question"
		}
		if one.Count == 0 { // small numbers
			key += "_hidden"
		}
		notes = append(notes, words.Say(language, "report.reworded."+key, survey.Args{
			"Count": one.Count, "Was": text(one.Was), "Label": cmp.Or(text(one.Label), one.Choice), "Versions": versionList(words, language, one.Versions),
		}))
	}
	return notes
}

// versionList writes numbers of versions: "version 1", "versions 1, 3".
func versionList(words survey.Words, language string, versions []int) string {
	numbers := make([]string, len(versions))
	for i, version := range versions {
		numbers[i] = strconv.Itoa(version)
	}
	return words.Say(language, "report.versions_of", survey.Args{"Count": len(versions), "Versions": strings.Join(numbers, ", ")})
}

// reworded are those notes in the report's language.
func (b *builder) reworded(r tabulate.Result) []string {
	return Reworded(b.src.Words, b.req.Language, r, b.text)
}
