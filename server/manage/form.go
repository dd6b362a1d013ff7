package manage

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sonde/server"
	"sonde/survey"
)

// Field is one control of a form, with what was typed and what is wrong with it. Label and Hint are keys of words; Note is
// a hint that is worded already.
type Field struct {
	Name         string
	Label        string
	Hint         string
	Note         string
	Value        string
	Kind         string // of <input>; "textarea", "select"
	Autocomplete string
	Lang         string // of the text typed, when it is not the page's
	Optional     bool
	Min, Max     string
	MaxLength    int
	Choices      []Choice // of a select
	Accept       string   // of a file: the kinds that its chooser offers
	Multiple     bool     // of a file: several at once
	Error        string
}

// Choice is one choice of a select, worded.
type Choice struct {
	Value string
	Label string
}

// Pair is one text in both languages, under one legend.
type Pair struct {
	Label  string
	Hint   string
	Fields []Field
}

// Problem is one thing to correct: the field it is about, "" for the whole form, and words.
type Problem struct {
	Field   string
	Message string
}

// Form is what was typed and what is wrong with it.
type Form struct {
	values   url.Values
	Problems []Problem
	clashes  []string // properties that somebody else changed too, while the form was filled
}

// readForm reads the body of a POST and nothing else. What cannot be read whole is refused whole.
func readForm(r *server.Request) (*Form, error) {
	request := r.Context.Request
	if err := request.ParseForm(); err != nil {
		return nil, unreadable(err)
	}
	for _, values := range request.PostForm {
		for _, value := range values {
			if !utf8.ValidString(value) {
				return nil, survey.Fail(survey.Malformed, "SRV_007", nil)
			}
		}
	}
	return &Form{values: request.PostForm}, nil
}

func unreadable(err error) error {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return survey.Fail(survey.TooLarge, "MNG_001", nil)
	}
	return survey.Wrap(survey.Malformed, "SRV_007", err)
}

// line gives a field as one line: trimmed, composed, control characters become spaces.
func (f *Form) line(name string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, norm.NFC.String(f.values.Get(name))))
}

// lines gives a field that may have several lines.
func (f *Form) lines(name string) string { return strings.TrimSpace(f.pasted(name)) }

// pasted gives a field whose lines count from the first on, empty or not.
func (f *Form) pasted(name string) string {
	return strings.TrimRightFunc(strings.Map(func(c rune) rune {
		if c == '\r' || unicode.IsControl(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, norm.NFC.String(f.values.Get(name))), unicode.IsSpace)
}

// secret gives a password as it was typed.
func (f *Form) secret(name string) string { return f.values.Get(name) }

// ticked tells whether a box was ticked.
func (f *Form) ticked(name string) bool { return f.values.Get(name) != "" }

// wrong notes something to correct.
func (f *Form) wrong(field, message string) {
	f.Problems = append(f.Problems, Problem{Field: field, Message: message})
}

// fits notes a text that is empty though needed, or too long.
func (f *Form) fits(r *server.Request, field, text string, needed bool, limit int) {
	switch length := utf8.RuneCountInString(text); {
	case length == 0 && needed:
		f.wrong(field, r.Say("manage.wrong.empty", nil))
	case length > limit:
		f.wrong(field, r.Say("manage.wrong.long", survey.Args{"Limit": limit, "Length": length}))
	}
}

// mark puts each problem beside its field.
func (f *Form) mark(fields ...*Field) {
	for _, field := range fields {
		for _, problem := range f.Problems {
			if problem.Field == field.Name {
				field.Error = problem.Message
			}
		}
	}
}

// refused turns an error that the person can mend into a problem of the form and gives the page's status; other errors
// come back. Fields tells which field a code is about.
func (p *Pages) refused(r *server.Request, f *Form, err error, fields map[string]string) (int, error) {
	switch survey.KindOf(err) {
	case survey.Invalid, survey.Conflict, survey.TooMany, survey.Unauthenticated, survey.Gone:
	default:
		return 0, err
	}
	refusal := p.server.Refusal(r.Language, err)
	f.wrong(fields[refusal.Code], refusal.Message)
	return refusal.Status, nil
}
