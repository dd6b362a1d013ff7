package edit

import (
	"slices"
	"strings"

	"sonde/survey"
)

// rewrite puts what a name stands for through change, in every ${} of an expression. Within quotes it
// is a text, unless the whole text is a reference.
func rewrite(source string, change func(name string) string) string {
	return scan(source, true, change)
}

// rewriteText does the same in a text that people read.
func rewriteText(text string, change func(name string) string) string {
	return scan(text, false, change)
}

func scan(source string, quotes bool, change func(name string) string) string {
	if !strings.Contains(source, "${") {
		return source
	}
	var b strings.Builder
	for at := 0; at < len(source); {
		rest := source[at:]
		width := 1
		switch {
		case quotes && (rest[0] == '\'' || rest[0] == '"'):
			end := strings.IndexByte(rest[1:], rest[0])
			if end < 0 {
				break
			}
			width = end + 2
			if inner := rest[1 : width-1]; isReference(inner) {
				b.WriteString(rest[:1] + scan(inner, false, change) + rest[:1])
				at += width
				continue
			}
		case strings.HasPrefix(rest, "${"):
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				break
			}
			name := strings.TrimSpace(rest[2:end])
			if changed := change(name); changed != name {
				b.WriteString("${" + changed + "}")
				at += end + 1
				continue
			}
			width = end + 1
		}
		b.WriteString(rest[:width])
		at += width
	}
	return b.String()
}

// isReference tells a text that is one reference: jr:choice-name(${q}, '${q}') names its question so.
func isReference(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "${") && strings.IndexByte(text, '}') == len(text)-1
}

// follow puts every reference of a questionnaire through change.
func follow(q *survey.Questionnaire, change func(name string) string) {
	for _, text := range []survey.Text{q.Title, q.Intro, q.Thanks} {
		followText(text, change)
	}
	for _, choices := range q.ChoiceLists {
		for _, choice := range choices {
			followText(choice.Label, change)
		}
	}
	for i := range q.Sections {
		s := &q.Sections[i]
		followText(s.Title, change)
		followText(s.AppliesTo, change)
		s.Relevant = rewrite(s.Relevant, change)
		followQuestions(s.Questions, change)
	}
}

func followQuestions(questions []survey.Question, change func(name string) string) {
	for i := range questions {
		one := &questions[i]
		for _, text := range texts(one) {
			followText(*text, change)
		}
		for _, source := range expressions(one) {
			*source = rewrite(*source, change)
		}
		one.Required = survey.Condition(rewrite(string(one.Required), change))
		for key, value := range one.Parameters {
			one.Parameters[key] = rewriteText(value, change)
		}
		followQuestions(one.Questions, change)
	}
}

func followText(text survey.Text, change func(name string) string) {
	for language, words := range text {
		text[language] = rewriteText(words, change)
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
