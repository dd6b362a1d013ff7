package main

import (
	"bytes"
	"context"
	"os"

	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// zipMark begins every workbook.
var zipMark = []byte("PK\x03\x04")

// readTable reads a file of responses, a workbook or CSV as its first bytes say.
func readTable(path, sheet string) (rows.Table, error) {
	file, err := os.Open(path)
	if err != nil {
		return rows.Table{}, cannotRead(path, err)
	}
	defer file.Close()
	start := make([]byte, len(zipMark))
	if _, err := file.ReadAt(start, 0); err == nil && bytes.Equal(start, zipMark) {
		return rows.ReadXLSX(file, sheet)
	}
	if sheet != "" {
		return rows.Table{}, survey.Fail(survey.Invalid, "CLI_009", nil)
	}
	return rows.ReadCSV(file)
}

// instrumentOf compiles a version of a survey's questionnaire.
func instrumentOf(ctx context.Context, store survey.QuestionnaireStore, s survey.Survey, version int) (*questionnaire.Instrument, error) {
	q, err := store.Published(ctx, s.Questionnaire, version)
	if err != nil {
		return nil, err
	}
	return questionnaire.Compile(q)
}
