package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sonde/data"
	"sonde/reports/tabulate"
	"sonde/templates/locale"
)

// withWorkshop gives a bench with the survey "spring" on the questionnaire of testdata.
func withWorkshop(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json")
	b.must("survey", "create", "--questionnaire", "workshop", "--slug", "spring", "--open")
	b.must("event", "create", "--survey", "spring", "--code", "brest", "--kind", "workshop")
	return b
}

func TestAForeignFileIsImported(t *testing.T) {
	b := withWorkshop(t)
	args := []string{"responses", "import", "testdata/workshop.csv", "--survey", "spring", "--event", "brest", "--mapping", "testdata/mapping.json", "--json"}
	dry := decoded[imported](t, b.must(append(args, "--dry-run")...))
	if !dry.Accepted || dry.Rows != 7 || dry.Added != 0 {
		t.Errorf("the dry run gave %+v", dry)
	}
	golden(t, "import.json", b.must(args...))
	again := decoded[imported](t, b.must(args...))
	if again.Added != 0 || again.Present != 7 {
		t.Errorf("the same file again: %+v, want nothing added", again)
	}
	// Counted by hand in testdata/workshop.csv: time in rows 3, 5, 6, 7 and 9, format in 3, portal in 4 and 5, none in 7;
	// rows 3, 4, 5, 6, 7, 9 answer of 7 that are asked.
	result := decoded[tabulate.Result](t, b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--format", "json"))
	group := result.Groups[0]
	if group.Asked != 7 || group.Answered != 6 || group.Skipped != 1 {
		t.Errorf("asked %d, answered %d, skipped %d", group.Asked, group.Answered, group.Skipped)
	}
	var counts []int
	for _, cell := range group.Cells {
		counts = append(counts, cell.Count)
	}
	if !slices.Equal(counts, []int{5, 1, 2, 1}) {
		t.Errorf("counts %v", counts)
	}
	golden(t, "tabulate.json", b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "json"))
	golden(t, "tabulate.csv", b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "csv"))
	golden(t, "tabulate.txt", b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "text", "--lang", "fr"))
	golden(t, "years.csv", b.must("tabulate", "--survey", "spring", "--rows", "years", "--where", "${role} = 'user'", "--format", "csv"))
	golden(t, "order.csv", b.must("tabulate", "--survey", "spring", "--rows", "order", "--format", "csv"))
}

// A table for a person names groups that have a code alone, and its head is of the responses that the condition takes.
func TestATableForAPersonNamesItsGroupsAndItsCondition(t *testing.T) {
	b := withWorkshop(t)
	b.must("responses", "import", "testdata/workshop.csv", "--survey", "spring", "--event", "brest", "--mapping", "testdata/mapping.json")
	// In testdata/workshop.csv rows 3, 4 and 5 are users.
	said := b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", ":event", "--where", "${role} = 'user'", "--format", "text", "--lang", "en")
	for _, want := range []string{"\nbrest\nAsked: 3;", "Responses: 3;", "Figures limited to: ${role} = 'user'."} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in:\n%s", want, said)
		}
	}
}

// The summary says in words which rules imported rows did not keep, and when an answer was left out.
func TestAnImportSaysWhichRulesWereNotKept(t *testing.T) {
	b := withWorkshop(t)
	file := b.file("breaches.csv", "role,obstacles\nuser,none; time\n,time\n")
	said := b.must("responses", "import", file, "--survey", "spring", "--lang", "en")
	for _, want := range []string{"a choice that excludes the others stands with others", "a question that must be answered was not"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in:\n%s", want, said)
		}
	}
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"PRB_001", "PRB_003", "PRB_005", "PRB_006", "PRB_007", "PRB_008", "PRB_015", "not_asked"} { // what survey/questionnaire counts
		for _, language := range []string{"fr", "en"} {
			if key := "cli.import.rule." + code; words.Say(language, key, nil) == key {
				t.Errorf("%s has no words in %s", key, language)
			}
		}
	}
}

func TestARefusedFileStoresNothing(t *testing.T) {
	b := withWorkshop(t)
	file := b.file("bad.csv", "role,colour,years\nuser,red,many\nking,blue,3\n")
	r := b.run("responses", "import", file, "--survey", "spring")
	if r.code != exitRefused || r.stdout != "" || !strings.Contains(r.stderr, "column 2 (colour)") {
		t.Errorf("exit %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	file = b.file("bad.csv", "role,years\nuser,many\nking,3\nuser,4\n")
	r = b.run("responses", "import", file, "--survey", "spring", "--json")
	if r.code != exitRefused {
		t.Errorf("exit %d", r.code)
	}
	golden(t, "refused.json", r.stdout)
	if header := b.run("responses", "import", b.file("header.csv", "role,colour\nuser,red\n"), "--survey", "spring", "--json"); strings.Contains(header.stdout, "null") {
		t.Errorf("lists that are empty are null in %s", header.stdout)
	}
	if list := decoded[[]surveyLine](t, b.must("survey", "list", "--json")); list[1].Responses != 0 {
		t.Errorf("got %+v", list)
	}
}

func TestAMappingIsProposed(t *testing.T) {
	b := withWorkshop(t)
	out := filepath.Join(b.dir, "m.json")
	b.must("responses", "map", "testdata/workshop.csv", "--survey", "spring", "-o", out)
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "proposed.json", string(raw))
}

func TestExportsComeBack(t *testing.T) {
	b := withWorkshop(t)
	b.must("responses", "import", "testdata/workshop.csv", "--survey", "spring", "--event", "brest", "--mapping", "testdata/mapping.json")
	want := b.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "csv")
	for _, flags := range [][]string{{"--format", "csv"}, {"--format", "csv", "--split"}, {"--format", "csv", "--labels", "fr"}, {"--format", "xlsx", "--split", "--labels", "en"}} {
		file := filepath.Join(b.dir, "out")
		b.must(append([]string{"responses", "export", "--survey", "spring", "-o", file}, flags...)...)
		other := withWorkshop(t)
		other.must("responses", "import", file, "--survey", "spring")
		if got := other.must("tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "csv"); got != want {
			t.Errorf("%v: got\n%s, want\n%s", flags, got, want)
		}
	}
}

func TestExcludedResponsesStayOutOfExports(t *testing.T) {
	b := withWorkshop(t)
	b.must("responses", "import", "testdata/workshop.csv", "--survey", "spring", "--mapping", "testdata/mapping.json")
	store, err := data.Open(t.Context(), b.env["SONDE_DATABASE"], data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for response, err := range store.Responses(t.Context(), "spring") {
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Exclude(t.Context(), "spring", response.ID, "a test sheet"); err != nil {
			t.Fatal(err)
		}
		break
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	r := b.run("responses", "export", "--survey", "spring", "--format", "jsonl", "-o", filepath.Join(b.dir, "out.jsonl"))
	if r.code != exitDone || !strings.Contains(r.stderr, "6 responses") || !strings.Contains(r.stderr, "1 excluded") {
		t.Errorf("exit %d, said %q", r.code, r.stderr)
	}
	if got := b.must("tabulate", "--survey", "spring", "--rows", "role", "--format", "json"); !strings.Contains(got, `"excluded": 1`) {
		t.Errorf("got %s", got)
	}
}

func TestLinesOfJSONLAreResponses(t *testing.T) {
	b := withWorkshop(t)
	file := b.file("in.csv", ":event,:language,:received_on,role,obstacles\nbrest,en,2026-03-02,user,time; portal\n")
	b.must("responses", "import", file, "--survey", "spring")
	out := filepath.Join(b.dir, "out.jsonl")
	b.must("responses", "export", "--survey", "spring", "--format", "jsonl", "-o", out)
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	line := map[string]any{}
	if err := json.Unmarshal(raw, &line); err != nil {
		t.Fatal(err)
	}
	delete(line, ":id") // made from the file's hash
	got, _ := json.Marshal(line)
	want := `{":event":"brest",":language":"en",":received_on":"2026-03-02",":source":"import",":survey":"spring",":version":1,"answers":{"obstacles":["time","portal"],"role":"user"}}`
	if string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTabulateRefuses(t *testing.T) {
	b := withWorkshop(t)
	for name, args := range map[string][]string{
		"an unknown survey":    {"--survey", "none", "--rows", "role"},
		"an unknown question":  {"--survey", "spring", "--rows", "none"},
		"a condition that isn": {"--survey", "spring", "--rows", "role", "--where", "${none} = 1"},
		"a level of 1":         {"--survey", "spring", "--rows", "role", "--level", "1"},
	} {
		t.Run(name, func(t *testing.T) {
			r := b.run(append([]string{"tabulate", "--format", "json"}, args...)...)
			if r.code != exitRefused || r.stdout != "" || strings.Count(r.stderr, "\n") != 1 || strings.Contains(r.stderr, "error.") {
				t.Errorf("exit %d, printed %q, said %q", r.code, r.stdout, r.stderr)
			}
		})
	}
}
