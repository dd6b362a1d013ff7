package demo

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func obstacles(t *testing.T) *questionnaire.Instrument {
	t.Helper()
	raw, err := os.ReadFile("../questionnaires/obstacles.json")
	if err != nil {
		t.Fatal(err)
	}
	q, err := questionnaire.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestEverySimulatedSheetIsValid(t *testing.T) {
	p, err := readProfile()
	if err != nil {
		t.Fatal(err)
	}
	d, sheets := newDraw(p, obstacles(t)), 0
	answered := map[string]bool{}
	for _, o := range p.Events {
		for range o.Responses {
			entry, err := d.entry(o, 1)
			if err != nil {
				t.Fatal(err)
			}
			if entry.Source != survey.SourceSimulated || entry.ReceivedOn < o.StartsOn || entry.ReceivedOn > o.EndsOn {
				t.Errorf("a sheet of %s: %+v", o.Code, entry)
			}
			answers, err := d.in.DecodeAnswers(entry.Answers)
			if err != nil {
				t.Fatal(err)
			}
			for name := range answers {
				answered[name] = true
			}
			sheets++
		}
	}
	if sheets != 240 || len(p.Events) != 4 {
		t.Errorf("%d sheets at %d events, want 240 at 4", sheets, len(p.Events))
	}
	for i := range d.in.Items {
		if item := &d.in.Items[i]; item.Asks() && !answered[item.Name()] {
			t.Errorf("nobody answers %s", item.Name())
		}
	}
}

func TestTheSameSheetsAreDrawnAgain(t *testing.T) {
	p, err := readProfile()
	if err != nil {
		t.Fatal(err)
	}
	first, second := newDraw(p, obstacles(t)), newDraw(p, obstacles(t))
	for range 20 {
		a, err := first.entry(p.Events[0], 1)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := second.entry(p.Events[0], 1)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%s then %s", a.Answers, b.Answers)
		}
	}
}

// The shares of the draw must be those of the profile: 20,000 people, five standard errors.
func TestSharesFollowTheProfile(t *testing.T) {
	p, err := readProfile()
	if err != nil {
		t.Fatal(err)
	}
	d := newDraw(p, obstacles(t))
	const people = 20_000
	m, counts, exclusive := p.Multiple["formats"], map[string]int{}, 0.0
	for _, chance := range m.Exclusive {
		exclusive += chance
	}
	for range people {
		for _, name := range d.several(m, "user", 1, 0) {
			counts[name]++
		}
	}
	want := m.Chances["user"]["webinar"] * (1 - exclusive)
	if got := float64(counts["webinar"]) / people; got < want-0.02 || got > want+0.02 {
		t.Errorf("webinar: %.3f, want %.3f", got, want)
	}
	if got := float64(counts["none"]) / people; got < 0.02 || got > 0.04 {
		t.Errorf("none: %.3f, want 0.03", got)
	}
	if picks := d.heaviest([]string{"a", "b", "c", "d"}, nil); len(slices.Compact(picks)) != mostTop {
		t.Errorf("the heaviest: %v", picks)
	}
}
