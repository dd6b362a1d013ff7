package expr

import (
	"strings"
	"testing"
)

// written writes an outline as operators before their values.
func written(o Outline) string {
	parts := []string{o.Op}
	if o.Text != "" || o.Op == "text" {
		parts[0] += ":" + o.Text
	}
	for _, arg := range o.Args {
		parts = append(parts, written(arg))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func TestAnExpressionIsLaidOpen(t *testing.T) {
	for source, want := range map[string]string{
		"${a} = 'x'": "(= answer:a text:x)",
		"not(. > 1.50) and selected(${a}, \"b\") or true()": "(or (and (call:not (> . number:1.50)) (call:selected answer:a text:b)) call:true)",
		"-${a} - 2 mod 3":              "(- (- answer:a) (mod number:2 number:3))",
		"regex(., '[a-z]+\\d')":        "(call:regex . text:[a-z]+\\d)",
		"name = ''":                    "(= column:name text:)",
		"jr:choice-name(${a}, '${a}')": "(call:jr:choice-name answer:a answer:a)",
	} {
		tree, err := Parse(source)
		if err != nil {
			t.Fatal(source, err)
		}
		if got := written(tree.Outline()); got != want {
			t.Errorf("%s: got %s, want %s", source, got, want)
		}
	}
}
