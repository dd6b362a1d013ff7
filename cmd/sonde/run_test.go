package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files instead of checking against them")

// result is what became of a command.
type result struct {
	code           int
	stdout, stderr string
}

// bench is a folder with a database in which commands run, in English unless env says otherwise.
type bench struct {
	t   *testing.T
	dir string
	env map[string]string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	return &bench{t: t, dir: dir, env: map[string]string{"SONDE_DATABASE": filepath.Join(dir, "sonde.db"), "LANG": "en_GB.UTF-8"}}
}

// run runs a command with nothing on the standard input.
func (b *bench) run(args ...string) result { return b.typing("", args...) }

// typing runs a command with a text on the standard input.
func (b *bench) typing(stdin string, args ...string) result {
	b.t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(b.t.Context(), args, strings.NewReader(stdin), &stdout, &stderr, func(name string) string { return b.env[name] })
	return result{code, stdout.String(), stderr.String()}
}

// must runs a command that has to succeed, and gives what it printed.
func (b *bench) must(args ...string) string {
	b.t.Helper()
	r := b.run(args...)
	if r.code != exitDone {
		b.t.Fatalf("sonde %s: exit %d\n%s%s", strings.Join(args, " "), r.code, r.stdout, r.stderr)
	}
	return r.stdout
}

// file writes a file into the folder and gives its path.
func (b *bench) file(name, content string) string {
	b.t.Helper()
	path := filepath.Join(b.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (make golden rewrites it after a change that is meant):\n%s", name, got)
	}
}

// decoded reads a command's JSON.
func decoded[T any](t *testing.T, printed string) T {
	t.Helper()
	var value T
	if err := json.Unmarshal([]byte(printed), &value); err != nil {
		t.Fatalf("%v in %s", err, printed)
	}
	return value
}

func TestMisuse(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		lang string
		says string
	}{
		"no command":            {nil, "en", "Missing: serve | demo"},
		"half a command":        {[]string{"survey"}, "en", "create | open | close | list"},
		"an unknown command":    {[]string{"surveys"}, "en", "surveys"},
		"an unknown flag":       {[]string{"version", "--colour"}, "en", "--colour"},
		"another's flag":        {[]string{"questionnaire", "export", "q", "--json", "--format", "json", "-o", "q.json"}, "en", "There is no flag --json."},
		"flags missing":         {[]string{"survey", "create"}, "fr", "Il manque\u00a0: --questionnaire, --slug"},
		"an argument missing":   {[]string{"questionnaire", "check"}, "en", "Missing: FILE"},
		"a value that is none":  {[]string{"tabulate", "--survey", "s", "--rows", "q", "--format", "json", "--base", "all"}, "en", "--base"},
		"a language not spoken": {[]string{"version", "--lang", "de"}, "en", "--lang"},
		"a number that is none": {[]string{"tabulate", "--survey", "s", "--rows", "q", "--format", "json", "--level", "high"}, "en", "--level"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.env["LANG"] = c.lang
			r := b.run(c.args...)
			if r.code != exitMisused || r.stdout != "" {
				t.Errorf("exit %d, printed %q", r.code, r.stdout)
			}
			lines := strings.Split(strings.TrimSpace(r.stderr), "\n")
			if len(lines) != 2 || !strings.Contains(lines[0], c.says) || !strings.Contains(lines[1], "--help") {
				t.Errorf("said %q, want %q and a hint", r.stderr, c.says)
			}
		})
	}
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	b := newBench(t)
	want := b.must("version", "--json")
	for _, args := range [][]string{{"--json", "version"}, {"--database", "other.db", "--json", "version"}, {"--database=other.db", "version", "--json"}, {"--lang", "en", "version", "--json"}} {
		if got := b.must(args...); got != want {
			t.Errorf("%q printed %q, want %q", args, got, want)
		}
	}
	other := filepath.Join(b.dir, "other.db")
	b.must("--slug", "first", "--database", other, "survey", "create", "--questionnaire", "obstacles")
	for _, args := range [][]string{{"survey", "--database", other, "list"}, {"survey", "--json", "list", "--database", other}} {
		if list := b.must(args...); !strings.Contains(list, "first") {
			t.Errorf("%q: the survey is not in %s", args, list)
		}
	}
}

func TestFlagsAreReadFromTheEnvironment(t *testing.T) {
	b := newBench(t)
	b.env["SONDE_JSON"], b.env["SONDE_SLUG"], b.env["SONDE_QUESTIONNAIRE"] = "true", "spring", "obstacles"
	if got := decoded[surveyLine](t, b.must("survey", "create")); got.Slug != "spring" {
		t.Errorf("got %+v", got)
	}
	if got := decoded[surveyLine](t, b.must("survey", "create", "--slug", "autumn")); got.Slug != "autumn" {
		t.Errorf("the flag must win: got %+v", got)
	}
	b.env["SONDE_JSON"] = "perhaps"
	if r := b.run("survey", "list"); r.code != exitMisused {
		t.Errorf("exit %d, %s", r.code, r.stderr)
	}
}

func TestEveryCommandAndFlagIsExplained(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		b := newBench(t)
		b.env["LANG"] = language
		help := b.must("--help")
		for _, line := range strings.Split(help, "\n") {
			words := strings.Fields(line)
			if !strings.HasPrefix(line, "  ") || strings.HasPrefix(words[0], "-") {
				continue
			}
			var command []string
			for _, word := range words {
				if word != strings.ToLower(word) || len(command) == 2 {
					break
				}
				command = append(command, word)
			}
			help += b.must(append(command, "--help")...)
		}
		for _, key := range []string{"cli.help", "cli.flag"} {
			if strings.Contains(help, key) {
				t.Errorf("%s: words missing in %s", language, help)
			}
		}
	}
}
