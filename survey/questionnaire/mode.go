package questionnaire

import "sonde/survey"

// Mode is the way a sheet came; it decides what is a problem and what is only dropped or counted.
type Mode uint8

// The ways.
const (
	// Page is the questionnaire's own page, on line or typed from paper: answers that were not asked are dropped and
	// named in Checked.Dropped.
	Page Mode = iota
	// API is a program: types are strict and an answer that was not asked is a problem.
	API
	// Import is a file of responses: rules of entry (required, constraint, choice filter, exclusive, picks, the bounds of
	// a range, the number of rows, answers not asked) do not refuse but are counted in Checked.Breaches; an unknown choice
	// or a wrong type does refuse. A question without a column is not asked, and a condition that uses one is taken as
	// met. What is computed is, when all that it uses has a column; else the file's own value stands.
	Import
)

// Entry says how a sheet came and what its validation needs to know.
type Entry struct {
	Mode Mode
	// Today is the day in the survey's time zone, for today() in conditions.
	Today survey.Day
	// Now is the minute there, YYYY-MM-DDTHH:MM, for now(); without it the day begins. What is worked out to be stored
	// sees the beginning of the day in any case.
	Now string
	// Seed is what random() and the like draw from: the sheet's key, so that the same sheet sent again is the same.
	Seed string
	// Normalise puts a text into Unicode normal form NFC (norm.NFC.String of golang.org/x/text); ASCII texts are not
	// given to it. The server and the command line always set it; nil keeps texts as they were typed.
	Normalise func(string) string
	// Present names the questions that have a column; Import only.
	Present map[string]bool
}

// Checked is a sheet held against its questionnaire. It may be stored when Problems is empty.
type Checked struct {
	// Answers are the canonical answers to the questions that were asked, and what was worked out: names checked, texts
	// cleaned, picks in list order, ranks as given. The answer to a repeat is its rows, those left out in which nothing
	// is answered (unless its count fixes their number).
	Answers survey.Answers
	// Skipped names the questions that were asked and left without an answer, in the order of the questionnaire; notes
	// and groups ask nothing, nor does what is calculated, hidden or only read. A repeat without rows is skipped; what is
	// left empty within a row is not named. Asked = Answers + Skipped.
	Skipped []string
	// Dropped names the questions whose answers were left out because they were not asked (Page and Import), and the
	// names in a page's sheet that are no question; by address (see Instrument.At).
	Dropped []string
	// Problems refuse the sheet.
	Problems survey.Problems
	// Breaches are the rules of entry that an imported sheet does not keep (Import only).
	Breaches survey.Problems
}
