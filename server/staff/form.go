package staff

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
	Values   url.Values
	Problems []Problem
	Clashes  []string // properties that somebody else changed too, while the form was filled
}

// ReadForm reads the body of a POST and nothing else. What cannot be read whole is refused whole.
func ReadForm(r *server.Request) (*Form, error) {
	request := r.Context.Request
	if err := request.ParseForm(); err != nil {
		return nil, Unreadable(err)
	}
	return FormOf(request.PostForm)
}

// FormOf makes a form of what was read already: readable text, or nothing.
func FormOf(typed url.Values) (*Form, error) {
	for _, values := range typed {
		for _, value := range values {
			if !utf8.ValidString(value) {
				return nil, survey.Fail(survey.Malformed, "SRV_007", nil)
			}
		}
	}
	return &Form{Values: typed}, nil
}

// Unreadable is what a body that could not be read answers: TooLarge MNG_001, Malformed SRV_007.
func Unreadable(err error) error {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return survey.Fail(survey.TooLarge, "MNG_001", nil)
	}
	return survey.Wrap(survey.Malformed, "SRV_007", err)
}

// Line gives a field as one line: trimmed, composed, control characters become spaces.
func (f *Form) Line(name string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, norm.NFC.String(f.Values.Get(name))))
}

// Lines gives a field that may have several lines.
func (f *Form) Lines(name string) string { return strings.TrimSpace(f.Pasted(name)) }

// Pasted gives a field whose lines count from the first on, empty or not.
func (f *Form) Pasted(name string) string {
	return strings.TrimRightFunc(strings.Map(func(c rune) rune {
		if c == '\r' || unicode.IsControl(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, norm.NFC.String(f.Values.Get(name))), unicode.IsSpace)
}

// Secret gives a password as it was typed.
func (f *Form) Secret(name string) string { return f.Values.Get(name) }

// Has tells whether the form held the field at all: what a page does not show stays as it is.
func (f *Form) Has(name string) bool { return f.Values.Has(name) }

// Ticked tells whether a box was ticked.
func (f *Form) Ticked(name string) bool { return f.Values.Get(name) != "" }

// Wrong notes something to correct.
func (f *Form) Wrong(field, message string) {
	f.Problems = append(f.Problems, Problem{Field: field, Message: message})
}

// Fits notes a text that is empty though needed, or too long.
func (f *Form) Fits(r *server.Request, field, text string, needed bool, limit int) {
	switch length := utf8.RuneCountInString(text); {
	case length == 0 && needed:
		f.Wrong(field, r.Say("manage.wrong.empty", nil))
	case length > limit:
		f.Wrong(field, r.Say("manage.wrong.long", survey.Args{"Limit": limit, "Length": length}))
	}
}

// Mark puts each problem beside its field.
func (f *Form) Mark(fields ...*Field) {
	for _, field := range fields {
		for _, problem := range f.Problems {
			if problem.Field == field.Name {
				field.Error = problem.Message
			}
		}
	}
}

// Refused turns an error that the person can mend into a problem of the form and gives the page's status; other errors
// come back. Fields tells which field a code is about.
func (d *Desk) Refused(r *server.Request, f *Form, err error, fields map[string]string) (int, error) {
	switch survey.KindOf(err) {
	case survey.Invalid, survey.Conflict, survey.TooMany, survey.Unauthenticated, survey.Gone:
	default:
		return 0, err
	}
	refusal := d.Server.Refusal(r.Language, err)
	f.Wrong(fields[refusal.Code], refusal.Message)
	return refusal.Status, nil
}
