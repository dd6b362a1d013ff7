package xlsform

import (
	"maps"
	"slices"

	"sonde/survey"
)

// Guide is what the manual tells of XLSForm, read off the tables by which files are read.
type Guide struct {
	Types        []TypeWords
	Refused      []string // types that a web page cannot ask
	NotCollected []string // types of what only a telephone knows: empty here
	Sheets       []SheetColumns
	Refusals     []string // sheets that are refused
	Properties   []string // of the sheet sonde
	Differences  []string // from pyxform, by the last part of their locale key
}

// TypeWords are the words of the type column that mean a type; with a list where it takes one.
type TypeWords struct {
	Type  survey.QuestionType
	Words []string
	List  bool
}

// SheetColumns are the columns of a sheet.
type SheetColumns struct {
	Sheet string
	Columns
}

// Columns are the columns of a sheet by what becomes of them. Texts may be written in several languages; Others are other
// names for a column: "relevance" for relevant.
type Columns struct {
	Plain, Texts, Refused, Idle []string
	Others                      [][2]string
}

// The differences from pyxform that are meant; their words say why.
const (
	diffPage        = "page"
	diffExpressions = "expressions"
	diffAnswers     = "answers"
	diffTables      = "tables"
	diffComputed    = "computed"
	diffDay         = "day"
	diffSheet       = "sheet"
	diffQuotes      = "quotes"
	diffOther       = "other"
	diffPicture     = "picture"
	diffTwins       = "twins"
	diffSpaces      = "spaces"
	diffColon       = "colon"
	diffReadOnly    = "read_only"
	diffTable       = "table"
	diffLanguages   = "languages"
	diffVersion     = "version"
	diffMeaning     = "meaning"
	diffDepth       = "depth"
)

// ownRows are the properties of the sheet sonde.
var ownRows = []string{"title", "intro", "thanks", "applies_to", "version", "language", "group", "unnamed", "unlabelled"}

// NewGuide gathers the guide.
func NewGuide() Guide {
	g := Guide{
		Refusals: sortedKeys(refusedSheets), Properties: ownRows,
		Differences: []string{
			diffPage, diffExpressions, diffTables, diffAnswers, diffComputed, diffDay, diffSheet, diffLanguages, diffQuotes, diffPicture, diffOther, diffTwins,
			diffSpaces, diffColon, diffReadOnly, diffTable, diffMeaning, diffDepth, diffVersion,
		},
	}
	byType := map[survey.QuestionType][]string{}
	for word, k := range words {
		switch {
		case k.standIn == refusal:
			g.Refused = append(g.Refused, word)
		case k.standIn == nothing:
			g.NotCollected = append(g.NotCollected, word)
		case selects[word] == "" && k.is != survey.SelectOne && k.is != survey.SelectMultiple && k.is != survey.Rank:
			byType[k.is] = append(byType[k.is], word)
		}
	}
	g.Refused = append(g.Refused, "select_one_external", "select_one_from_file", "select_multiple_from_file", "begin_loop")
	for word, is := range selects {
		byType[is] = append(byType[is], word)
	}
	for _, word := range sortedKeys(controls) {
		if is := controls[word]; is != "" {
			byType[is] = append(byType[is], "begin_"+word)
		}
	}
	for _, is := range slices.Sorted(maps.Keys(byType)) {
		slices.Sort(byType[is])
		g.Types = append(g.Types, TypeWords{Type: is, Words: byType[is], List: is == survey.SelectOne || is == survey.SelectMultiple || is == survey.Rank})
	}
	slices.Sort(g.Refused)
	slices.Sort(g.NotCollected)
	for _, one := range []struct {
		sheet string
		properties
	}{{surveySheet, surveyProperties}, {choicesSheet, choicesProperties}, {settingsSheet, settingsProperties}} {
		g.Sheets = append(g.Sheets, SheetColumns{one.sheet, one.properties.list()})
	}
	return g
}

// list sorts the columns by what becomes of them.
func (p properties) list() Columns {
	var c Columns
	for _, name := range sortedKeys(p.columns) {
		switch p.columns[name] {
		case plain:
			c.Plain = append(c.Plain, name)
		case texts:
			c.Texts = append(c.Texts, name)
		case refused:
			c.Refused = append(c.Refused, name)
		case idle:
			c.Idle = append(c.Idle, name)
		}
	}
	for _, alias := range sortedKeys(p.aliases) {
		c.Others = append(c.Others, [2]string{alias, p.aliases[alias]})
	}
	return c
}
