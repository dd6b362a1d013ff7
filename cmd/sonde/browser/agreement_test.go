package browser

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sonde/survey/expr"
)

// given is the sheet of expressions that are made up: one for the server's evaluator, and the same for the browser's.
type given struct{ expr.Blank }

var givenAnswers = map[string]expr.Value{
	"age": expr.Text("42"), "name": expr.Text("Zoé 🐳"), "day": expr.Text("2026-03-01"), "at": expr.Text("2026-03-01T14:30"), "hour": expr.Text("09:05"),
	"picks": expr.Picks([]string{"time", "cost"}), "child": expr.Sequence([]string{"7", "", "x", "2026-03-01", "7"}), "few": expr.Sequence([]string{"b"}),
	"none": expr.Sequence(nil), "empty": {},
}

func (given) Answer(name string) expr.Value         { return givenAnswers[name] }
func (given) Indexed(string, []expr.Row) expr.Value { return expr.Text("7") }
func (given) Position(string) int                   { return 3 }
func (given) Current() expr.Value                   { return expr.Text("12.5") }
func (given) ChoiceLabel(_, choice string) string   { return "<" + choice + ">" }
func (given) Language() string                      { return "fr" }
func (given) Today() string                         { return "2026-03-01" }
func (given) Now() string                           { return "2026-03-01T14:30" }
func (given) Seed() string                          { return "sheet/é" }

// compare gives the text, truth and emptiness of each tree, over the same sheet.
const compare = `import('/expr.js').then(({evaluate, holds, empty, text, Sequence}) => {
	const answers = {
		age: '42', name: 'Zoé 🐳', day: '2026-03-01', at: '2026-03-01T14:30', hour: '09:05', picks: ['time', 'cost'],
		child: new Sequence(['7', '', 'x', '2026-03-01', '7']), few: new Sequence(['b']), none: new Sequence([]),
	};
	const env = {
		answer: (name) => answers[name], indexed: () => '7', position: () => 3, current: () => '12.5', column: () => undefined,
		choiceLabel: (question, choice) => '<' + choice + '>', language: () => 'fr', today: () => '2026-03-01',
		now: () => '2026-03-01T14:30', seed: () => 'sheet/é',
	};
	return %s.map((tree) => {
		try {
			const value = evaluate(tree, env);
			return [text(value), holds(tree, env), empty(value)].join();
		} catch (thrown) {
			return String(thrown);
		}
	});
})`

// agree holds the browser to the server's values.
func agree(t *testing.T, sources []string) {
	t.Helper()
	var trees []*expr.Tree
	for _, source := range sources {
		tree, err := expr.Parse(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		trees = append(trees, tree)
	}
	written, err := json.Marshal(trees)
	if err != nil {
		t.Fatal(err)
	}
	for i, got := range value[[]string](walker(t), fmt.Sprintf(compare, written)) {
		v := trees[i].Eval(given{})
		if want := fmt.Sprintf("%s,%v,%v", v, trees[i].Bool(given{}), v.Empty()); got != want {
			t.Errorf("%s: %s in the browser, %s on the server", sources[i], got, want)
		}
	}
}

func TestTheBrowserAgreesOnExpressionsThatAreMadeUp(t *testing.T) {
	t.Parallel()
	draw := maker{rand.New(rand.NewPCG(2026, 3)), callable()}
	sources := make([]string, 4000)
	for i := range sources {
		sources[i] = draw.expression(3)
	}
	agree(t, sources)
}

func TestTheBrowserAgreesOnTheCasesOfOtherEngines(t *testing.T) {
	t.Parallel()
	folder := os.Getenv("SONDE_CONFORMANCE")
	if folder == "" {
		t.Skip("SONDE_CONFORMANCE names no folder: the cases of other engines are not run")
	}
	file, err := os.Open(filepath.Join(folder, "expressions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var sources []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var one struct {
			Expr string `json:"expr"`
		}
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatal(err)
		}
		if _, err := expr.Parse(one.Expr); err == nil {
			sources = append(sources, one.Expr)
		}
	}
	t.Logf("%d expressions", len(sources))
	agree(t, sources)
}

// maker makes up sound expressions.
type maker struct {
	*rand.Rand
	calls []call
}

// call is a function with its least and its usual most number of values, or an operator between two.
type call struct {
	name        string
	least, most int
}

// callable are the functions that expr lists, but for those whose last digits are each language's own, and the operators.
func callable() (calls []call) {
	for _, listed := range expr.Functions() {
		name, values, _ := strings.Cut(strings.TrimSuffix(listed, ")"), "(")
		switch name {
		case "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "exp10", "log", "log10", "pow":
			continue
		}
		one := call{name: name}
		for _, value := range strings.Split(values, ", ") {
			if value != "" {
				one.most++
			}
			if value != "" && !strings.HasSuffix(value, "?") {
				one.least++
			}
		}
		calls = append(calls, one)
	}
	for _, operator := range strings.Fields("or and = = != != < <= > >= + - * div mod") {
		calls = append(calls, call{name: operator, least: -1})
	}
	return calls
}

func (m maker) of(choices ...string) string { return choices[m.IntN(len(choices))] }

func (m maker) expression(depth int) string {
	if depth == 0 || m.IntN(4) == 0 {
		return m.of("${age}", "${name}", "${day}", "${at}", "${hour}", "${picks}", "${child}", "${few}", "${none}", "${empty}", ".",
			"0", "1", "2", "-1", "0.5", "20513.75", "1e300", "-0", "''", "' '", "'a'", "'time'", "'12'", "'2026-03-01T00:00'", "'é🐳'", "'w6k='", "'%Y %b%%'", "today()", "true()", "false()")
	}
	part := func() string { return m.expression(depth - 1) }
	answers := func() string {
		return m.of("${child}", "${few}", "${none}", "${age}", "${empty}", "${child} | ${age}", "${few} | ${child}")
	}
	one := m.calls[m.IntN(len(m.calls))]
	switch one.name {
	case "count", "count-non-empty", "sum":
		return one.name + "(" + answers() + ")"
	case "randomize":
		return "join(' ', randomize(" + answers() + m.of("", ", 42", ", ${age}", ", 'x'") + "))"
	case "regex":
		return "regex(" + part() + ", '" + m.of(".*", "[0-9]+", "(a|[^a]?)*", "\\b.{1,5}\\B", "(?i)TRUE|false", "") + "')"
	case "format-date", "format-date-time":
		return one.name + "(" + part() + ", '" + m.of("%Y-%m-%d", "%a %e %b %y", "%H:%M:%S.%3 %h %n") + "')"
	case "digest":
		return "digest(" + part() + ", '" + m.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512") + "'" + m.of("", ", 'hex'") + ")"
	case "indexed-repeat":
		return "indexed-repeat(${child}, ${few}, " + part() + ")"
	case "position":
		return "position(..)"
	case "jr:choice-name":
		return "jr:choice-name(" + part() + ", '${picks}')"
	case "weighted-checklist":
		return fmt.Sprintf("weighted-checklist(%s, %s, %s, %s)", part(), part(), part(), part())
	}
	if one.least < 0 {
		return "(" + part() + " " + one.name + " " + part() + ")"
	}
	values := make([]string, one.least+m.IntN(one.most-one.least+1))
	for i := range values {
		values[i] = part()
	}
	return one.name + "(" + strings.Join(values, ", ") + ")"
}
