package limesurvey

import (
	"bytes"
	"encoding/xml"
	"errors"
	"path"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// Recognises tells whether a file is one of LimeSurvey's, from its content: XML with its document type, a zip that holds
// such a file, rows under its columns.
func Recognises(raw []byte) bool {
	switch {
	case bytes.HasPrefix(raw, zipMark):
		a, _ := openArchive(raw) // one that unpacks to too much is one too
		return a.structure != nil || a.responses != nil
	case looksXML(raw):
		return isLSS(raw)
	}
	text, err := rows.Decode(raw[:min(len(raw), 32<<10)&^1])
	return err == nil && isTXT(text)
}

// Claims tells whether a file that nothing recognises by its content calls itself one of LimeSurvey's: what is wrong with it is
// then told as of such a file. JSON is what it is, whatever its name.
func Claims(name string, raw []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".lss", ".lsa":
		return !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{"))
	}
	return false
}

// zipMark begins every archive.
var zipMark = []byte("PK\x03\x04")

// Read reads a survey of LimeSurvey: .lss, .lsa or .txt, as its content says. Messages hold all that there is to say of the
// file and of the questionnaire; when one is an error the questionnaire is not usable.
func Read(raw []byte) (survey.Questionnaire, questionnaire.Messages) {
	t := &teller{}
	f, err := readForm(raw, t)
	if err == nil && f != nil && len(f.languages) > maxLanguages {
		err = errBounds
	}
	if err != nil {
		t.fault(err)
	}
	if f == nil || len(t.found.Errors()) > 0 {
		return survey.Questionnaire{}, t.bounded()
	}
	q, places := translate(f, t)
	if written, err := questionnaire.Marshal(q); err != nil || len(written) > questionnaire.MaxFileBytes {
		t.fault(errBounds)
		return survey.Questionnaire{}, t.bounded()
	}
	if len(t.found.Errors()) == 0 {
		for _, m := range questionnaire.Check(q) {
			t.found = append(t.found, located(m, places))
		}
	}
	return q, t.bounded()
}

// located leads a message about the questionnaire back to the file.
func located(m questionnaire.Message, places map[string]questionnaire.Place) questionnaire.Message {
	at, known := places[m.Place.Question]
	if !known {
		return m
	}
	m.Place.Sheet, m.Place.Row = at.Sheet, at.Row
	m.Place.Column = strings.TrimSpace(at.Column + " " + m.Place.Column)
	return m
}

// readForm reads any of the files into LimeSurvey's own terms; nil when there is nothing to go on with.
func readForm(raw []byte, t *teller) (*form, error) {
	switch {
	case len(raw) > MaxFileBytes:
		return nil, tooLarge(MaxFileBytes)
	case bytes.HasPrefix(raw, zipMark):
		return readArchive(raw, t)
	case len(raw) > maxStructure:
		return nil, tooLarge(maxStructure)
	case isLSS(raw):
		return readLSS(bytes.NewReader(raw), t)
	case looksXML(raw):
		t.say(limUnknown, questionnaire.Place{}, nil)
		return nil, nil
	}
	text, err := rows.Decode(raw)
	if err != nil {
		t.say(limEncoding, questionnaire.Place{}, nil)
		return nil, nil
	}
	if !isTXT(text) {
		t.say(limUnknown, questionnaire.Place{}, nil)
		return nil, nil
	}
	return readTXT(text, t)
}

// tooLarge is the error of a file above so many bytes.
type tooLarge int

func (t tooLarge) Error() string { return "limesurvey: larger than any survey" }

func readArchive(raw []byte, t *teller) (*form, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	if a.structure == nil {
		t.say(limNoSurvey, questionnaire.Place{}, nil)
		return nil, nil
	}
	file, err := bounded(a.structure, maxStructure)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	f, err := readLSS(file, t)
	if f != nil {
		f.responses, f.participants = a.answered(), a.others
	}
	return f, err
}

// fault says why a file could not be read.
func (t *teller) fault(err error) {
	var syntax *xml.SyntaxError
	var size tooLarge
	switch {
	case errors.As(err, &size):
		t.say(limSize, questionnaire.Place{}, map[string]any{"Limit": int(size) >> 20})
	case errors.Is(err, errUnpacked):
		t.say(limUnpacked, questionnaire.Place{}, map[string]any{"Limit": maxUnpacked >> 20})
	case errors.Is(err, errArchive):
		t.say(limArchive, questionnaire.Place{}, nil)
	case errors.Is(err, errDTD):
		t.say(limDTD, questionnaire.Place{}, nil)
	case errors.Is(err, errBounds):
		t.say(limBounds, questionnaire.Place{}, nil)
	case errors.As(err, &syntax):
		t.say(limXML, questionnaire.Place{Row: syntax.Line}, map[string]any{"Line": syntax.Line})
	default:
		t.say(limXML, questionnaire.Place{}, map[string]any{"Line": 1})
	}
}
