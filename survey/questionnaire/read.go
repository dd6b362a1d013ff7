package questionnaire

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sonde/survey"
)

// reader turns what came for a question into a typed answer, with no regard to the other answers.
type reader struct {
	mode      Mode
	normalise func(string) string
}

// read gives the answer to it, nil for none, or the problem (Code is "" when there is none).
func (r reader) read(it *Item, v rawValue) (survey.Value, survey.Problem) {
	if v.empty() {
		return nil, survey.Problem{}
	}
	if it.Row != nil {
		return nil, wrong(it, problemType, survey.Args{"Type": string(it.Question.Type)})
	}
	if !r.shaped(it.Question.Type, v.shape) {
		if it.Question.Type == survey.SelectOne && v.shape == listShape {
			return r.one(it, v.list)
		}
		return nil, wrong(it, problemType, survey.Args{"Type": string(it.Question.Type)})
	}
	switch it.Question.Type {
	case survey.Date:
		return r.date(it, v.text)
	case survey.Time:
		return r.time(it, v.text)
	case survey.DateTime:
		return r.dateTime(it, v.text)
	case survey.SelectOne:
		if i, ok := it.list.index[v.text]; ok {
			return it.list.ones[i], survey.Problem{}
		}
		return nil, wrong(it, problemChoice, survey.Args{"Choice": excerpt(v.text)})
	case survey.SelectMultiple:
		return r.picks(it, v)
	case survey.Rank:
		return r.ranks(it, v)
	case survey.Integer, survey.Decimal, survey.Range:
		return r.number(it, v)
	case survey.Acknowledge:
		if v.shape == boolShape || v.text == acknowledged {
			return survey.Ack(true), survey.Problem{}
		}
		return nil, wrong(it, problemType, survey.Args{"Type": string(it.Question.Type)})
	}
	return r.text(it, v.text)
}

// shaped tells whether a value of the shape may answer a question of the type. Pages and files have texts only, and a
// single pick need not be a list there.
func (r reader) shaped(t survey.QuestionType, s shape) bool {
	if s == textShape && r.mode != API {
		return true
	}
	switch t {
	case survey.SelectMultiple, survey.Rank:
		return s == listShape
	case survey.Integer, survey.Decimal, survey.Range:
		return s == numberShape
	case survey.Acknowledge:
		return s == boolShape
	}
	return s == textShape
}

func wrong(it *Item, code string, args survey.Args) survey.Problem {
	return survey.Problem{Question: it.key, Code: code, Args: args}
}

// one reads a select_one that came with several values: the same one again is no harm.
func (r reader) one(it *Item, names []string) (survey.Value, survey.Problem) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == "" })
	if names = slices.Compact(names); r.mode != API && len(names) == 1 {
		return r.read(it, rawValue{shape: textShape, text: names[0]})
	}
	return nil, wrong(it, problemSeveral, nil)
}

// picks puts the picks of a select_multiple in list order, each once.
func (r reader) picks(it *Item, v rawValue) (survey.Value, survey.Problem) {
	picks, bad := r.indices(it, v)
	if bad != "" {
		return nil, wrong(it, problemChoice, survey.Args{"Choice": excerpt(bad)})
	}
	slices.Sort(picks)
	return it.names(slices.Compact(picks)), survey.Problem{}
}

// ranks keeps the order that was given; menus left empty between others close up.
func (r reader) ranks(it *Item, v rawValue) (survey.Value, survey.Problem) {
	picks, bad := r.indices(it, v)
	if bad != "" {
		return nil, wrong(it, problemChoice, survey.Args{"Choice": excerpt(bad)})
	}
	seen := make([]bool, len(it.list.choices))
	for _, i := range picks {
		if seen[i] {
			return nil, wrong(it, problemRankTwice, survey.Args{"Choice": it.label(i)})
		}
		seen[i] = true
	}
	return it.names(picks), survey.Problem{}
}

// indices looks names up in the list; bad is the first that is not there.
func (r reader) indices(it *Item, v rawValue) (picks []int, bad string) {
	names := v.list
	if v.shape == textShape {
		names = []string{v.text}
	}
	picks = make([]int, 0, len(names))
	for _, name := range names {
		if name == "" {
			continue
		}
		i, ok := it.list.index[name]
		if !ok {
			return nil, name
		}
		picks = append(picks, i)
	}
	return picks, ""
}

// names gives the choices at the indices as an answer. The strings are the questionnaire's, not the request's.
func (it *Item) names(picks []int) survey.Names {
	names := make(survey.Names, len(picks))
	for at, i := range picks {
		names[at] = it.list.choices[i].Name
	}
	return names
}

// label is the label of a choice, or its name when it has none.
func (it *Item) label(choice int) any {
	if label := it.list.choices[choice].Label; len(label) > 0 {
		return label
	}
	return it.list.choices[choice].Name
}

// excerpt makes a name that was sent fit to be shown.
func excerpt(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s, "\uFFFD")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
