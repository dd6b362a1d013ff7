package survey

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Kind classes an error for the caller; the server maps it to an HTTP status in one table.
type Kind uint8

// The kinds of error.
const (
	Internal Kind = iota
	Malformed
	Invalid
	Unauthenticated
	Denied
	NotFound
	Conflict
	Gone
	TooLarge
	TooMany
	Unavailable
	Misdirected
)

// Args are the values that a message's words refer to; "Count" chooses the plural form.
type Args map[string]any

// Error is a failure that a person can be told of: Kind gives the status, Code (AREA_NNN) is the locale key
// "error.AREA_NNN", Args fill its words, and Err is for the log alone.
type Error struct {
	Kind Kind
	Code string
	Args Args
	Err  error
}

// Error gives the text for logs; visitors read the words of Code instead.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.Code, e.Err)
	}
	return e.Code
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Fail makes an Error without a cause.
func Fail(kind Kind, code string, args Args) *Error {
	return &Error{Kind: kind, Code: code, Args: args}
}

// Wrap makes an Error around a cause that only the log shows.
func Wrap(kind Kind, code string, err error) *Error {
	return &Error{Kind: kind, Code: code, Err: err}
}

// KindOf tells the kind of any error; what is not ours is Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	var problems Problems
	if errors.As(err, &problems) {
		return Invalid
	}
	return Internal
}

// IsKind tells whether err is of the kind.
func IsKind(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }

// Problem is one thing wrong with a filled sheet: the question, what is wrong (locale key "problem.CODE") and its remedy
// ("problem.CODE.remedy").
type Problem struct {
	// Question is the name of the question's control on the page: its key or, in the row N of a repeat, REPEAT/N/KEY with
	// N from 1 (questionnaire.Instrument.At finds it). A row itself is REPEAT/N.
	Question string
	Code     string
	Args     Args
}

// Path tells where the answer stands in the JSON of answers: its key; in a row the repeat's key, the row's place from 0 and
// the key within the row.
func (p Problem) Path() []string {
	var steps []string
	start := 0
	parts := strings.Split(p.Question, "/")
	for i, part := range parts {
		row, err := strconv.Atoi(part)
		if err != nil || row < 1 || i == start {
			continue
		}
		steps = append(steps, strings.Join(parts[start:i], "/"), strconv.Itoa(row-1))
		start = i + 1
	}
	if start < len(parts) {
		steps = append(steps, strings.Join(parts[start:], "/"))
	}
	return steps
}

// Problems are all that is wrong with a sheet, in the order of the questionnaire.
type Problems []Problem

// Error gives codes and question names for logs; no answer is in it.
func (p Problems) Error() string {
	parts := make([]string, len(p))
	for i, one := range p {
		parts[i] = one.Code + " " + one.Question
	}
	return strings.Join(parts, "; ")
}
