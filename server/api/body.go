package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"mime"
	"net/http"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Sheet is the body that a response is sent in. Version 0 stands for the current one.
type Sheet struct {
	Key      string
	Event    string
	Language string
	Version  int
	Answers  string // JSON
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
	sheet := Sheet{Answers: "{}"}
	if !questionnaire.Members(body, sheet.read()) {
		return Sheet{}, survey.Fail(survey.Malformed, "API_001", nil)
	}
	return sheet, nil
}

// read gives what takes the members of the body: each once, and no other.
func (sheet *Sheet) read() func(name, value string) bool {
	seen := map[string]bool{}
	return func(name, value string) bool {
		if seen[name] {
			return false
		}
		seen[name] = true
		switch name {
		case "key":
			return json.Unmarshal([]byte(value), &sheet.Key) == nil
		case "event":
			return json.Unmarshal([]byte(value), &sheet.Event) == nil
		case "language":
			return json.Unmarshal([]byte(value), &sheet.Language) == nil
		case "version":
			return json.Unmarshal([]byte(value), &sheet.Version) == nil
		case "answers":
			sheet.Answers = value
			return true
		}
		return false
	}
}

func readAll(request *http.Request) (string, error) {
	var body bytes.Buffer
	if n := request.ContentLength; n > 0 && n <= survey.MaxSheetBytes {
		body.Grow(int(n) + bytes.MinRead)
	}
	_, err := body.ReadFrom(request.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", survey.Fail(survey.TooLarge, "SRV_006", survey.Args{"Limit": survey.MaxSheetBytes >> 10})
	}
	if err != nil {
		return "", survey.Wrap(survey.Malformed, "API_001", err)
	}
	return body.String(), nil
}
