package expr

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// worst is a sheet whose answers are as long as a sheet may be.
func worst() *sheet {
	long, digits := strings.Repeat("a", MaxText), strings.Repeat("7", maxDecimal)
	rows, picks := slices.Repeat([]string{digits}, 600), slices.Repeat([]string{"choice_name"}, 200)
	choices, people := make(rowsOf, 5_000), make(rowsOf, 600)
	for i := range choices {
		choices[i] = map[string]any{"name": fmt.Sprint("choice_", i), "label": long[:100], "n": digits}
	}
	for i := range people {
		people[i] = map[string]any{"t": "1", "l": long, "n": digits}
	}
	return &sheet{
		lists: map[string]rowsOf{"c": choices}, tables: map[string][]rowsOf{"t": {people}},
		answers: map[string]Value{
			"l": Text(long), "w": Text(strings.Repeat("some words ", 900)), "n": Text(digits), "r": Sequence(rows),
			"s": Sequence([]string{long, long, long, long}), "p": Picks(picks), "f": Text(strings.Repeat("%Y", MaxText/2)), "d": Text("2026-03-01T14:30"),
			"x": Text(strings.Repeat(" ", MaxText)), "none": {},
		},
		current: Text(long), seed: "0123456789abcdef0123456789abcdef/question/12", today: "2026-03-01", now: "2026-03-01T14:30",
		labels: map[string]string{}, rows: []Row{{"r", 3}},
	}
}

// filled repeats a piece as often as an expression has room for it.
func filled(before, piece, after string) string {
	times := (MaxLength - len(before) - len(after)) / len(piece)
	return before + strings.Repeat(piece, times-1) + strings.TrimRight(piece, "+=, ") + after
}

// hostile are the slowest expressions that we could think of.
var hostile = map[string]string{
	"sums of numbers":        filled("", "${n}+", ""),
	"sums of texts":          filled("", "${l}+", ""),
	"sums of one answer":     filled("", ".+", ""),
	"comparisons of texts":   filled("", "${l}=", ""),
	"comparisons of rows":    filled("", "${r}=", ""),
	"rows against rows":      filled("", "(${r}=${r})+", ""),
	"rows in order":          filled("", "(${r}<${r})+", ""),
	"totals":                 filled("", "sum(${r})+", ""),
	"unions":                 filled("count(", "${r}|", "${s})"),
	"joins":                  filled("", "join(${l},${s})+", ""),
	"nested joins":           strings.Repeat("concat(${l},", 60) + "${l}" + strings.Repeat(")", 60),
	"lengths":                filled("", "string-length(${l})+", ""),
	"pieces":                 filled("", "substr(${l},1)+", ""),
	"translations":           filled("", "translate(${l},'a','b')+", ""),
	"translations of itself": filled("", "translate(.,.,.)+", ""),
	"spaces":                 filled("", "normalize-space(${x})+", ""),
	"picks":                  filled("", "selected(${w},'z')+", ""),
	"counted picks":          filled("", "count-selected(${w})+", ""),
	"formats":                filled("", "format-date(1,${f})+", ""),
	"dates":                  filled("", "date(${d})+", ""),
	"shuffles":               filled("", "sum(randomize(${r},${l}))+", ""),
	"one long format":        "format-date(1,${f})",
	"some identifiers":       strings.Repeat("uuid(9999)+", 9) + "uuid(9999)",
	"identifiers":            filled("", "uuid(9999)+", ""),
	"draws":                  filled("", "random()+", ""),
	"codes":                  filled("", "base64-decode(${l})+", ""),
	"labels":                 filled("", "jr:choice-name(${l},'${l}')+", ""),
	"patterns":               filled("", "regex(${l},'((a?b?)*)*c')+", ""),
	"short patterns":         filled("", "regex('aaaaaaaaaaaaaaaaaaaa','(a?){20}b')+", ""),
	"long patterns":          filled("", "regex(${l},'(a?){500}a{500}')+", ""),
	"deep brackets":          strings.Repeat("(", 60) + ".+.+.+." + strings.Repeat(")", 60),
	"rounding":               filled("", "round(1e300,9)+", ""),
	"powers":                 filled("", "pow(1.1,9e9)+", ""),
	"written numbers":        filled("concat(", "1e300,", ")"),
	"lookups":                filled("", "instance('c')/root/item[name='x']/n+", ""),
	"lookups of numbers":     "instance('c')/root/item[n > 3]/label",
	"lookups in lookups":     "count(instance('c')/root/item[count(instance('c')/root/item[n = 1]) + string-length(name) > 0])",
	"long predicates":        "instance('c')/root/item[" + strings.Repeat("n=n and ", 300) + "name='x']/n",
	"lookups in rows":        filled("", "count(${t}[l = n])+", ""),
	"lookups step by step":   "count(${t}[" + strings.Repeat("1][", 30) + "l = n]/t)",
	"truths":                 filled("", "${r}>1and ", "1"),
}

// Work is counted and not timed, so that the test says the same on every machine; BenchmarkHostile shows what it takes.
func TestNoExpressionDoesMoreWorkThanAllowed(t *testing.T) {
	env := worst()
	cut := 0
	for name, src := range hostile {
		tree, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if steps := stepsOf(tree, env); steps > MaxSteps {
			cut++
			if v := tree.Eval(env); !v.Empty() {
				t.Errorf("%s takes %d steps and gives %v", name, steps, v)
			}
			if tree.small {
				t.Errorf("%s takes %d steps, and nobody counts them", name, steps)
			}
		}
	}
	if cut < 15 {
		t.Errorf("only %d of them are hostile", cut)
	}
}

// stepsOf counts the steps of an evaluation; those far beyond what is allowed are not made.
func stepsOf(t *Tree, env Env) int {
	m := &meter{Env: env, left: 3 * MaxSteps}
	func() {
		defer func() {
			if thrown := recover(); thrown != nil && thrown != (exhausted{}) {
				panic(thrown)
			}
		}()
		t.root.eval(m)
	}()
	return 3*MaxSteps - m.left
}

// What is small enough for its steps not to be counted has few, whatever the answers are.
func TestSmallExpressionsDoLittleWork(t *testing.T) {
	env := worst()
	env.answers["r"] = Sequence(slices.Repeat([]string{strings.Repeat("7", maxDecimal)}, fewRows))
	rapid.Check(t, func(t *rapid.T) {
		src := expression(t, 4)
		tree, err := Parse(src)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if !tree.small {
			t.Skip("counted")
		}
		if steps := stepsOf(tree, env); steps > MaxSteps {
			t.Fatalf("%s takes %d steps", src, steps)
		}
	})
}

// expression draws a sound expression over the answers of worst.
func expression(t *rapid.T, depth int) string {
	leaf := func() string {
		return rapid.SampledFrom([]string{
			"${l}", "${w}", "${n}", "${r}", "${s}", "${p}", "${f}", "${d}", "${x}", "${none}", ".", "'a'", "' é🐳 '", "''", "1", "-2.5", "0", "'%Y %b'", "1e300", "true()", "now()",
		}).Draw(t, "leaf")
	}
	if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		return leaf()
	}
	answers := func() string {
		return rapid.SampledFrom([]string{"${r}", "${s}", "${l}", "${r} | ${s}", "${none}", "randomize(${s}, 3)"}).Draw(t, "answers")
	}
	part := func() string { return expression(t, depth-1) }
	name := rapid.SampledFrom(callable).Draw(t, "function")
	switch name {
	case "count", "count-non-empty", "sum", "randomize":
		return name + "(" + answers() + ")"
	case "regex":
		pattern := rapid.SampledFrom([]string{"[a-z ]+", "((a?b?)*)*c", "(a?){50}a{50}", ".*\\b.é?", "(\\w+ ?)+", "(?i)A*"}).Draw(t, "pattern")
		return name + "(" + part() + ", '" + pattern + "')"
	case "format-date", "format-date-time":
		return name + "(" + part() + ", concat(" + part() + ", ''))"
	case "digest":
		return "digest(" + part() + ", 'SHA-512')"
	case "indexed-repeat":
		return "indexed-repeat(${l}, ${r}, " + part() + ")"
	case "position":
		return "position(..)"
	case "jr:choice-name":
		return "jr:choice-name(" + part() + ", '${p}')"
	case "weighted-checklist":
		return fmt.Sprintf("weighted-checklist(%s, %s, %s, %s)", part(), part(), part(), part())
	}
	f, operator := functions[name]
	if !operator {
		return "(" + part() + " " + name + " " + part() + ")"
	}
	args := make([]string, f.least)
	if f.most != f.least && rapid.Bool().Draw(t, "more") {
		args = append(args, "")
	}
	for i := range args {
		args[i] = part()
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// callable are all functions and the operators between two values, in order.
var callable = func() (names []string) {
	for name := range functions {
		names = append(names, name)
	}
	for op, sign := range operators {
		if op != opUnion {
			names = append(names, sign)
		}
	}
	slices.Sort(names)
	return names
}()

func BenchmarkHostile(b *testing.B) {
	env := worst()
	for name, src := range hostile {
		tree, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				tree.Eval(env)
			}
		})
	}
}
