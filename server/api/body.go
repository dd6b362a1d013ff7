package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"sonde/server"
	"sonde/survey"
)

// Sheet is the body that a response is sent in. Version 0 stands for the current one.
type Sheet struct {
	Key      string          `json:"key"`
	Event    string          `json:"event"`
	Language string          `json:"language"`
	Version  int             `json:"version"`
	Answers  json.RawMessage `json:"answers"`
}

// readSheet reads the body strictly: JSON, no other members, nothing after it.
func readSheet(r *server.Request) (Sheet, error) {
	request := r.Context.Request
	if media, _, err := mime.ParseMediaType(request.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return Sheet{}, survey.Fail(survey.Malformed, "API_001", nil)
	}
	body, err := readAll(request)
	if err != nil {
		return Sheet{}, err
	}
	var sheet Sheet
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&sheet); err != nil {
		return Sheet{}, survey.Fail(survey.Malformed, "API_001", nil)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Sheet{}, survey.Fail(survey.Malformed, "API_001", nil)
	}
	if len(sheet.Answers) == 0 {
		sheet.Answers = []byte("{}")
	}
	return sheet, nil
}

func readAll(request *http.Request) ([]byte, error) {
	var body bytes.Buffer
	if n := request.ContentLength; n > 0 && n <= survey.MaxSheetBytes {
		body.Grow(int(n) + bytes.MinRead)
	}
	_, err := body.ReadFrom(request.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, survey.Fail(survey.TooLarge, "SRV_006", survey.Args{"Limit": "256 KiB"})
	}
	if err != nil {
		return nil, survey.Wrap(survey.Malformed, "API_001", err)
	}
	return body.Bytes(), nil
}
