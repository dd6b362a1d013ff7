package expr

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse: any text is read or refused with problems inside it; what is read prints to a form that reads the same and
// stays the same, and source, printed form and JSON have one value.
func FuzzParse(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.Expr)
	}
	env := &sheet{
		answers: map[string]Value{"a": Text("42"), "m": Picks([]string{"time", "cost"})},
		current: Text("x"), today: "2026-03-01",
	}
	f.Fuzz(func(t *testing.T, src string) {
		tree, err := Parse(src)
		if err != nil {
			var problems Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("%T", err)
			}
			for _, problem := range problems {
				if problem.Offset < 0 || problem.Offset > utf8.RuneCountInString(src) || problem.Code == "" {
					t.Fatalf("%v in %q", problem, src)
				}
			}
			return
		}
		tree.Check(Scope{})
		value := tree.Eval(env)
		if got := (&Tree{root: decode(t, tree)}).counted(env); !same(got, value) {
			t.Fatalf("%q gives %v, its JSON %v", src, value, got)
		}
		printed := tree.String()
		if utf8.RuneCountInString(printed) > MaxLength { // spaces were added
			return
		}
		again, err := Parse(printed)
		if err != nil {
			t.Fatalf("%q is printed as %q: %v", src, printed, err)
		}
		if again.String() != printed || !same(again.Eval(env), value) {
			t.Fatalf("%q is printed as %q, then as %q: %v, %v", src, printed, again, value, again.Eval(env))
		}
	})
}

// FuzzEval: whatever the answers are, an evaluation ends with the same value counted and uncounted, and from JSON.
func FuzzEval(f *testing.F) {
	for _, v := range vectors(f) {
		if v.Problem == nil {
			f.Add(v.Expr, "42", "7||x")
		}
	}
	for _, src := range hostile {
		f.Add(src, "2026-03-01T14:30", "a|b|c")
	}
	f.Fuzz(func(t *testing.T, src, answer, rows string) {
		tree, err := Parse(src)
		if err != nil {
			return
		}
		env := anywhere{text: Text(answer), rows: Sequence(strings.Split(rows, "|"))}
		value := tree.Eval(env)
		if got := tree.counted(env); stepsOf(tree, env) <= MaxSteps && !same(got, value) {
			t.Fatalf("%q gives %v, counted %v", src, value, got)
		}
		if got := (&Tree{root: decode(t, tree)}).counted(env); stepsOf(tree, env) <= MaxSteps && !same(got, value) {
			t.Fatalf("%q gives %v, its JSON %v", src, value, got)
		}
		if tree.Bool(env) != value.Bool() {
			t.Fatalf("%q gives %v, and its truth is another", src, value)
		}
	})
}

// anywhere answers every name: with rows those that end in s, else with a text.
type anywhere struct {
	Blank
	text, rows Value
}

func (a anywhere) Answer(name string) Value {
	if strings.HasSuffix(name, "s") {
		return a.rows
	}
	return a.text
}

func (a anywhere) Current() Value { return a.text }

// FuzzCompile: a path is resolved or refused, and what comes out holds no path.
func FuzzCompile(f *testing.F) {
	for _, src := range []string{"../../address", "/data/house/child/age = ../age", "position(../..)", "count(/data/house) | .", "current()/../more/./toy", "jr:choice-name(1, '../age')", "indexed-repeat(../age, .., 1)", "/.", "/..", "/data/..", "../.."} {
		f.Add(src)
	}
	for _, v := range vectors(f) {
		if v.Tables != nil {
			f.Add(v.Expr)
		}
	}
	for _, src := range []string{"${house}[child[age > 3]/more/toy = current()/../consent]/address", "../../child[position() < position(current()/..)]/age", "instance('crop')/root/item[name = current()/../more/toy]/label"} {
		f.Add(src)
	}
	scope := at("house/child/age")
	f.Fuzz(func(t *testing.T, src string) {
		tree, err := Compile(src, scope)
		if err != nil {
			return
		}
		again, err := Compile(tree.String(), scope)
		if err != nil || again.String() != tree.String() {
			t.Fatalf("%q is printed as %q, which is %v (%v)", src, tree, again, err)
		}
		tree.Eval(Blank{})
	})
}

// FuzzRename: a name that changes and changes back leaves the source as it was.
func FuzzRename(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.Expr, "role", "unheard_of")
	}
	f.Fuzz(func(t *testing.T, src, from, to string) {
		if !validName(from) || !validName(to) || strings.Contains(src, to) {
			return
		}
		there, err := Rename(src, map[string]string{from: to})
		if err != nil {
			return
		}
		back, err := Rename(there, map[string]string{to: from})
		again, _ := Rename(src, map[string]string{from: from})
		if err != nil || back != again {
			t.Fatalf("%q becomes %q, then %q (%v)", src, there, back, err)
		}
	})
}
