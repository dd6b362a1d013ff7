package questionnaire

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"sonde/survey"
)

// MaxFileBytes is the largest questionnaire file that Parse reads.
const MaxFileBytes = 8 << 20

// Codes of the errors of this package; words under "error." + code.
const (
	codeRefused = "QST_100" // the questionnaire cannot be used; the Messages inside say why
	codeAnswers = "QST_101" // answers are no JSON object of answers
	codeTooLong = "QST_102" // Limit: answers take more bytes than a sheet may
	codeWhere   = "QST_103" // Expression: a condition on answers that cannot be used; expr.Problems inside
)

// Parse reads the canonical JSON of a questionnaire, strictly: unknown and repeated keys and values of another type are
// refused, each with its path. The error is Malformed (TooLarge above MaxFileBytes) QST_100 with the Messages inside.
// What the questionnaire says is for Check.
func Parse(data []byte) (survey.Questionnaire, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	switch {
	case len(data) > MaxFileBytes:
		m := Message{Code: qstFileSize, Severity: SeverityError, Args: survey.Args{"Size": len(data), "Limit": MaxFileBytes}}
		return survey.Questionnaire{}, survey.Wrap(survey.TooLarge, codeRefused, Messages{m})
	case !utf8.Valid(data):
		m := Message{Code: qstFileEncoding, Severity: SeverityError}
		return survey.Questionnaire{}, survey.Wrap(survey.Malformed, codeRefused, Messages{m})
	}
	if messages := inspect(data); len(messages) > 0 {
		return survey.Questionnaire{}, survey.Wrap(survey.Malformed, codeRefused, messages)
	}
	var q survey.Questionnaire
	if err := json.Unmarshal(data, &q); err != nil {
		return survey.Questionnaire{}, survey.Wrap(survey.Malformed, codeRefused, err)
	}
	return tidy(q), nil
}
