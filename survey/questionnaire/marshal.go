package questionnaire

import (
	"bytes"
	"encoding/json"

	"sonde/survey"
)

// Marshal writes the canonical JSON of a questionnaire, indented for people, with a newline at its end. The same
// questionnaire always gives the same bytes, and Parse gives it back.
func Marshal(q survey.Questionnaire) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(tidy(q)); err != nil {
		return nil, survey.Wrap(survey.Internal, codeRefused, err)
	}
	return b.Bytes(), nil
}
