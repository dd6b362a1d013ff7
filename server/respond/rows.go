package respond

import (
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// ChangeRows does what a button of the page asks for in ":do", when that is adding a row or taking one out: "add/REPEAT",
// "remove/REPEAT/N". It gives the address of the row where to go on, "" for none. False: the button asks for something else.
func ChangeRows(in *questionnaire.Instrument, raw questionnaire.Raw, act string, entry questionnaire.Entry) (fresh string, rows bool) {
	if repeat, ok := strings.CutPrefix(act, actAdd); ok {
		if !in.AddRow(raw, repeat, entry) {
			return "", true
		}
		return lastRow(in, raw, repeat), true
	}
	row, ok := strings.CutPrefix(act, actRemove)
	if ok {
		in.RemoveRow(raw, row)
	}
	return "", ok
}

// lastRow is the address of the last row of a repeat.
func lastRow(in *questionnaire.Instrument, raw questionnaire.Raw, repeat string) string {
	path := survey.Problem{Question: repeat}.Path()
	for len(path) > 1 {
		item, _ := in.Item(path[0])
		number, _ := strconv.Atoi(path[1])
		in, raw, path = item.Row, raw.Rows(item.Index)[number], path[2:]
	}
	item, _ := in.Item(path[0])
	return repeat + "/" + strconv.Itoa(len(raw.Rows(item.Index)))
}
