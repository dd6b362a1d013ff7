package edit

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// references are names in ${} and what stands for them: to rename by.
type references map[string]string

// expression renames in an expression; in one that cannot be read, in whatever looks like a reference.
func (to references) expression(source string) string {
	renamed, err := expr.Rename(source, to)
	if err != nil {
		return to.text(source)
	}
	return renamed
}

// text renames in a text that people read.
func (to references) text(text string) string {
	if !strings.Contains(text, "${") {
		return text
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "${")
		name, rest, closed := strings.Cut(after, "}")
		if !found || !closed {
			return b.String() + text
		}
		other, renamed := to[strings.TrimSpace(name)]
		if !renamed {
			other = name
		}
		b.WriteString(before + "${" + other + "}")
		text = rest
	}
}

// everywhere renames in all expressions and texts of a questionnaire.
func (to references) everywhere(q *survey.Questionnaire) {
	for _, text := range []survey.Text{q.Title, q.Intro, q.Thanks} {
		to.words(text)
	}
	for _, choices := range q.ChoiceLists {
		for _, choice := range choices {
			to.words(choice.Label)
		}
	}
	for i := range q.Sections {
		s := &q.Sections[i]
		to.words(s.Title)
		to.words(s.AppliesTo)
		s.Relevant = to.expression(s.Relevant)
		to.questions(s.Questions)
	}
}

func (to references) questions(questions []survey.Question) {
	for i := range questions {
		one := &questions[i]
		for _, text := range texts(one) {
			to.words(*text)
		}
		filter := one.ChoiceFilter
		for _, source := range expressions(one) {
			*source = to.expression(*source)
		}
		if fromAnswers(one) {
			one.List, one.ChoiceFilter = to.picked(one.List, filter)
		}
		one.Required = survey.Condition(to.expression(string(one.Required)))
		for key, value := range one.Parameters {
			one.Parameters[key] = to.text(value)
		}
		to.questions(one.Questions)
	}
}

// fromAnswers tells a text that is picked among answers. Its filter looks at a row of them, as a predicate does.
func fromAnswers(one *survey.Question) bool {
	return one.Type == survey.TextType && one.List != ""
}

// picked renames in where the answers of a text come from, and in their filter.
func (to references) picked(list, filter string) (string, string) {
	if filter == "" {
		return to.text(list), ""
	}
	renamed := to.expression(list + "[" + filter + "]")
	list, filter, _ = strings.Cut(strings.TrimSuffix(renamed, "]"), "[")
	return list, filter
}

func (to references) words(text survey.Text) {
	for language, words := range text {
		text[language] = to.text(words)
	}
}

// expressions are those of a question but for Required, which has a type of its own.
func expressions(one *survey.Question) []*string {
	return []*string{&one.Relevant, &one.Constraint, &one.ChoiceFilter, &one.Calculation, &one.Default, &one.Trigger, &one.RepeatCount}
}

// expressionColumns and textColumns name what expressions and texts give.
var (
	expressionColumns = []string{"relevant", "constraint", "choice_filter", "calculation", "default", "trigger", "repeat_count"}
	textColumns       = []string{"label", "hint", "guidance_hint", "required_message", "constraint_message"}
)

// meant finds the one node that a reference names: the end of the names that lead to it. It gives nil when there is none
// or more than one.
func meant(all []node, reference string) []string {
	parts := strings.Split(reference, "/")
	var found []string
	for _, n := range all {
		if len(parts) > len(n.names) || !slices.Equal(n.names[len(n.names)-len(parts):], parts) {
			continue
		}
		if found != nil {
			return nil
		}
		found = n.names
	}
	return found
}

// referring gives every reference that means the node of these names, the shortest first.
func referring(all []node, names []string) []string {
	var found []string
	for first := len(names) - 1; first >= 0; first-- {
		if reference := Join(names[first:]...); slices.Equal(meant(all, reference), names) {
			found = append(found, reference)
		}
	}
	return found
}

// withoutPaths writes the expressions of a questionnaire with names for paths, which would lead elsewhere when something
// moves or is renamed.
func withoutPaths(q *survey.Questionnaire) {
	all, spoken := nodes(q), questionnaire.Spoken(q)
	name := func(names []string) string {
		for _, n := range all {
			if n.question != nil && slices.Equal(withoutRoot(n.names), names) {
				return spoken[n.question]
			}
		}
		return ""
	}
	ways := expr.Ways{Name: name, Place: questionnaire.Places(*q)}
	for i := range q.Sections {
		q.Sections[i].Relevant = expr.WithoutPaths(q.Sections[i].Relevant, []string{q.Sections[i].Name}, ways)
	}
	for _, n := range all {
		if n.question == nil {
			continue
		}
		around := withoutRoot(n.names)
		for _, source := range expressions(n.question) {
			if source == &n.question.ChoiceFilter && fromAnswers(n.question) {
				continue // a name would mean the row's own
			}
			*source = expr.WithoutPaths(*source, around, ways)
		}
		n.question.Required = survey.Condition(expr.WithoutPaths(string(n.question.Required), around, ways))
	}
}

// renamePaths renames in the filter of a text that is picked among answers, which keeps its paths: steps are the new names
// of what the paths lead to.
func renamePaths(one *survey.Question, names []string, steps map[string]string) {
	one.ChoiceFilter = expr.RenamePaths(one.ChoiceFilter, withoutRoot(names), func(names []string) string { return steps[Join(names...)] })
}

// withoutRoot gives names from the form's root: those of a root question without its section's, which has none.
func withoutRoot(names []string) []string {
	if names[0] == "" {
		return names[1:]
	}
	return names
}

// spokenOf gives what expressions call what stands at each path.
func spokenOf(q *survey.Questionnaire) map[string]string {
	spoken, at := questionnaire.Spoken(q), map[string]string{}
	for _, n := range nodes(q) {
		if name := spoken[n.question]; name != "" {
			at[Join(n.names...)] = name
		}
	}
	return at
}

// respeak adds what has become of names in ${} by an edit: a question whose name others have too is called by its group,
// which may be another by now, or needless. Before is what they were called, and lead gives where a path leads by now.
func (to references) respeak(q *survey.Questionnaire, before map[string]string, lead func(path string) string) {
	now := spokenOf(q)
	for path, was := range before {
		if name := now[lead(path)]; name != "" && name != was {
			to[was] = name
		}
	}
}

// leading gives where paths lead once what stood at one path stands at another.
func leading(from, to string) func(path string) string {
	return func(path string) string {
		if path == from || within(path, from) {
			return to + path[len(from):]
		}
		return path
	}
}
