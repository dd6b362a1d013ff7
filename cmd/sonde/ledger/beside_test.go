package ledger

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sonde/cmd/sonde/process"
)

// imported is how many rows of a file are brought in beside the ledger's sheets.
const imported = 30

// table writes a file of responses whose texts begin with name.
func table(t *testing.T, name string) string {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("role,most_helpful\n")
	for n := range imported {
		fmt.Fprintf(&rows, "producer,%s row %d\n", name, n)
	}
	file := filepath.Join(t.TempDir(), "responses.csv")
	must(t, os.WriteFile(file, []byte(rows.String()), 0o600))
	return file
}

func TestCommandsReadAndWriteBesideTheServerUnderLoad(t *testing.T) {
	long(t)
	s := server(t, t.TempDir())
	b := &book{name: "beside"}
	l := b.begin(s.URL)
	file := table(t, "imported")
	for round := range 3 {
		before := b.acknowledged()
		b.recount(t, s)
		if answered, counts := roles(t, s.Database); answered < before || counts["neither"]+counts["user"]+counts["producer"] != answered {
			t.Errorf("tabulate: %d answered, %v; %d were acknowledged before", answered, counts, before)
		}
		code := fmt.Sprintf("ROOM%d", round)
		run(t, s.Database, "event", "create", "--survey", slug, "--code", code, "--kind", "workshop")
		second := fmt.Sprintf("second-%d", round)
		run(t, s.Database, "survey", "create", "--questionnaire", slug, "--slug", second, "--open")
		one := b.next()
		form := one.form()
		form.Set(":event", code)
		r, err := post(l.client, s.URL+formPath("en"), formType, []byte(form.Encode()))
		must(t, err)
		if r.status != 201 {
			t.Errorf("a sheet for the new event: %d %.300s", r.status, r.body)
		}
		b.enter(one, reply{status: r.status, receipt: one.receipt()}, 0)
		run(t, s.Database, "survey", "close", second)
		run(t, s.Database, "responses", "import", file, "--survey", slug)
	}
	l.end()
	there := export(t, s.Database, slug)
	kept := b.compare(t, there, b.snapshot())
	if kept != b.acknowledged() || len(there) != kept+imported {
		t.Errorf("%d responses, %d of the ledger; want %d and %d", len(there), kept, b.acknowledged()+imported, b.acknowledged())
	}
	if answered, counts := roles(t, s.Database); answered != len(there) || counts["producer"] != imported {
		t.Errorf("tabulate: %d answered, %d producers; want %d and %d", answered, counts["producer"], len(there), imported)
	}
	run(t, s.Database, "doctor")
}

func TestASecondServerOnTheSameDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	output, err := process.Run(s.Database, "serve", "--addr", "127.0.0.1:0")
	must(t, err)
	if output.Exit != 1 || !strings.Contains(output.Stderr, "Another server is already using this database") {
		t.Errorf("exit %d: %s", output.Exit, output.Stderr)
	}
	alive(t, s)
	// The lock dies with the process, however it ends.
	s.Kill()
	start(t, s)
}

func TestAnotherDatabaseIsMergedBesideTheServer(t *testing.T) {
	long(t)
	s := server(t, t.TempDir())
	b := &book{name: "merge"}
	deliver(t, b, s, crowd(2), 10)
	other := filepath.Join(t.TempDir(), "other.db")
	run(t, other, "responses", "import", table(t, "merged"), "--survey", slug)
	l := b.begin(s.URL)
	for _, want := range []int{imported, 0} {
		var merged struct{ Added, Present int }
		must(t, json.Unmarshal([]byte(run(t, s.Database, "merge", other, "--json")), &merged))
		if merged.Added != want || merged.Added+merged.Present != imported {
			t.Errorf("%+v, want %d added of %d", merged, want, imported)
		}
	}
	l.end()
	there := export(t, s.Database, slug)
	if kept := b.compare(t, there, b.snapshot()); kept != b.acknowledged() || len(there) != kept+imported {
		t.Errorf("%d responses, %d of the ledger; want %d and %d", len(there), kept, b.acknowledged()+imported, b.acknowledged())
	}
	if merged := slices.DeleteFunc(there, func(r response) bool { return r.Source != "merge" }); len(merged) != imported {
		t.Errorf("%d responses say that they were merged, want %d", len(merged), imported)
	}
}
