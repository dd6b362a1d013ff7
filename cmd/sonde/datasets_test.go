package main

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"sonde/reports/tabulate"
)

// outside names a file that an environment variable's folder holds, or says visibly that it is not here.
func outside(t *testing.T, variable, path string) string {
	t.Helper()
	folder := os.Getenv(variable)
	if folder == "" {
		t.Skip(variable + " names no folder: not run on real answers")
	}
	return filepath.Join(folder, path)
}

// expected reads a file of values computed with R 4.2.2 (binom.confint, method wilson), a map from column to cell a row.
func expected(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(outside(t, "SONDE_REFERENCE", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var lines []map[string]string
	for _, cells := range all[1:] {
		line := map[string]string{}
		for i, cell := range cells {
			line[all[0][i]] = cell
		}
		lines = append(lines, line)
	}
	return lines
}

// near compares a share or limit with the expected text to 1e-9.
func near(t *testing.T, what string, got *float64, want string) {
	t.Helper()
	x, err := strconv.ParseFloat(want, 64)
	if err != nil {
		t.Fatal(err)
	}
	if got == nil || math.Abs(*got-x) > 1e-9 {
		t.Errorf("%s: got %s, want %s", what, number(got), want)
	}
}

// whole compares a count with the expected text.
func whole(t *testing.T, what string, got int, want string) {
	t.Helper()
	if strconv.Itoa(got) != want {
		t.Errorf("%s: got %d, want %s", what, got, want)
	}
}

// study imports a real data set into a survey of its own through its questionnaire and mapping, twice.
func study(t *testing.T, folder, data string, responses int) *bench {
	t.Helper()
	file := outside(t, "SONDE_DATASETS", data)
	own := filepath.Join("..", "..", "survey", "rows", "testdata", folder)
	b := newBench(t)
	name := decoded[verdict](t, b.must("questionnaire", "import", filepath.Join(own, "questionnaire.json"), "--json")).Name
	b.must("survey", "create", "--questionnaire", name, "--slug", "study", "--open")
	for _, added := range []int{responses, 0} {
		got := decoded[imported](t, b.must("responses", "import", file, "--survey", "study", "--mapping", filepath.Join(own, "mapping.json"), "--json"))
		if got.Added != added || got.Added+got.Present != responses {
			t.Fatalf("added %d, there already %d; want %d added of %d", got.Added, got.Present, added, responses)
		}
	}
	return b
}

// cellOf finds a choice by its label in any language.
func cellOf(t *testing.T, r tabulate.Result, label string) tabulate.Cell {
	t.Helper()
	for _, cell := range r.Groups[0].Cells {
		for _, text := range cell.Label {
			if text == label {
				return cell
			}
		}
	}
	t.Errorf("%s: no choice %q", r.Rows, label)
	return tabulate.Cell{}
}

func TestOpenEarthMonitorFromTheCommandLine(t *testing.T) {
	b := study(t, "openearthmonitor-2022", "openearthmonitor-2022/openem_fair_2022_trimmed.csv", 114)
	questions := map[string]string{"FAIR_use": "fair_use", "OPEN_use": "open_use", "FAIR_produce": "fair_produce", "OPEN_produce": "open_produce"}
	communities := map[string]string{"User": "user", "Producer / provider": "producer"}
	lines := expected(t, "openem_barriers.csv")
	if len(lines) != 31 {
		t.Fatalf("%d published counts, want 31", len(lines))
	}
	for _, line := range lines {
		result := decoded[tabulate.Result](t, b.must("tabulate", "--survey", "study", "--rows", questions[line["question"]],
			"--where", "${community} = '"+communities[line["group"]]+"'", "--format", "json"))
		cell, what := cellOf(t, result, line["option"]), line["question"]+" "+line["option"]
		whole(t, what, cell.Count, line["published_count"])
		whole(t, what+" base", result.Groups[0].Answered, line["base"])
		near(t, what+" share", cell.Share, line["share"])
		near(t, what+" low", cell.Low, line["wilson_lo"])
		near(t, what+" high", cell.High, line["wilson_hi"])
	}
}

func TestSurveyingOpenDataPracticesFromTheCommandLine(t *testing.T) {
	b := study(t, "sodp-2020", "sodp-2020/edit/results-for-idrc-surveyin-2021-03-05-0807_edit_allLanguages.csv", 83)
	questions := map[string]string{"Q15": "access_obstacles", "Q20": "sharing_concerns", "Q26": "publish_obstacles", "Q39": "help_management", "Q61": "help_openness"}
	const kept = "${country} != '' and ${country} != '9' and ${research} = '1'" // the project's own filters
	for _, line := range expected(t, "sodp_multiselect.csv") {
		args := []string{"tabulate", "--survey", "study", "--rows", questions[line["question"]], "--where", kept, "--format", "json"}
		asked := decoded[tabulate.Result](t, b.must(append(args, "--base", "asked")...))
		answered := decoded[tabulate.Result](t, b.must(append(args, "--base", "answered")...))
		for _, label := range []string{line["option"], line["label_fr"]} {
			what := line["question"] + " " + label
			cell := cellOf(t, asked, label)
			whole(t, what, cell.Count, line["count"])
			whole(t, what+" asked", asked.Groups[0].Asked, line["base"])
			near(t, what+" share", cell.Share, line["share"])
			near(t, what+" low", cell.Low, line["wilson_lo"])
			near(t, what+" high", cell.High, line["wilson_hi"])
			cell = cellOf(t, answered, label)
			whole(t, what+" answered", answered.Groups[0].Answered, line["answered"])
			near(t, what+" share of those who answered", cell.Share, line["share_of_answered"])
			near(t, what+" low of those who answered", cell.Low, line["wilson_lo_answered"])
			near(t, what+" high of those who answered", cell.High, line["wilson_hi_answered"])
		}
	}
}
