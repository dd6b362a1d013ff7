package expr

import "testing"

// A send evaluates some twenty expressions like these.
func BenchmarkBool(b *testing.B) {
	env := &sheet{
		answers: map[string]Value{"role": Text("both"), "age": Text("42"), "m": Picks([]string{"time", "cost", "skills"})},
		current: Text("29280"), today: "2026-03-01",
	}
	for name, src := range map[string]string{
		"role":     "${role} = 'user' or ${role} = 'both'",
		"selected": "selected(${m}, 'cost') and count-selected(${m}) <= 3",
		"range":    "${age} >= 18 and ${age} < 120",
		"regex":    "regex(., '[0-9]{5}')",
		"date":     "today() - '2000-01-01' > 18 * 365.25",
		"chain":    "if(${role} = 'both', concat(${role}, '-', ${age}), coalesce(${none}, 'x')) != ''",
	} {
		tree, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tree.Bool(env)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("${role} = 'user' or ${role} = 'both'"); err != nil {
			b.Fatal(err)
		}
	}
}
