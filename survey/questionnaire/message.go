package questionnaire

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// Severity says what a message means for the questionnaire.
type Severity string

// The severities: an error refuses the questionnaire, a warning is worth a look, a note only informs.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

// Message is one thing to say about a questionnaire. Words stand in the locale files under the area of its Code
// ("questionnaire.QST_001", "xlsform.XLS_001"), remedies beside them under ".remedy".
type Message struct {
	Code     string
	Severity Severity
	Place    Place
	Args     survey.Args
	Cause    *expr.Problem // what is wrong with an expression, else nil
}

// Place is where in the questionnaire a message points. Section and List are names, as are Question (a group too) and
// Choice; Within are the groups and repeats of the section around the question, "children/school"; Column is the property
// ("relevant", "label"), for a file that cannot be read the path in its JSON. What comes from a workbook has its sheet, its
// row as the spreadsheet counts, and as Column the header as written there.
type Place struct {
	Sheet    string
	Row      int
	Section  string
	Within   string
	Question string
	List     string
	Choice   string
	Column   string
}

// String writes the place as a path: "use/use_top3 choice_filter", "role[user] label".
func (p Place) String() string {
	choice := p.List
	if p.Choice != "" {
		choice += "[" + p.Choice + "]"
	}
	parts := []string{strings.Trim(p.Section+"/"+p.Question, "/"), choice, p.Column}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// Messages are all that there is to say, in the order of the questionnaire.
type Messages []Message

// Error gives codes and places for logs.
func (m Messages) Error() string {
	parts := make([]string, len(m))
	for i, one := range m {
		parts[i] = one.Code + " " + one.Place.String()
	}
	return strings.Join(parts, "; ")
}

// Errors are the messages that refuse the questionnaire.
func (m Messages) Errors() Messages {
	var errs Messages
	for _, one := range m {
		if one.Severity == SeverityError {
			errs = append(errs, one)
		}
	}
	return errs
}

// Explain says a message: what is wrong and what to do. What is wrong with an expression is said in its words.
func (m Message) Explain(words survey.Words, language string) (what, remedy string) {
	args := localised(m.Args, language, language)
	if m.Cause != nil {
		args["Reason"] = words.Say(language, "expr."+string(m.Cause.Code), survey.Args(m.Cause.Args))
		args["Position"] = m.Cause.Offset + 1
	}
	key := areaOf(m.Code) + m.Code
	return words.Say(language, key, args), words.Say(language, key+".remedy", args)
}

// areaOf gives the area of the locale files in which a code has its words.
func areaOf(code string) string {
	switch {
	case strings.HasPrefix(code, "XLS_"):
		return "xlsform."
	case strings.HasPrefix(code, "LIM_"):
		return "limesurvey."
	}
	return "questionnaire."
}

// The messages, with the Args that their words use.
const (
	qstName            = "QST_001" // Name: breaks the rule of names
	qstNameTwice       = "QST_002" // Name
	qstNameCase        = "QST_003" // Name, Other: differ by case only
	qstLanguages       = "QST_004" // none are listed
	qstLanguage        = "QST_005" // Language: no code, or listed twice
	qstDefaultLanguage = "QST_006" // Language: not among the languages
	qstNoQuestion      = "QST_007"
	qstEmptyGroup      = "QST_008" // Name: of a section or group without questions
	qstTitle           = "QST_009" // no title in any language
	qstType            = "QST_010" // Type: unknown
	qstListMissing     = "QST_011"
	qstListUnknown     = "QST_012" // List
	qstListEmpty       = "QST_013" // List
	qstListUnused      = "QST_014" // List
	qstChoiceName      = "QST_015" // Choice: empty, or with a space
	qstChoiceTwice     = "QST_016" // Choice
	qstChoiceLabel     = "QST_017" // Choice
	qstLabel           = "QST_018" // neither label nor hint
	qstTranslation     = "QST_019" // Language, Column
	qstExtraLanguage   = "QST_020" // Language, Column: a text in a language that is not listed
	qstColumn          = "QST_021" // Column, Type: has no meaning for the type
	qstUnsupported     = "QST_022" // Word: known to XLSForm, not in use here
	qstExpression      = "QST_023" // Column, Expression; Reason and Position come from Cause
	qstCycle           = "QST_024" // Path: "a → b → a"
	qstPicksOrder      = "QST_025" // Min, Max
	qstPicksRange      = "QST_026" // Picks, Choices
	qstAllExclusive    = "QST_027" // List
	qstGrid            = "QST_028" // Name: a table-list whose questions do not share one list
	qstControls        = "QST_029" // Controls, Limit
	qstMinutes         = "QST_030" // Count: minutes
	qstFileSyntax      = "QST_040" // Line, Column
	qstFileKey         = "QST_041" // Path
	qstFileKind        = "QST_042" // Path, Want, Got
	qstFileKeyTwice    = "QST_043" // Path
	qstFileDeep        = "QST_044" // Path, Limit
	qstFileSize        = "QST_045" // Size, Limit: bytes
	qstFileEncoding    = "QST_046"
	qstReserved        = "QST_050" // Name: kept for XLSForm's own use
	qstAmbiguous       = "QST_051" // Name, Column, Expression: ${name} stands for more than one
	qstNoCalculation   = "QST_052"
	qstTrigger         = "QST_053" // Trigger: not ${name} of a question
	qstParameter       = "QST_054" // Parameter, Type, Accepted
	qstParameterNumber = "QST_055" // Parameter, Value: not a number, or not one that it takes
	qstScaleWidth      = "QST_056" // Parameter: larger than the whole range
	qstScaleStep       = "QST_057" // Parameter: not on a step of the range
	qstScaleOutside    = "QST_058" // Parameter: outside the range
	qstTick            = "QST_059" // Choice: no number on a step of the range
	qstTicks           = "QST_060" // List: with no-ticks, other labels than for the two ends
	qstScaleTicks      = "QST_061" // Parameter, Appearance: ticks where none are shown
	qstRandomize       = "QST_062" // Value: neither true nor false
	qstSeed            = "QST_063" // Value: not a number or ${name}, or without randomize
	qstAppearance      = "QST_064" // Appearance: not known here
	qstNoEffect        = "QST_065" // Column, Type: has no effect
	qstDefault         = "QST_066" // Default: no answer that the question takes
	qstSameText        = "QST_067" // Column, Language, Other: the same words in two languages
	qstRepeatName      = "QST_068" // Name: of two repeats, or the name that XLSForm gives the whole
	qstRepeatLabel     = "QST_069"
	qstRepeatCount     = "QST_070" // Count, Limit: rows
	qstMention         = "QST_071" // Name, Column, Language: a text speaks of an answer that is not there
	qstMentionOpen     = "QST_072" // Column, Language: a text opens ${ and does not close it, or holds no name
	// NoChoice is the code of the warning that an expression compares an answer with what is no choice of its list. Args:
	// Column, Expression, Name, Choice, List, Meant.
	NoChoice  = "QST_073"
	qstRows   = "QST_080" // Count, Limit: rows of all repeats together
	qstNoRows = "QST_084" // Count: less than one row
)
