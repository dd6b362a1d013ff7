package questionnaire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sonde/survey"
)

// What can be wrong with a filled sheet, with the Args that the words use. Words stand in the locale files under
// "problem." + code, remedies under "problem." + code + ".remedy". A Choice is the choice's label (survey.Text) or what
// was sent (string).
const (
	problemRequired   = "PRB_001" // asked, required, empty
	problemChoice     = "PRB_002" // Choice: not in the list
	problemFiltered   = "PRB_003" // Choice: in the list, not available with the other answers
	problemSeveral    = "PRB_004" // several choices where one is taken
	problemTooMany    = "PRB_005" // Count, Max: picks
	problemTooFew     = "PRB_006" // Count, Min: picks
	problemExclusive  = "PRB_007" // Choice: excludes the others that are ticked
	problemConstraint = "PRB_008" // the question's own rule; its constraint_message says it
	problemNumber     = "PRB_009" // not a number
	problemInteger    = "PRB_010" // a number, not a whole one
	problemRange      = "PRB_011" // a number too large or too fine to be kept
	problemLength     = "PRB_012" // Length, Max: characters
	problemEncoding   = "PRB_013" // not valid UTF-8
	problemRankTwice  = "PRB_014" // Choice: at two ranks
	problemRankOpen   = "PRB_015" // Count, Want: ranks given, ranks to give
	problemType       = "PRB_016" // Type: the JSON is of another type than the question takes
	problemUnknown    = "PRB_017" // no question has this name
	problemDate       = "PRB_018" // Only: not a day of the calendar, or where that is all that is asked no month or year
	problemTime       = "PRB_019" // not a time of day
	problemDateTime   = "PRB_020" // not a day with a time
	problemScale      = "PRB_021" // Min, Max: a number outside the range
	problemStep       = "PRB_022" // Start, Step: a number between the steps of the range
	problemRetired    = "PRB_040" // Choice: in the list, offered no more
	problemRows       = "PRB_023" // Max: more rows than a repeat may have
	problemCount      = "PRB_024" // Count, Got: rows that the other answers ask for, rows that came
	problemWorked     = "PRB_026" // Name: what is worked out (from this answer) takes more bytes than a sheet may
	problemWanted     = "PRB_027" // Name, Max: the other answers (this one) ask for more rows than there may be
	// problemNotAsked is part of the API's contract, so it is a word.
	problemNotAsked = "not_asked"
)

// Explain says a problem of this instrument's sheets: what is wrong and what to do. The author's own message stands for
// a constraint or a required question that has one.
func (in *Instrument) Explain(words survey.Words, language string, p survey.Problem) (what, remedy string) {
	args := localised(p.Args, language, in.Questionnaire.DefaultLanguage)
	what = words.Say(language, "problem."+p.Code, args)
	remedy = words.Say(language, "problem."+p.Code+".remedy", args)
	item, known := in.At(p.Question)
	if !known {
		return what, remedy
	}
	own := survey.Text(nil)
	switch p.Code {
	case problemConstraint:
		own = item.Question.ConstraintMessage
	case problemRequired:
		own = item.Question.RequiredMessage
	}
	if text := own.In(language, in.Questionnaire.DefaultLanguage); text != "" {
		return sentence(text), remedy
	}
	return what, remedy
}

// sentence ends an author's words with a full stop where they have no end of their own: other words follow them.
func sentence(text string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'»”’)`+" \u00a0\u202f"))
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return text
	}
	return strings.TrimRight(text, " \u00a0") + "."
}

// localised gives args with each survey.Text in the language.
func localised(args survey.Args, language, fallback string) survey.Args {
	said := make(survey.Args, len(args))
	for key, arg := range args {
		if text, ok := arg.(survey.Text); ok {
			arg = text.In(language, fallback)
		}
		said[key] = arg
	}
	return said
}
