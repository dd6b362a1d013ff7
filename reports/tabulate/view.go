package tabulate

import "sonde/survey"

// View is a survey as it stood at one moment. It never changes; any number of goroutines may read it.
type View struct {
	slug     string
	columns  []*column
	byName   map[string]int
	order    []int
	schemas  map[int]*schema
	ids      []string       // by ordinal
	versions map[int]bitset // those that each version was shown to
	newest   int            // the version that gives labels and order
	present  bitset         // those that count: neither gone nor excluded
	excluded int
	cache    *cache
	store    Store // for conditions on what the index does not hold
}

// reading gives the view with the store that conditions may need.
func (v *View) reading(store Store) *View {
	made := *v
	made.store = store
	return &made
}

// Survey gives the slug.
func (v *View) Survey() string { return v.slug }

// Responses counts those in the figures.
func (v *View) Responses() int { return v.present.count() }

// Excluded counts those that a coordinator left out; Simulated and Trial those in the figures that no respondent meant.
func (v *View) Excluded() int { return v.excluded }

// Simulated counts the responses in the figures whose source is simulated.
func (v *View) Simulated() int { return v.ofSource(survey.SourceSimulated, v.present) }

// Trial counts the responses in the figures whose source is trial.
func (v *View) Trial() int { return v.ofSource(survey.SourceTrial, v.present) }

func (v *View) ofSource(s survey.Source, among bitset) int {
	c := v.columns[v.byName[ColumnSource]]
	if at := c.find(string(s)); at >= 0 {
		return countBoth(c.choices[at].bits, among)
	}
	return 0
}

// Question is a question of the survey as the newest version words it; Name is what Query.Rows and By call it. Section
// and Group say where it stands; Choices are those in its tables, retired ones last.
type Question struct {
	Name     string
	Section  string
	Group    string
	Rating   bool
	Question survey.Question
	Choices  []survey.Choice
}

// Questions lists the questions that take answers, in the order of the questionnaire, retired ones last.
func (v *View) Questions() []Question {
	list := make([]Question, len(v.order))
	for i, at := range v.order {
		list[i] = v.columns[at].describe()
	}
	return list
}

// Question finds one by name, calculates and hidden ones too; Invalid TAB_001 when the survey has none such, TAB_009 when it
// is asked in the rows of a repeat.
func (v *View) Question(name string) (Question, error) {
	c, err := v.column(name)
	if err != nil {
		return Question{}, err
	}
	return c.describe(), nil
}

func (c *column) describe() Question {
	q := Question{Name: c.name, Section: c.section, Group: c.group, Rating: c.rating, Question: c.question}
	for _, i := range c.order {
		q.Choices = append(q.Choices, c.choices[i].Choice)
	}
	return q
}

// column finds a question or a column such as ":event".
func (v *View) column(name string) (*column, error) {
	if at, known := v.byName[name]; known {
		return v.columns[at], nil
	}
	if at := v.holder(name); at >= 0 && v.columns[at].question.Type == survey.Repeat {
		return nil, survey.Fail(survey.Invalid, "TAB_009", survey.Args{"Name": name, "Repeat": v.columns[at].name})
	}
	return nil, survey.Fail(survey.Invalid, "TAB_001", survey.Args{"Name": name})
}

// Value is how many responses in the figures have a value of ":event", ":day", ":language" or ":source".
type Value struct {
	Code  string
	Count int
}

// Values counts the responses by a column that every response has, in order of code; those without a value come first
// with code "", if there are any.
func (v *View) Values(column string) ([]Value, error) {
	c, err := v.column(column)
	if err != nil {
		return nil, err
	}
	list := make([]Value, 0, len(c.order)+1)
	if none := c.skipped.bits.count(); none > 0 {
		list = append(list, Value{Count: none})
	}
	for _, i := range c.order {
		if n := c.choices[i].bits.count(); n > 0 {
			list = append(list, Value{Code: c.choices[i].Name, Count: n})
		}
	}
	return list, nil
}
