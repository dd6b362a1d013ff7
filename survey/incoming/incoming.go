// Package incoming reads a questionnaire's file of any kind that Sonde takes: LimeSurvey's, an XLSForm or its own JSON.
package incoming

import (
	"errors"
	"path/filepath"
	"strings"

	"sonde/survey"
	"sonde/survey/limesurvey"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// MaxFileBytes is the largest file of any kind.
const MaxFileBytes = max(xlsform.MaxFileBytes, limesurvey.MaxFileBytes, questionnaire.MaxFileBytes)

// Form is what a file gave, and all that there is to say about it.
type Form struct {
	Questionnaire survey.Questionnaire
	Languages     []string // as the file writes them
	Computed      int      // questions of the file that the questionnaire holds as calculates
	Messages      questionnaire.Messages
	locate        func(questionnaire.Message) questionnaire.Message // nil: places need no leading back
}

// Tell adds what is said of the questionnaire after it was read, each message led back to its place in the file.
func (f *Form) Tell(all ...questionnaire.Messages) {
	for _, messages := range all {
		for _, m := range messages {
			if f.locate != nil {
				m = f.locate(m)
			}
			f.Messages = append(f.Messages, m)
		}
	}
}

// Read reads a file. Its content tells its kind; its name, whether what is damaged was LimeSurvey's, and how an XLSForm is called
// that has no name of its own. What is wrong with the file is in the Messages; the error is of JSON that has none to tell.
func Read(name string, raw []byte, words survey.Words) (Form, error) {
	switch {
	case limesurvey.Recognises(raw), limesurvey.Claims(name, raw):
		q, messages := limesurvey.Read(raw)
		return Form{Questionnaire: q, Languages: q.Languages, Messages: messages}, nil
	case xlsform.Recognises(raw):
		base := filepath.Base(name)
		form := xlsform.Read(raw, strings.TrimSuffix(base, filepath.Ext(base)), words)
		return Form{form.Questionnaire, form.Languages, form.Computed, form.Messages, form.Locate}, nil
	}
	q, err := questionnaire.Parse(raw)
	if err == nil {
		return Form{Questionnaire: q, Languages: q.Languages, Messages: questionnaire.Check(q)}, nil
	}
	var messages questionnaire.Messages
	if errors.As(err, &messages) {
		err = nil
	}
	return Form{Messages: messages}, err
}
