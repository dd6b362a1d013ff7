package compose

import (
	"slices"
	"strings"
	"unicode"

	"sonde/survey"
)

// Paste adds the choices of a pasted text to those there are, one choice a line. A line holds the labels in the languages'
// order, between tabs (as spreadsheets copy them) or vertical bars; with one cell more than languages, the first is the
// name. Labels that a line lacks stay empty. Names that are missing or taken are made of the first label.
func Paste(choices []survey.Choice, text string, languages []string) []survey.Choice {
	choices = slices.Clone(choices)
	taken := func(name string) bool {
		return slices.ContainsFunc(choices, func(c survey.Choice) bool { return c.Name == name })
	}
	for _, cells := range table(text) {
		choice := survey.Choice{Label: survey.Text{}}
		if len(cells) > len(languages) {
			if name := cells[0]; name != "" && !strings.ContainsFunc(name, unicode.IsSpace) && !taken(name) {
				choice.Name = name
			}
			cells = cells[1:]
		}
		for i, language := range languages {
			if i < len(cells) && cells[i] != "" {
				choice.Label[language] = cells[i]
			}
		}
		if choice.Name == "" {
			choice.Name = Name(firstOf(cells), "choice", taken)
		}
		choices = append(choices, choice)
	}
	return choices
}

// Translate gives the choices there are their labels in a language, line by line; lines beyond the last choice are left
// over and an empty line leaves its choice as it is.
func Translate(choices []survey.Choice, text, language string) (translated []survey.Choice, left int) {
	translated = slices.Clone(choices)
	for i, line := range strings.Split(strings.TrimRight(text, "\n\t "), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case i >= len(translated):
			left++
		default:
			label := survey.Text{language: line}
			for other, words := range translated[i].Label {
				if other != language {
					label[other] = words
				}
			}
			translated[i].Label = label
		}
	}
	return translated, left
}

// table cuts a text into lines that hold something and their cells.
func table(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		separator := "|"
		if strings.Contains(line, "\t") {
			separator = "\t"
		}
		cells := strings.Split(strings.TrimRight(line, "\r\n"), separator)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if firstOf(cells) != "" {
			rows = append(rows, cells)
		}
	}
	return rows
}

// firstOf gives the first cell that holds something.
func firstOf(cells []string) string {
	for _, cell := range cells {
		if cell != "" {
			return cell
		}
	}
	return ""
}
