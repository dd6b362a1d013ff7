package expr

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Code names what is wrong; its words stand in the locale files under "expr." + Code.
type Code string

// The problems, with the Args that their words refer to.
const (
	Empty           Code = "EXPR_001" // nothing is written
	TooLong         Code = "EXPR_002" // Length, Limit: in characters
	TooDeep         Code = "EXPR_003" // Limit: in levels of nesting
	EndsEarly       Code = "EXPR_004" // something is missing at the end
	Unexpected      Code = "EXPR_005" // Found
	WriteInstead    Code = "EXPR_006" // Found, Instead: another language's sign, and ours
	QuoteOpen       Code = "EXPR_007" // a text without its closing quote
	NameOpen        Code = "EXPR_008" // ${ without }
	NameBad         Code = "EXPR_009" // Name: not a possible name
	BareWord        Code = "EXPR_010" // Word: neither quoted nor in ${}, and no column of a choice; Choices: in a filter of choices
	Path            Code = "EXPR_011" // Found: an XPath path
	BracketOpen     Code = "EXPR_012" // ( without )
	NumberBad       Code = "EXPR_013" // Found: a number too large to hold
	FunctionUnknown Code = "EXPR_014" // Function
	CountWrong      Code = "EXPR_015" // Function, Want ("2", "1-2", "1+"), Got; Many where they are more than it takes
	PatternOpen     Code = "EXPR_016" // Function: its pattern is not a quoted text
	PatternBad      Code = "EXPR_017" // Pattern
	NameUnknown     Code = "EXPR_018" // Name
	CurrentNowhere  Code = "EXPR_019" // . where no question is current
	Predicate       Code = "EXPR_020" // [ ] after a path
	AnswersWanted   Code = "EXPR_021" // Function: it takes answers, not a text or number
	DataElsewhere   Code = "EXPR_022" // Function: it reads other files
	Geography       Code = "EXPR_023" // Function: it works on maps
	DocumentOnly    Code = "EXPR_024" // Function: it works on XML documents
	NameWanted      Code = "EXPR_025" // Function: it takes the name of a question or repeat, and not its answer
	RepeatWrong     Code = "EXPR_026" // Name, Function: what is named is no repeat around the question
	FormatBad       Code = "EXPR_027" // Found: no sign of a date's format
	SquareOpen      Code = "EXPR_029" // [ without ]
	ListUnknown     Code = "EXPR_030" // List: no choice list
	ColumnUnknown   Code = "EXPR_031" // Column, List: no column of its choices
	InSquares       Code = "EXPR_032" // Function: it has a meaning in [ ] alone
	DigestBad       Code = "EXPR_028" // Found: no sum, or no encoding, of digest()
)

// Problem is one thing wrong with an expression. Offset counts characters from 0. Args fill the words of Code.
type Problem struct {
	Code   Code
	Offset int
	Args   map[string]any
}

// Error gives code and place for logs; people read the words of Code instead.
func (p *Problem) Error() string { return fmt.Sprintf("%s at %d", p.Code, p.Offset) }

// Problems are all that was found wrong, in the order of the source.
type Problems []*Problem

// Error gives codes and places for logs.
func (p Problems) Error() string {
	parts := make([]string, len(p))
	for i, one := range p {
		parts[i] = one.Error()
	}
	return strings.Join(parts, "; ")
}

// Unwrap lets errors.As find a *Problem.
func (p Problems) Unwrap() []error {
	errs := make([]error, len(p))
	for i, one := range p {
		errs[i] = one
	}
	return errs
}

// located orders problems and turns the byte offsets of the parser into characters of src.
func (p Problems) located(src string) Problems {
	slices.SortStableFunc(p, func(a, b *Problem) int { return cmp.Compare(a.Offset, b.Offset) })
	p = slices.DeleteFunc(p, func(one *Problem) bool { // a word that stands alone is no answer, and is told to be alone
		return one.Code == AnswersWanted && slices.ContainsFunc(p, func(other *Problem) bool { return other.Code == BareWord && other.Offset == one.Offset })
	})
	for _, one := range p {
		one.Offset = utf8.RuneCountInString(src[:one.Offset])
	}
	return p
}
