package expr

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Package regexp is the reference: both ways to match agree with it, whatever the pattern.
func TestPatternsMatchAsPackageRegexpSays(t *testing.T) {
	atom := rapid.SampledFrom([]string{"a", "b", "é", "ab", ".", "[ab]", "[^a]", "\\w", "\\W", "^", "$", "\\b", "\\B", "()", "(?i)B", "(?s).", "[[:alpha:]é]"})
	times := rapid.SampledFrom([]string{"", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}?", "{2,}", "*?"})
	var source func(t *rapid.T, depth int) string
	source = func(t *rapid.T, depth int) string {
		var b strings.Builder
		for i := range rapid.IntRange(1, 3).Draw(t, "parts") {
			if i > 0 && rapid.IntRange(0, 3).Draw(t, "or") == 0 {
				b.WriteByte('|')
			}
			if depth > 0 && rapid.Bool().Draw(t, "group") {
				b.WriteString("(" + source(t, depth-1) + ")")
			} else {
				b.WriteString("(?:" + atom.Draw(t, "atom") + ")")
			}
			b.WriteString(times.Draw(t, "times"))
		}
		return b.String()
	}
	rapid.Check(t, func(t *rapid.T) {
		src := source(t, 3)
		p := readPattern(src)
		if p == nil {
			t.Skip("refused")
		}
		want := regexp.MustCompile("^(?:" + src + ")$")
		for range 5 {
			text := rapid.StringMatching("[abBé \n_]{0,8}").Draw(t, "text")
			if got, steps := match(p, text); steps < MaxMatch && got != want.MatchString(text) {
				t.Fatalf("%q on %q: %v", src, text, got)
			}
			if got := p.quick.MatchString(text); got != want.MatchString(text) {
				t.Fatalf("%q on %q: %v when quick", src, text, got)
			}
		}
	})
}

// Patterns that make other engines wait for ever, and those that are as slow as ours can be: the steps are counted, so
// the answer comes, and what a person writes is answered in full.
func TestNoPatternTakesLong(t *testing.T) {
	long := strings.Repeat("a", 10_000)
	for _, c := range []struct {
		pattern, text string
		finishes      bool
		matches       bool
	}{
		{"(a+)+b", long[:200], true, false},
		{"(a|a)*b", long[:2000], true, false},
		{"(a|aa)+", long[:200] + "b", true, false},
		{"([a-zA-Z0-9_.-])+@(([a-zA-Z0-9-])+[.])+([a-zA-Z0-9]{2,4})+", "x@y." + long[:100] + "!", true, false},
		{"([a-zA-Z0-9_.-])+@(([a-zA-Z0-9-])+[.])+([a-zA-Z0-9]{2,4})+", "jane.doe@example.org", true, true},
		{".*[A-Z].*", long + "A", true, true},
		{"[^<>]{1,1000}", strings.Repeat("é", 1000), true, true},
		{"(\\w+ ?)+", strings.Repeat("some words ", 200), true, true},
		{"(a?){500}a{500}", long[:500], false, false},
		{"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x", long, false, false},
		{"((a?b?)*)*c", long, false, false},
	} {
		p := readPattern(c.pattern)
		if p == nil {
			t.Fatalf("%s is refused", c.pattern)
		}
		m := matcher{text: []rune(c.text), left: MaxMatch}
		if got := m.whole(p); got != c.matches || m.left >= 0 != c.finishes {
			t.Errorf("%s: %v with %d steps left", c.pattern, got, m.left)
		}
	}
}

func BenchmarkLongMatch(b *testing.B) {
	for name, c := range map[string][2]string{
		"words":   {".*[A-Z].*", strings.Repeat("a", 10_000) + "A"},
		"hostile": {"(a?){500}a{500}", strings.Repeat("a", 500)},
		"nested":  {"((a?b?)*)*c", strings.Repeat("a", 10_000)},
	} {
		p := readPattern(c[0])
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				match(p, c[1])
			}
		})
	}
}
