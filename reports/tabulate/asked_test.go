package tabulate

import (
	"testing"

	"sonde/survey"
)

// A group of whom nobody was asked hides no other: its zeros are the questionnaire's condition. One too small to be seen
// still does.
func TestSuppressionLeavesOutGroupsThatWereNotAsked(t *testing.T) {
	for _, test := range []struct {
		name  string
		users int
		shown int // answers of producers
	}{
		{"six users who were not asked hide nobody", 6, 10},
		{"two users who were not asked are too few to be told", 2, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFeed(small())
			for i := range 10 {
				ticks := survey.Names{"time"}
				if i%2 == 0 {
					ticks = survey.Names{"legal"}
				}
				f.add(t, "A", survey.Answers{"role": survey.Str("producer"), "obstacles": ticks})
			}
			for range test.users {
				f.add(t, "A", survey.Answers{"role": survey.Str("user")})
			}
			for range 6 {
				f.add(t, "A", survey.Answers{"role": survey.Str("both")})
			}
			r := tabulate(t, f.view(t), Query{Rows: "obstacles", By: "role", Policy: Policy{K: 5, FixedOnly: true}})
			if got := r.Groups[0].Answered; r.Groups[0].Code != "producer" || got != test.shown {
				t.Errorf("%s: %d answered, want %d", r.Groups[0].Code, got, test.shown)
			}
		})
	}
}
