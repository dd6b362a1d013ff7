package rows

import (
	"fmt"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// plan says for each column of a file what it is, and how the cells of each question are read.
type plan struct {
	in      *questionnaire.Instrument
	mapping Mapping
	targets []Target
	header  []string
	choices []map[string]string // for each item: what a cell may say, folded, and the choice's name
	present map[string]bool
}

// makePlan matches the columns of a file, by the mapping first, then by names and labels. All columns that mean nothing are
// named at once.
func makePlan(header []string, in *questionnaire.Instrument, mapping Mapping) (*plan, error) {
	if mapping.Separator == "" {
		mapping.Separator = DefaultSeparator
	}
	p := &plan{in: in, mapping: mapping, header: header, targets: make([]Target, len(header)), present: map[string]bool{}}
	known := headings(in)
	var problems Problems
	for i, name := range header {
		t, mapped := mapping.target(i, name)
		if !mapped {
			switch found := known[fold(name)]; {
			case len(found) == 1:
				t = found[0]
			case strings.TrimSpace(name) == "":
				t = Target{Ignore: true}
			case len(found) > 1:
				problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_031", Args: survey.Args{"Questions": questionsOf(found)}})
				continue
			default:
				problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_030", Args: survey.Args{"Nearest": nearest(fold(name), known)}})
				continue
			}
		}
		if !t.valid(in) {
			problems.add(Problem{Row: 1, Column: i + 1, Header: name, Code: "ROW_032", Args: survey.Args{"Target": t.Question + t.Meta}})
			continue
		}
		p.targets[i] = t
		if t.Question != "" {
			p.present[t.Question] = true
		}
	}
	for question := range mapping.Values {
		if _, found := in.Item(question); !found {
			problems.add(Problem{Row: 1, Header: question, Code: "ROW_032", Args: survey.Args{"Target": question}})
		}
	}
	if len(p.present) == 0 && len(problems.List) == 0 {
		problems.add(Problem{Row: 1, Code: "ROW_033"})
	}
	if err := problems.orNil(); err != nil {
		return nil, err
	}
	p.choices = make([]map[string]string, len(in.Items))
	for i := range in.Items {
		p.choices[i] = p.says(&in.Items[i])
	}
	return p, nil
}

// says lists what a cell of the question may say for each choice: its name, its label in any language, a mapped value.
func (p *plan) says(item *questionnaire.Item) map[string]string {
	if len(item.Choices) == 0 {
		return nil
	}
	says := map[string]string{}
	for _, choice := range item.Choices {
		for _, language := range p.in.Questionnaire.Languages {
			if text := fold(choice.Label[language]); text != "" {
				says[text] = choice.Name
			}
		}
	}
	for _, choice := range item.Choices {
		says[fold(choice.Name)] = choice.Name
	}
	for text, name := range p.mapping.Values[item.Name()] {
		says[fold(text)] = name
	}
	return says
}

func questionsOf(targets []Target) string {
	names := []string{}
	for _, t := range targets {
		names = append(names, t.Question)
	}
	return strings.Join(names, ", ")
}

// nearest gives the known header that differs least, when it differs little; "" otherwise.
func nearest(header string, known map[string][]Target) string {
	best, least := "", len(header)/3+1
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if d := distance(header, name, least); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is Levenshtein's, given up at limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit || len(a) > 200 {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}

// at names a cell for a problem.
func (p *plan) at(row Row, column int, code string, args survey.Args) Problem {
	return Problem{Row: row.Number, Column: column + 1, Header: p.header[column], Code: code, Args: args}
}

func (p Problem) String() string { return fmt.Sprintf("%s row %d column %d", p.Code, p.Row, p.Column) }
