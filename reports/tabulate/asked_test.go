package tabulate

import (
	"testing"

	"sonde/survey"
)

// A group that the questionnaire never asks hides no other. One that happens to be empty, or small, still does: that
// nobody is in it is a fact about people.
func TestSuppressionLeavesOutGroupsThatAreNeverAsked(t *testing.T) {
	for _, test := range []struct {
		name      string
		condition string
		shown     int // answers of producers
	}{
		{"users and both are never asked", "${role} = 'producer'", 10},
		{"nobody is both, users happen not to be asked", "", 0},
		{"the condition looks at something else too", "${role} = 'producer' or ${age} > 60", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := small()
			for s := range q.Sections {
				for i := range q.Sections[s].Questions {
					if q.Sections[s].Questions[i].Name == "obstacles" {
						q.Sections[s].Questions[i].Relevant = test.condition
					}
				}
			}
			f := newFeed(q)
			for i := range 10 {
				ticks := survey.Names{"time"}
				if i%2 == 0 {
					ticks = survey.Names{"legal"}
				}
				f.add(t, "A", survey.Answers{"role": survey.Str("producer"), "obstacles": ticks})
			}
			f.add(t, "A", survey.Answers{"role": survey.Str("user")})
			r := tabulate(t, f.view(t), Query{Rows: "obstacles", By: "role", Policy: Policy{K: 5, FixedOnly: true}})
			if got := r.Groups[0].Answered; r.Groups[0].Code != "producer" || got != test.shown {
				t.Errorf("%s: %d answered, want %d", r.Groups[0].Code, got, test.shown)
			}
		})
	}
}
