package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"sonde/reports/needs"
	"sonde/survey"
)

func TestQuestionnaireCheck(t *testing.T) {
	b := newBench(t)
	golden(t, "check_accepted.json", b.must("questionnaire", "check", "testdata/workshop.json", "--json"))
	broken := b.file("broken.json", `{"name":"broken","version":0,"languages":["fr","en"],"default_language":"fr","title":{"fr":"Titre"},"choice_lists":{},
		"sections":[{"name":"a","questions":[{"name":"q","type":"select_one","list":"none","label":{"fr":"Q"}},{"name":"q","type":"colour","label":{"fr":"Q","en":"Q"}}]}]}`)
	for name, c := range map[string]struct{ file, golden string }{
		"a questionnaire with errors": {broken, "check_refused.json"},
		"a file that is no JSON":      {b.file("notes.json", "{\n\"name\": \n"), "check_unreadable.json"},
	} {
		t.Run(name, func(t *testing.T) {
			r := b.run("questionnaire", "check", c.file, "--json")
			if r.code != exitRefused || r.stderr != "" {
				t.Errorf("exit %d, said %q", r.code, r.stderr)
			}
			golden(t, c.golden, r.stdout)
		})
	}
	t.Run("for a person", func(t *testing.T) {
		r := b.run("questionnaire", "check", broken, "--lang", "fr")
		golden(t, "check_refused.txt", r.stdout)
	})
	t.Run("no such file", func(t *testing.T) {
		if r := b.run("questionnaire", "check", "none.json", "--json"); r.code != exitRefused || !strings.Contains(r.stderr, "none.json") {
			t.Errorf("exit %d, said %q", r.code, r.stderr)
		}
	})
	if r := b.run("questionnaire", "import", broken); r.code != exitRefused {
		t.Errorf("a broken questionnaire was imported: %d", r.code)
	}
}

func TestAQuestionnaireLeavesAsItCame(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json")
	out := filepath.Join(b.dir, "draft.json")
	b.must("questionnaire", "export", "workshop", "--format", "json", "-o", out)
	again := filepath.Join(b.dir, "again.json")
	b.must("questionnaire", "import", out)
	b.must("questionnaire", "export", "workshop", "--format", "json", "-o", again)
	first, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("got %s, then %s", first, second)
	}
	if r := b.run("questionnaire", "export", "workshop", "--version", "3", "--format", "json", "-o", out); r.code != exitRefused {
		t.Errorf("version 3: exit %d", r.code)
	}
}

func TestASurveysLife(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json")
	one := func(args ...string) surveyLine {
		t.Helper()
		return decoded[surveyLine](t, b.must(append(args, "--json")...))
	}
	if s := one("survey", "create", "--questionnaire", "workshop", "--slug", "spring"); s.State != survey.StateDraft || s.Version != 1 {
		t.Errorf("created: %+v", s)
	}
	b.must("questionnaire", "import", "testdata/workshop.json")
	if s := one("survey", "open", "spring"); s.State != survey.StateTrial || s.Version != 2 {
		t.Errorf("opened without a privacy notice: %+v; want a trial on the next version", s)
	}
	if said := b.must("survey", "open", "spring"); !strings.Contains(said, "trial") {
		t.Errorf("said %q", said)
	}
	if s := one("survey", "close", "spring"); s.State != survey.StateClosed || s.ClosesAt == "" {
		t.Errorf("closed: %+v", s)
	}
	for name, args := range map[string][]string{
		"a slug that is taken":     {"survey", "create", "--questionnaire", "workshop", "--slug", "spring"},
		"a slug that is none":      {"survey", "create", "--questionnaire", "workshop", "--slug", "Été 1"},
		"an unknown questionnaire": {"survey", "create", "--questionnaire", "none", "--slug", "other"},
		"an unknown survey":        {"survey", "open", "none"},
		"closed twice":             {"survey", "close", "spring"},
	} {
		if r := b.run(args...); r.code != exitRefused || strings.Contains(r.stderr, "error.") || strings.Count(r.stderr, "\n") != 1 {
			t.Errorf("%s: exit %d, said %q", name, r.code, r.stderr)
		}
	}
	golden(t, "surveys.txt", b.must("survey", "list"))
}

func TestEvents(t *testing.T) {
	b := newBench(t)
	b.must("event", "create", "--survey", "obstacles", "--code", "brest-26", "--kind", "workshop", "--title", "Brest", "--place", "Brest",
		"--starts-on", "2026-03-17", "--ends-on", "2026-03-18", "--invited", "80", "--present", "52", "--speakers", "6")
	golden(t, "events.json", b.must("event", "list", "--survey", "obstacles", "--json"))
	for name, args := range map[string][]string{
		"a code that is taken":   {"--code", "online", "--kind", "online"},
		"a code that is none":    {"--code", "à Brest", "--kind", "online"},
		"a day that is none":     {"--code", "x1", "--kind", "online", "--starts-on", "soon"},
		"an end before its time": {"--code", "x1", "--kind", "online", "--starts-on", "2026-03-17", "--ends-on", "2026-03-16"},
		"fewer than nobody":      {"--code", "x1", "--kind", "online", "--invited=-1"},
	} {
		if r := b.run(append([]string{"event", "create", "--survey", "obstacles"}, args...)...); r.code != exitRefused || strings.Contains(r.stderr, "error.") {
			t.Errorf("%s: exit %d, said %q", name, r.code, r.stderr)
		}
	}
	if r := b.run("event", "create", "--survey", "obstacles", "--code", "x1", "--kind", "party"); r.code != exitMisused {
		t.Errorf("an unknown kind: exit %d", r.code)
	}
}

func TestAccounts(t *testing.T) {
	b := newBench(t)
	const password = "a long phrase nobody says\n"
	if r := b.typing(password, "user", "add", "anne@example.org", "--name", "Anne", "--role", "admin"); r.code != exitDone {
		t.Fatalf("exit %d, said %q", r.code, r.stderr)
	}
	b.must("survey", "list")
	if r := b.typing(password, "user", "add", "marc@example.org", "--name", "Marc", "--role", "manager", "--survey", "obstacles", "--json"); r.code != exitDone {
		t.Fatalf("exit %d, said %q", r.code, r.stderr)
	}
	b.must("user", "role", "marc@example.org", "--role", "coordinator", "--survey", "obstacles")
	golden(t, "users.json", b.must("user", "list", "--json"))
	for name, c := range map[string]struct {
		typed string
		args  []string
	}{
		"an address that is taken":    {password, []string{"add", "anne@example.org", "--name", "Anne"}},
		"a short password":            {"short\n", []string{"add", "zoe@example.org", "--name", "Zoé"}},
		"no password":                 {"", []string{"add", "zoe@example.org", "--name", "Zoé"}},
		"a role without its survey":   {password, []string{"add", "zoe@example.org", "--name", "Zoé", "--role", "manager"}},
		"an unknown survey":           {password, []string{"add", "zoe@example.org", "--name", "Zoé", "--role", "manager", "--survey", "none"}},
		"the last administrator":      {"", []string{"disable", "anne@example.org"}},
		"nobody":                      {"", []string{"disable", "nobody@example.org"}},
		"the last administrator, too": {"", []string{"role", "anne@example.org", "--role", "none"}},
	} {
		if r := b.typing(c.typed, append([]string{"user"}, c.args...)...); r.code != exitRefused || strings.Contains(r.stderr, "error.") {
			t.Errorf("%s: exit %d, said %q", name, r.code, r.stderr)
		}
	}
	b.must("user", "disable", "marc@example.org")
	b.must("user", "role", "marc@example.org", "--role", "none", "--survey", "obstacles")
	users := decoded[[]userLine](t, b.must("user", "list", "--json"))
	if !users[1].Disabled || len(users[1].Memberships) != 0 {
		t.Errorf("got %+v", users[1])
	}
	token := strings.TrimSpace(b.must("token", "create", "--survey", "obstacles", "--role", "collector", "--name", "kiosk"))
	if !strings.HasPrefix(token, "sonde_") || strings.ContainsAny(token, " \n") {
		t.Errorf("the token is %q", token)
	}
}

func TestBackupRestoreAndDoctor(t *testing.T) {
	b := withWorkshop(t)
	b.must("responses", "import", "testdata/workshop.csv", "--survey", "spring", "--mapping", "testdata/mapping.json")
	copied := filepath.Join(b.dir, "copy.db")
	b.must("backup", "-o", copied)
	if r := b.run("backup", "-o", copied); r.code != exitRefused {
		t.Errorf("a backup was overwritten: exit %d", r.code)
	}
	more := b.file("more.csv", "role\nuser\n")
	b.must("responses", "import", more, "--survey", "spring")
	if r := b.run("restore", copied, "--json"); r.code != exitDone || !strings.Contains(r.stdout, `"responses": 7`) {
		t.Errorf("exit %d, printed %s%s", r.code, r.stdout, r.stderr)
	}
	if got := b.must("doctor", "--json"); !strings.Contains(got, `"sound": true`) || !strings.Contains(got, `"problems": []`) {
		t.Errorf("doctor: %s", got)
	}
	if r := b.run("restore", b.file("notes.db", strings.Repeat("This is no database. ", 100))); r.code != exitRefused {
		t.Errorf("notes were restored: exit %d", r.code)
	}
}

func TestTwoDatabasesMergeTheSameEitherWay(t *testing.T) {
	one, other := withWorkshop(t), withWorkshop(t)
	both := one.file("both.csv", ":key,role,obstacles\nk1,user,time\nk2,both,portal\n")
	mine := one.file("mine.csv", ":key,role,obstacles\nk3,user,format\n")
	theirs := one.file("theirs.csv", ":key,:event,role,obstacles\nk4,brest,producer,time\n")
	for _, file := range []string{both, mine} {
		one.must("responses", "import", file, "--survey", "spring")
	}
	for _, file := range []string{both, theirs} {
		other.must("responses", "import", file, "--survey", "spring")
	}
	before := filepath.Join(one.dir, "before.db")
	one.must("backup", "-o", before)
	if got := one.must("merge", other.env["SONDE_DATABASE"], "--json"); !strings.Contains(got, `"added": 1`) || !strings.Contains(got, `"present": 2`) {
		t.Errorf("merged: %s", got)
	}
	other.must("merge", before)
	table := []string{"tabulate", "--survey", "spring", "--rows", "obstacles", "--by", "role", "--format", "json"}
	if a, b := one.must(table...), other.must(table...); a != b {
		t.Errorf("one way %s, the other %s", a, b)
	}
	if got := one.must("merge", other.env["SONDE_DATABASE"], "--json"); !strings.Contains(got, `"added": 0`) {
		t.Errorf("merged again: %s", got)
	}
}

func TestOfTwoContentsUnderOneKeyTheLaterStays(t *testing.T) {
	one, other := withWorkshop(t), withWorkshop(t)
	one.must("responses", "import", one.file("mine.csv", ":key,:received_on,role,obstacles\nk1,2026-03-02,user,time\nk2,2026-03-05,user,time\nk3,2026-03-02,user,time\n"), "--survey", "spring")
	other.must("responses", "import", one.file("theirs.csv", ":key,:received_on,:event,role,obstacles\nk1,2026-03-03,brest,both,portal\nk2,2026-03-04,,both,portal\nk3,2026-03-02,,user,time\n"), "--survey", "spring")
	before := filepath.Join(one.dir, "before.db")
	one.must("backup", "-o", before)
	type merged struct {
		Added     int      `json:"added"`
		Present   int      `json:"present"`
		Conflicts []string `json:"conflicts"`
	}
	if got := decoded[merged](t, one.must("merge", other.env["SONDE_DATABASE"], "--json")); got.Added != 0 || got.Present != 3 || len(got.Conflicts) != 2 {
		t.Errorf("merged: %+v", got)
	}
	other.must("merge", before)
	var contents []string
	for _, b := range []*bench{one, other} {
		out := filepath.Join(b.dir, "out.csv")
		b.must("responses", "export", "--survey", "spring", "--format", "csv", "-o", out)
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, string(raw))
		b.must("doctor")
	}
	if contents[0] != contents[1] {
		t.Errorf("one way\n%s\nthe other\n%s", contents[0], contents[1])
	}
	if !strings.Contains(contents[0], "brest,fr,import,2026-03-03,1,both") || !strings.Contains(contents[0], "2026-03-05,1,user") {
		t.Errorf("got %s", contents[0])
	}
}

func TestReportsAndPriorities(t *testing.T) {
	b := newBench(t)
	b.must("survey", "create", "--questionnaire", "obstacles", "--slug", "spring", "--open")
	b.must("responses", "import", b.file("in.csv", "role,use_obstacles\n"+strings.Repeat("user,find_portal; metadata\n", 40)), "--survey", "spring")
	result := decoded[needs.Result](t, b.must("priorities", "--survey", "spring", "--format", "json"))
	at := slices.IndexFunc(result.Groups, func(g needs.Group) bool { return g.Community == "users" && g.Kind == needs.KindUse })
	if at < 0 || len(result.Groups[at].Create.Priorities) == 0 || result.Groups[at].Create.Priorities[0].Concept != "use/find_portal" {
		t.Errorf("the portal is not what users need first, in %d groups", len(result.Groups))
	}
	if csv := b.must("priorities", "--survey", "spring", "--format", "csv"); !strings.Contains(csv, "use/find_portal") {
		t.Errorf("got %s", csv)
	}
	if text := b.must("priorities", "--survey", "spring", "--format", "text", "--lang", "fr"); !strings.Contains(text, "Trouver le bon portail") {
		t.Errorf("got %s", text)
	}
	for _, format := range []string{"xlsx", "html"} {
		for _, audience := range []string{"public", "management", "coordinator"} {
			out := filepath.Join(b.dir, audience+"."+format)
			b.must("report", "--survey", "spring", "--format", format, "--lang", "fr", "--for", audience, "-o", out)
			if info, err := os.Stat(out); err != nil || info.Size() < 1000 {
				t.Errorf("%s: %v", out, err)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(b.dir, ".sonde-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnUnwritableFileIsNamed(t *testing.T) {
	b := withWorkshop(t)
	r := b.run("responses", "export", "--survey", "spring", "--format", "csv", "-o", filepath.Join(b.dir, "none", "out.csv"))
	if r.code != exitRefused || !strings.Contains(r.stderr, "out.csv") {
		t.Errorf("exit %d, said %q", r.code, r.stderr)
	}
}

func TestABackupIntoAMissingFolderNamesTheFileAsked(t *testing.T) {
	b := withWorkshop(t)
	out := filepath.Join(b.dir, "none", "copy.db")
	if r := b.run("backup", "-o", out); r.code != exitRefused || !strings.Contains(r.stderr, "folder of "+out+" does not exist") {
		t.Errorf("exit %d, said %q", r.code, r.stderr)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestABackupThatCannotBeWrittenOutSaysSo(t *testing.T) {
	b := withWorkshop(t)
	var said bytes.Buffer
	code := run(t.Context(), []string{"backup", "-o", "-", "--lang", "en"}, strings.NewReader(""), full{}, &said, func(name string) string { return b.env[name] })
	if code != exitRefused || !strings.Contains(said.String(), "The standard output cannot be written") {
		t.Errorf("exit %d, said %q", code, said.String())
	}
	if left, err := filepath.Glob(filepath.Join(b.dir, ".sonde-backup-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWithoutADatabaseReadersSayWhatToDo(t *testing.T) {
	b := newBench(t)
	r := b.run("survey", "list")
	if r.code != exitRefused || !strings.Contains(r.stderr, "sonde.db") {
		t.Errorf("exit %d, said %q", r.code, r.stderr)
	}
}

// What is written goes to the standard output for -, and what the command says of it to the standard error.
func TestAFileMayBeTheStandardOutput(t *testing.T) {
	b := newBench(t)
	t.Chdir(b.dir)
	b.must("questionnaire", "import", b.file("form.csv", "survey,type,name,label,guidance_hint\n,text,a,What is it?,More\n"))
	b.must("survey", "create", "--questionnaire", "form", "--slug", "spring")
	for _, test := range []struct {
		args         []string
		begins, says string
	}{
		{[]string{"questionnaire", "export", "form", "--format", "json"}, "{", ""},
		{[]string{"questionnaire", "export", "form", "--format", "limesurvey"}, "\ufeffclass\t", "LIM_074"},
		{[]string{"responses", "export", "--survey", "spring", "--format", "csv"}, "", "0 responses written to the standard output;"},
		{[]string{"responses", "map", "form.csv", "--survey", "spring"}, "{", "written to the standard output:"},
		{[]string{"report", "--survey", "spring", "--format", "html"}, "<!doctype html>", "written to the standard output."},
		{[]string{"backup"}, "SQLite format 3\x00", ": the standard output ("},
	} {
		r := b.run(append(test.args, "-o", "-", "--lang", "en")...)
		if r.code != exitDone || len(r.stdout) == 0 || !strings.HasPrefix(r.stdout, test.begins) || !strings.Contains(r.stderr, test.says) {
			t.Errorf("%v: exit %d, wrote %.60q, said %q", test.args, r.code, r.stdout, r.stderr)
		}
	}
	if _, err := os.Stat("-"); err == nil {
		t.Error("a file is called -")
	}
}

func TestHelpNamesNoDatabaseThatIsNotOpened(t *testing.T) {
	b := newBench(t)
	for _, command := range [][]string{{"demo"}, {"version"}, {"questionnaire", "check"}} {
		if help := b.must(append(command, "--help")...); strings.Contains(help, "--database") {
			t.Errorf("%v: %s", command, help)
		}
	}
	if help := b.must("serve", "--help"); !strings.Contains(help, "--database") {
		t.Errorf("serve: %s", help)
	}
}

// Who exports a questionnaire that is being rewritten is told that the draft is another one, and may have it.
func TestADraftBesideAVersionIsToldAndExported(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json") // makes the database, with the questionnaire of the house
	out := filepath.Join(b.dir, "out.json")
	export := func(more ...string) (title, said string) {
		t.Helper()
		r := b.run(append([]string{"questionnaire", "export", "obstacles", "--format", "json", "-o", out}, more...)...)
		written, err := os.ReadFile(out)
		if r.code != 0 || err != nil {
			t.Fatalf("exit %d, %s, %v", r.code, r.stderr, err)
		}
		if bytes.Contains(written, []byte("Rewritten")) {
			return "draft", r.stderr
		}
		return "version", r.stderr
	}
	if title, said := export(); title != "version" || said != "" {
		t.Errorf("without a draft: %s, %q", title, said)
	}
	if r := b.run("questionnaire", "export", "obstacles", "--draft", "--format", "json", "-o", out); r.code != exitRefused || !strings.Contains(r.stderr, "“obstacles” has no draft") {
		t.Errorf("a draft that is not there: exit %d, %q", r.code, r.stderr)
	}
	if r := b.run("questionnaire", "export", "nothing", "--draft", "--format", "json", "-o", out); r.code != exitRefused || !strings.Contains(r.stderr, "no questionnaire “nothing”") {
		t.Errorf("a draft of nothing: exit %d, %q", r.code, r.stderr)
	}
	written, _ := os.ReadFile(out)
	draft := filepath.Join(b.dir, "draft.json")
	if err := os.WriteFile(draft, bytes.Replace(written, []byte(`"en": "`), []byte(`"en": "Rewritten `), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	b.must("questionnaire", "import", draft)
	if title, said := export(); title != "version" || !strings.Contains(said, "version 1") || !strings.Contains(said, "--draft") {
		t.Errorf("beside a draft: %s, %q", title, said)
	}
	if title, said := export("--draft"); title != "draft" || said != "" {
		t.Errorf("the draft: %s, %q", title, said)
	}
	if title, said := export("--version", "1"); title != "version" || said != "" {
		t.Errorf("a version that is named: %s, %q", title, said)
	}
}
