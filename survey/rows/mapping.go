package rows

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Mapping says what each column of a foreign file is, and what its values mean.
type Mapping struct {
	// Separator stands between several choices in a cell; "" means DefaultSeparator.
	Separator string `json:"separator,omitempty"`
	// Comment begins the first cell of a row that is no respondent; "" for none.
	Comment string `json:"comment,omitempty"`
	// Columns says for a header, or "#12" for the twelfth column, what it is. A header that is not named is matched with
	// names and labels.
	Columns map[string]Target `json:"columns,omitempty"`
	// Values gives for a question and a cell's text the choice's name; "" means no answer.
	Values map[string]map[string]string `json:"values,omitempty"`
}

// Target is what a column is: a question, a choice of a question, one of the Metas, or nothing.
type Target struct {
	Question string `json:"question,omitempty"`
	Choice   string `json:"choice,omitempty"`
	// Rank is the place in a ranking that the column holds, from 1.
	Rank int `json:"rank,omitempty"`
	// Ticks is the choice, as question/choice, that a text in this column picks as well.
	Ticks  string `json:"ticks,omitempty"`
	Meta   string `json:"meta,omitempty"`
	Ignore bool   `json:"ignore,omitempty"`
}

// Metas are what a column may hold beside answers. "submitted" is the moment a sheet was completed: rows without one are
// incomplete and left out.
var Metas = []string{"key", "event", "language", "received_on", "version", "source", "submitted"}

// DefaultSeparator stands between several choices in a cell.
const DefaultSeparator = "; "

// ParseMapping reads a mapping file; Malformed ROW_020.
func ParseMapping(raw []byte) (Mapping, error) {
	var m Mapping
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return Mapping{}, survey.Wrap(survey.Malformed, "ROW_020", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Mapping{}, survey.Wrap(survey.Malformed, "ROW_020", err)
	}
	return m, nil
}

// columnNames are the columns of a mapping by their names, folded.
type columnNames struct {
	exact  map[string]Target
	folded map[string]Target
}

func (m Mapping) folded() columnNames {
	names := columnNames{exact: m.Columns, folded: map[string]Target{}}
	// In order, so that of two names that fold alike always the same counts.
	for _, name := range slices.Sorted(maps.Keys(m.Columns)) {
		names.folded[fold(name)] = m.Columns[name]
	}
	return names
}

// target gives what the mapping says of column i, and whether it says anything.
func (n columnNames) target(i int, header string) (Target, bool) {
	if t, found := n.exact["#"+strconv.Itoa(i+1)]; found {
		return t, true
	}
	if t, found := n.exact[header]; found {
		return t, true
	}
	t, found := n.folded[fold(header)]
	return t, found
}

// unknownValues names what the mapping translates that the questionnaire lacks: questions, and choices as question/choice.
func (m Mapping) unknownValues(in *questionnaire.Instrument) []string {
	var unknown []string
	for question, values := range m.Values {
		item, found := in.Item(question)
		if !found {
			unknown = append(unknown, question)
			continue
		}
		for _, name := range values {
			isName := func(c survey.Choice) bool { return c.Name == name }
			if name != "" && len(item.AllChoices()) > 0 && !slices.ContainsFunc(item.AllChoices(), isName) {
				unknown = append(unknown, question+"/"+name)
			}
		}
	}
	slices.Sort(unknown)
	return slices.Compact(unknown)
}

// foldedKeys gives the map with its keys folded.
func foldedKeys(values map[string]string) map[string]string {
	folded := make(map[string]string, len(values))
	for _, text := range slices.Sorted(maps.Keys(values)) {
		folded[fold(text)] = values[text]
	}
	return folded
}

// valid tells whether the target exists in the questionnaire.
func (t Target) valid(in *questionnaire.Instrument) bool {
	switch {
	case t.Ignore:
		return t == Target{Ignore: true}
	case t.Meta != "":
		return t == Target{Meta: t.Meta} && slices.Contains(Metas, t.Meta)
	}
	item, found := in.Item(t.Question)
	if !found || !item.Keeps() {
		return false
	}
	if t.Ticks != "" {
		of, choice := t.ticks()
		if !(Target{Question: of, Choice: choice}).valid(in) {
			return false
		}
	}
	if t.Rank != 0 {
		return t.Choice == "" && item.Question.Type == survey.Rank && t.Rank > 0 && t.Rank <= len(item.Choices)
	}
	return t.Choice == "" || item.Question.Type == survey.SelectMultiple && slices.ContainsFunc(item.AllChoices(), func(c survey.Choice) bool { return c.Name == t.Choice })
}

// ticks gives the question and the choice of Ticks.
func (t Target) ticks() (question, choice string) {
	question, choice, _ = strings.Cut(t.Ticks, "/")
	return question, choice
}

// partial tells whether the column holds only a part of the question's answer.
func (t Target) partial() bool { return t.Choice != "" || t.Rank != 0 }

// Propose makes a mapping of a file's columns as well as can be seen from its header; what is not recognised is ignored,
// for a person to fill in.
func Propose(header []string, in *questionnaire.Instrument) Mapping {
	h := newHeader(header, in, false)
	m := Mapping{Separator: DefaultSeparator, Columns: map[string]Target{}}
	for i, name := range header {
		targets := h.target(i, name)
		key := name
		if strings.TrimSpace(name) == "" || slices.Index(header, name) != i {
			key = "#" + strconv.Itoa(i+1)
		}
		if len(targets) == 1 {
			m.Columns[key] = targets[0]
			continue
		}
		m.Columns[key] = Target{Ignore: true}
	}
	return m
}
