package rows

import (
	"fmt"
	"maps"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// plan says for each column of a file what it is, and how the cells of each question are read.
type plan struct {
	in       *questionnaire.Instrument
	mapping  Mapping
	targets  []Target
	header   []string
	choices  []map[string]string // for each item: what a cell may say, folded, and the choice's name
	texts    []map[string]string // for each item without choices: what the mapping makes of a text, folded
	present  map[string]bool
	columns  map[string]int // how many columns feed each question
	lime     bool           // the file is LimeSurvey's
	number   bool           // it numbers its rows
	headless []bool         // of LimeSurvey's columns: whether one has no header, nor a line in the mapping
	faults   Problems       // columns of which nobody knows what they are; their cells are not read
}

// several stands for the name of a choice where a text may mean more than one.
const several = "\x00"

// makePlan matches the columns of a file, by the mapping first, then by names and labels. All columns that mean nothing are
// named at once; where others mean something the plan is made nevertheless, so that the rows can be looked at too. A mapping
// that is wrong itself is an error.
func makePlan(table Table, in *questionnaire.Instrument, mapping Mapping) (*plan, error) {
	header := table.Header
	if mapping.Separator == "" {
		mapping.Separator = DefaultSeparator
	}
	p := &plan{in: in, mapping: mapping, header: header, targets: make([]Target, len(header)), headless: make([]bool, len(header)), present: map[string]bool{}, columns: map[string]int{}}
	known, named := newHeader(header, in, table.LimeSurvey), mapping.folded()
	var problems Problems
	mapped := true // soundly
	for i, name := range header {
		t, given := named.target(i, name)
		if !given {
			switch found := known.target(i, name); {
			case len(found) == 1:
				t = found[0]
			case strings.TrimSpace(name) == "":
				t, p.headless[i] = Target{Ignore: true}, known.lime != nil
			case len(found) > 1:
				problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_031", Args: survey.Args{"Questions": questionsOf(found)}})
				p.targets[i] = Target{Ignore: true}
				continue
			default:
				guess := ""
				if problems.Count < mostGuesses {
					guess = written(in, nearest(fold(name), known.names))
				}
				p.targets[i] = Target{Ignore: true}
				problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_030", Args: survey.Args{"Nearest": guess}})
				continue
			}
		}
		if !t.valid(in) {
			problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_032", Args: survey.Args{"Target": t.Question + t.Meta}})
			mapped = false
			continue
		}
		p.targets[i] = t
		if t.Question != "" {
			p.present[t.Question] = true
			p.columns[t.Question]++
		}
		if of, _ := t.ticks(); of != "" {
			p.present[of] = true
		}
	}
	p.lime, p.number = known.lime != nil, known.number
	for _, target := range mapping.unknownValues(in) {
		problems.add(Problem{Row: 1, Code: "ROW_032", Args: survey.Args{"Target": target}})
		mapped = false
	}
	if len(p.present) == 0 && len(problems.List) == 0 {
		problems.add(Problem{Row: 1, Code: "ROW_033"})
	}
	if err := problems.orNil(); err != nil && (!mapped || len(p.present) == 0) {
		return nil, err
	}
	p.faults = problems
	p.choices, p.texts = make([]map[string]string, len(in.Items)), make([]map[string]string, len(in.Items))
	for i := range in.Items {
		if item := &in.Items[i]; len(item.AllChoices()) > 0 {
			p.choices[i] = p.says(item)
		} else {
			p.texts[i] = foldedKeys(mapping.Values[item.Name()])
		}
	}
	return p, nil
}

// says lists what a cell of the question may say for each choice: its name, else its label in any language; what the
// mapping says comes first.
func (p *plan) says(item *questionnaire.Item) map[string]string {
	says := map[string]string{}
	say := func(text, name string) {
		if other, taken := says[text]; taken && other != name {
			name = several
		}
		says[text] = name
	}
	for _, choice := range item.AllChoices() {
		for _, language := range p.in.Questionnaire.Languages {
			if text := fold(choice.Label[language]); text != "" {
				say(text, choice.Name)
			}
		}
	}
	names := map[string]string{}
	for _, choice := range item.AllChoices() {
		text := fold(choice.Name)
		if other, taken := names[text]; taken && other != choice.Name { // names that differ by case alone
			names[text] = several
			continue
		}
		names[text] = choice.Name
	}
	maps.Copy(says, names)
	maps.Copy(says, foldedKeys(p.mapping.Values[item.Name()]))
	return says
}

func questionsOf(targets []Target) string {
	names := []string{}
	for _, t := range targets {
		names = append(names, t.Question)
	}
	return strings.Join(names, ", ")
}

// at names a cell for a problem.
func (p *plan) at(row Row, column int, code string, args survey.Args) Problem {
	return Problem{Row: row.Number, Column: column + 1, Header: p.header[column], Code: code, Args: args}
}

func (p Problem) String() string { return fmt.Sprintf("%s row %d column %d", p.Code, p.Row, p.Column) }
