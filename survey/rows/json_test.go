package rows_test

import (
	"errors"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/rows"
)

func TestJSONIsNotTakenForDamagedCSV(t *testing.T) {
	for _, text := range []string{"{\":id\":\"x\",\"answers\":{\"a\":\"b\"}}\n{\":id\":\"y\"}\n", "[\n {\"a\": \"b\"}\n]"} {
		_, err := rows.ReadCSV(strings.NewReader(text))
		failure := (*survey.Error)(nil)
		if !errors.As(err, &failure) || failure.Code != "ROW_015" {
			t.Errorf("%s: got %v", text, err)
		}
	}
	if _, err := rows.ReadCSV(strings.NewReader("{a},b\n1,2\n")); err != nil {
		t.Errorf("a column in braces: %v", err)
	}
}
