package expr

import (
	"errors"
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
		if got := decode(t, tree).eval(env); !same(got, value) {
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
