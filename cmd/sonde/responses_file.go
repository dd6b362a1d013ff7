package main

import (
	"bytes"
	"context"

	"sonde/survey"
	"sonde/survey/limesurvey"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// zipMark begins every workbook.
var zipMark = []byte("PK\x03\x04")

// readTable reads a file of responses: a workbook, an archive of LimeSurvey or CSV, as its content says.
func readTable(path, sheet string) (rows.Table, error) {
	raw, err := readFile(path, rows.MaxFileBytes)
	if err != nil {
		return rows.Table{}, err
	}
	archive := limesurvey.HoldsResponses(raw)
	if bytes.HasPrefix(raw, zipMark) && !archive {
		return rows.ReadXLSX(bytes.NewReader(raw), sheet)
	}
	if sheet != "" {
		return rows.Table{}, survey.Fail(survey.Invalid, "CLI_009", nil)
	}
	if archive {
		return limesurvey.Responses(raw)
	}
	return rows.ReadCSV(bytes.NewReader(raw))
}

// instrumentOf compiles a version of a survey's questionnaire.
func instrumentOf(ctx context.Context, store survey.QuestionnaireStore, s survey.Survey, version int) (*questionnaire.Instrument, error) {
	q, err := store.Published(ctx, s.Questionnaire, version)
	if err != nil {
		return nil, err
	}
	return questionnaire.Compile(q)
}
