package ledger

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// response is a line of an export.
type response struct {
	ID       string  `json:":id"`
	Survey   string  `json:":survey"`
	Event    string  `json:":event"`
	Language string  `json:":language"`
	Source   string  `json:":source"`
	Answers  answers `json:"answers"`
}

// export reads a survey's responses by the command line, beside the server when it runs.
func export(t *testing.T, database, survey string) []response {
	t.Helper()
	file := filepath.Join(t.TempDir(), "responses.jsonl")
	run(t, database, "responses", "export", "--survey", survey, "--format", "jsonl", "-o", file)
	raw, err := os.ReadFile(file)
	must(t, err)
	var all []response
	for line := range bytes.Lines(raw) {
		var one response
		must(t, json.Unmarshal(line, &one))
		all = append(all, one)
	}
	return all
}

// tabulated is the part of a table that is counted again.
type tabulated struct {
	Groups []struct {
		Asked    int
		Answered int
		Cells    []struct {
			Code  string
			Count int
		}
	}
}

// roles counts, by the command line, who answered which role.
func roles(t *testing.T, database string) (answered int, counts map[string]int) {
	t.Helper()
	var table tabulated
	must(t, json.Unmarshal([]byte(run(t, database, "tabulate", "--survey", slug, "--rows", "role", "--format", "json")), &table))
	counts = map[string]int{}
	for _, cell := range table.Groups[0].Cells {
		counts[cell.Code] = cell.Count
	}
	return table.Groups[0].Answered, counts
}

func same(a, b answers) bool { return reflect.DeepEqual(a, b) }
