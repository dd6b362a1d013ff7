package limesurvey

import (
	"os"
	"path/filepath"
	"testing"

	"sonde/survey/questionnaire"
)

// TestRealSurveysAreRead reads every file of a folder of real surveys and says what became of each.
func TestRealSurveysAreRead(t *testing.T) {
	folder := os.Getenv("SONDE_LIMESURVEY")
	if folder == "" {
		t.Skip("SONDE_LIMESURVEY does not name a folder of real surveys: not run on them")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !Recognises(raw) {
				t.Error("not recognised")
			}
			q, messages := Read(raw)
			checked := questionnaire.Check(q)
			t.Logf("%s: %d sections, %d messages, %d errors; check: %v", q.Name, len(q.Sections), len(messages), len(messages.Errors()), checked.Errors())
			for _, m := range messages {
				t.Logf("%s %s %v %v", m.Code, m.Severity, m.Place, m.Args)
			}
		})
	}
}
