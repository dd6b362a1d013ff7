package rows

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// dataset names a file of the real data sets, or says visibly that they are not here.
func dataset(t *testing.T, path string) string {
	t.Helper()
	folder := os.Getenv("SONDE_DATASETS")
	if folder == "" {
		t.Skip("SONDE_DATASETS does not name the folder of real answers: not run on them")
	}
	return filepath.Join(folder, path)
}

// foreign reads a real file through the questionnaire and mapping of a folder of testdata.
func foreign(t *testing.T, folder, file string) (*questionnaire.Instrument, []Parsed, Summary) {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", folder, "questionnaire.json"))
	if err != nil {
		t.Fatal(err)
	}
	in := instrument(t, string(source))
	raw, err := os.ReadFile(filepath.Join("testdata", folder, "mapping.json"))
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := ParseMapping(raw)
	if err != nil {
		t.Fatal(err)
	}
	open, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	table, err := ReadCSV(open)
	if err != nil {
		t.Fatal(err)
	}
	sheets, summary, err := Reader{Instrument: in, Mapping: mapping, Today: "2026-01-01"}.Read(table)
	if err != nil {
		t.Fatal(err)
	}
	return in, sheets, summary
}

// answersOf reads a sheet's answers back, none when they cannot be.
func answersOf(in *questionnaire.Instrument, sheet Parsed) survey.Answers {
	answers, _ := in.DecodeAnswers(sheet.Answers)
	return answers
}

// ticked counts who picked a choice, by the choice's label in any language, among the sheets.
func ticked(in *questionnaire.Instrument, sheets []Parsed, question, text string) (count, answered int) {
	item, _ := in.Item(question)
	at := slices.IndexFunc(item.Choices, func(c survey.Choice) bool {
		for _, l := range c.Label {
			if fold(l) == fold(text) {
				return true
			}
		}
		return false
	})
	if at < 0 {
		return -1, 0
	}
	for _, sheet := range sheets {
		names, ok := answersOf(in, sheet)[question].(survey.Names)
		if ok {
			answered++
		}
		if slices.Contains(names, item.Choices[at].Name) {
			count++
		}
	}
	return count, answered
}

func TestOpenEarthMonitorsCountsComeBack(t *testing.T) {
	in, sheets, summary := foreign(t, "openearthmonitor-2022", dataset(t, "openearthmonitor-2022/openem_fair_2022_trimmed.csv"))
	if len(sheets) != 114 {
		t.Fatalf("got %d sheets, want 114", len(sheets))
	}
	t.Logf("breaches: %v", summary.Breaches)
	tables := map[string]string{"FAIR_use": "fair_use", "OPEN_use": "open_use", "FAIR_produce": "fair_produce", "OPEN_produce": "open_produce"}
	checked := 0
	for _, row := range reference(t, "openem_barriers.csv") {
		count, answered := ticked(in, sheets, tables[row["question"]], row["option"])
		if want, base := atoi(t, row["count"]), atoi(t, row["base"]); count != want || answered != base {
			t.Errorf("%s %s: got %d of %d, want %d of %d", row["question"], row["option"], count, answered, want, base)
		}
		checked++
	}
	if checked != 31 {
		t.Errorf("checked %d published counts, want 31", checked)
	}
}

func TestSurveyingOpenDataPracticesCountsComeBack(t *testing.T) {
	in, sheets, _ := foreign(t, "sodp-2020", dataset(t, "sodp-2020/edit/results-for-idrc-surveyin-2021-03-05-0807_edit_allLanguages.csv"))
	if len(sheets) != 83 {
		t.Fatalf("got %d sheets, want 83", len(sheets))
	}
	// The project's own filters: a country that is not 9, and a research project.
	kept := slices.DeleteFunc(slices.Clone(sheets), func(s Parsed) bool {
		answers := answersOf(in, s)
		country, _ := answers["country"].(survey.Str)
		return country == "" || country == "9" || answers["research"] != survey.Str("1")
	})
	if len(kept) != 64 {
		t.Fatalf("got %d sheets after the filters, want 64", len(kept))
	}
	questions := map[string]string{"Q15": "access_obstacles", "Q20": "sharing_concerns", "Q26": "publish_obstacles", "Q39": "help_management", "Q61": "help_openness"}
	for _, row := range reference(t, "sodp_multiselect.csv") {
		for _, label := range []string{row["option"], row["label_fr"]} {
			count, answered := ticked(in, kept, questions[row["question"]], label)
			if want, base := atoi(t, row["count"]), atoi(t, row["answered"]); count != want || answered != base {
				t.Errorf("%s %s: got %d of %d, want %d of %d", row["question"], label, count, answered, want, base)
			}
		}
	}
}

// reference reads a file of expected values (R 4.2.2), as a map from column to cell for each row.
func reference(t *testing.T, name string) []map[string]string {
	t.Helper()
	folder := os.Getenv("SONDE_REFERENCE")
	if folder == "" {
		t.Skip("SONDE_REFERENCE does not name the folder of expected values: not compared with them")
	}
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = strings.TrimSpace(cell)
		}
		rows = append(rows, row)
	}
	return rows
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
