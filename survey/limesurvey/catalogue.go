package limesurvey

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

const (
	isError   = questionnaire.SeverityError
	isWarning = questionnaire.SeverityWarning
	isNote    = questionnaire.SeverityNote
)

// entry is one kind of message: its severity, and values for its words when the manual shows it.
type entry struct {
	code     string
	severity questionnaire.Severity
	sample   survey.Args
}

// catalogue is all that this package says, in the order of the codes. Words stand in the locale files under "limesurvey." +
// code.
var catalogue = []entry{
	{limSize, isError, survey.Args{"Limit": 32}},
	{limUnknown, isError, nil},
	{limXML, isError, survey.Args{"Line": 12}},
	{limDTD, isError, nil},
	{limBounds, isError, nil},
	{limArchive, isError, nil},
	{limNoSurvey, isError, nil},
	{limOther, isError, survey.Args{"Type": "Group"}},
	{limEmpty, isError, nil},
	{limHeader, isError, survey.Args{"Column": "class"}},
	{limClass, isWarning, survey.Args{"Class": "Z"}},
	{limOrder, isError, survey.Args{"Class": "SQ"}},
	{limEncoding, isError, nil},
	{limUnpacked, isError, survey.Args{"Limit": 256}},
	{limQuotes, isError, survey.Args{"Line": 12}},
	{limOrphan, isWarning, survey.Args{"Table": "answers", "Count": 3}},
	{limMore, isNote, survey.Args{"Count": 20}},
	{limType, isError, survey.Args{"Question": "Q1", "Type": "Z"}},
	{limUpload, isWarning, survey.Args{"Question": "Q1"}},
	{limSwitch, isNote, survey.Args{"Question": "Q1"}},
	{limNoAnswers, isWarning, survey.Args{"Question": "Q1"}},
	{limNoRows, isWarning, survey.Args{"Question": "Q1"}},
	{limNoText, isNote, survey.Args{"Question": "Q1", "Code": "A1"}},
	{limRenamed, isNote, survey.Args{"Codes": "1a → _1a"}},
	{limCodeTwice, isWarning, survey.Args{"Code": "Q1", "Name": "Q1_2"}},
	{limHidden, isNote, survey.Args{"Question": "Q1"}},
	{limSoft, isNote, survey.Args{"Question": "Q1"}},
	{limFormatting, isNote, survey.Args{"Count": 2, "Questions": "Q1, Q2"}},
	{limEmbedded, isWarning, survey.Args{"Question": "Q1"}},
	{limPictures, isWarning, survey.Args{"Question": "Q1"}},
	{limTailored, isWarning, survey.Args{"Question": "Q1", "Text": "{name}"}},
	{limLanguageRows, isNote, survey.Args{"Language": "de"}},
	{limRelevance, isWarning, survey.Args{"Question": "Q1", "Expression": "rand() > 1", "Part": "rand()"}},
	{limGroup, isWarning, survey.Args{"Group": "Your data", "Expression": "rand() > 1", "Part": "rand()"}},
	{limEquation, isWarning, survey.Args{"Question": "Q1", "Expression": "{rand()}", "Part": "rand()"}},
	{limValidation, isWarning, survey.Args{"Question": "Q1", "Expression": "count(self) > 2", "Part": ""}},
	{limDefault, isWarning, survey.Args{"Question": "Q1", "Expression": "{rand()}"}},
	{limRowFilter, isWarning, survey.Args{"Question": "Q1", "Expression": "array_filter = Q0", "Part": "Q0"}},
	{limLimit, isWarning, survey.Args{"Question": "Q1", "Attribute": "max_answers", "Expression": "rand()"}},
	{limPattern, isWarning, survey.Args{"Question": "Q1", "Expression": "/(?=a)/"}},
	{limAttribute, isNote, survey.Args{"Attribute": "random_group", "Count": 2, "Questions": "Q1, Q2"}},
	{limPolicy, isNote, nil},
	{limQuotas, isWarning, survey.Args{"Count": 1}},
	{limAssessments, isWarning, nil},
	{limEndURL, isNote, survey.Args{"URL": "https://example.org"}},
	{limParticipants, isNote, nil},
	{limResponses, isNote, nil},
	{limLooks, isNote, survey.Args{"Attributes": "cssclass, display_columns"}},
	{limOutCodes, isNote, survey.Args{"Codes": "use_top → usetop"}},
	{limOutNames, isNote, survey.Args{"Names": "obstacles, you"}},
	{limOutExpression, isWarning, survey.Args{"Question": "role", "Column": "relevant", "Expression": "random() > 0.5"}},
	{limOutRepeat, isWarning, survey.Args{"Question": "child"}},
	{limOutColumn, isWarning, survey.Args{"Column": "guidance_hint", "Count": 2, "Questions": "role, domain"}},
	{limOutGroup, isNote, survey.Args{"Group": "household"}},
	{limOutChoices, isWarning, survey.Args{"Lists": "obstacles"}},
	{limOutType, isNote, survey.Args{"Question": "agreed", "Type": "acknowledge"}},
	{limOutAmong, isWarning, survey.Args{"Question": "best"}},
}

var severities = func() map[string]questionnaire.Severity {
	found := make(map[string]questionnaire.Severity, len(catalogue))
	for _, e := range catalogue {
		found[e.code] = e.severity
	}
	return found
}()

// Catalogue lists every message that this package gives of its own, each with an example of what it is about, for the manual.
func Catalogue() questionnaire.Messages {
	all := make(questionnaire.Messages, len(catalogue))
	for i, e := range catalogue {
		all[i] = questionnaire.Message{Code: e.code, Severity: e.severity, Args: e.sample}
	}
	return all
}

// teller gathers messages.
type teller struct{ found questionnaire.Messages }

// say adds a message.
func (t *teller) say(code string, at questionnaire.Place, args map[string]any) {
	t.found = append(t.found, questionnaire.Message{Code: code, Severity: severities[code], Place: at, Args: args})
}

// bounded gives the messages: all errors, and of the others as many as a person can read.
func (t *teller) bounded() questionnaire.Messages {
	if len(t.found) <= maxMessages {
		return t.found
	}
	var kept questionnaire.Messages
	more := 0
	for _, m := range t.found {
		if len(kept) < maxMessages || m.Severity == questionnaire.SeverityError && len(kept) < 2*maxMessages {
			kept = append(kept, m)
			continue
		}
		more++
	}
	return append(kept, questionnaire.Message{Code: limMore, Severity: questionnaire.SeverityNote, Args: map[string]any{"Count": more}})
}
