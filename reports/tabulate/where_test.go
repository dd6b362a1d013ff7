package tabulate

import (
	"math/rand/v2"
	"testing"

	"sonde/survey/expr"
)

// Conditions worked out on sets take the responses that the expression language takes, answer by answer.
func TestWhere(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 9))
	f := newFeed(small())
	for range 400 {
		randomChange(t, f, random)
	}
	v := f.view(t)
	tests := []struct {
		where string
		sets  bool // worked out without reading the store
	}{
		{"${role} = 'user'", true},
		{"'user' = ${role} or ${role} = 'both'", true},
		{"${role} != 'user'", true},
		{"${role} = ''", true},
		{"${role}", true},
		{"not(${role})", true},
		{"selected(${obstacles}, 'time') and not(selected(${obstacles}, 'legal'))", true},
		{"selected(${role}, 'user')", true},
		{"selected(${obstacles}, 'no such choice')", true},
		{"${obstacles} != ''", true},
		{"${obstacles} = ''", true},
		{"count-selected(${obstacles}) > 1", true},
		{"2 > count-selected(${obstacles})", true},
		{"${age} >= 22", true},
		{"${age} != 22", true},
		{"22 > ${age}", true},
		{"${weights} = -0.25", true},
		{"${importance_code} >= 4", true},
		{"${:event} = 'A' and ${:language} = 'fr'", true},
		{"${:event} = ''", true},
		{"${:day} >= '2026-03-05'", true},
		{"${:source} != 'trial'", true},
		{"true()", true},
		{"false() or ${role} = 'user'", true},
		{"${words} = ''", true},
		{"${agree} != ''", true},
		{"${words} = 'plain'", false},
		{"string-length(${words}) > 1", false},
		{"${age} + 1 = 23", false},
		{"${obstacles} = 'time'", false},
		{"${agree} = 'OK'", false},
		{"${role} = ${role}", false},
	}
	for _, tt := range tests {
		t.Run(tt.where, func(t *testing.T) {
			f.read = 0
			got, _, err := v.where(t.Context(), tt.where)
			if err != nil {
				t.Fatal(err)
			}
			if tt.sets != (f.read == 0) {
				t.Errorf("read %d responses from the store", f.read)
			}
			tree, err := expr.Parse(tt.where)
			if err != nil {
				t.Fatal(err)
			}
			want, err := v.evaluate(t.Context(), tree)
			if err != nil {
				t.Fatal(err)
			}
			if wrong := without(either(got, want), both(got, want)).count(); wrong > 0 {
				t.Errorf("%d of %d responses differ", wrong, v.Responses())
			}
		})
	}
}

// A table of real answers alone does not warn of simulated ones that it leaves out.
func TestSimulatedAndTrialAreCountedUnderTheCondition(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 9))
	f := newFeed(small())
	for range 200 {
		randomChange(t, f, random)
	}
	v := f.view(t)
	if v.Simulated() == 0 || v.Trial() == 0 {
		t.Fatalf("%d simulated and %d trial responses to tell apart", v.Simulated(), v.Trial())
	}
	for _, tt := range []struct {
		where            string
		simulated, trial int
	}{
		{"", v.Simulated(), v.Trial()},
		{"${:source} = 'web'", 0, 0},
		{"${:source} != 'trial'", v.Simulated(), 0},
	} {
		r, err := v.Tabulate(t.Context(), Query{Rows: "obstacles", Where: tt.where})
		if err != nil {
			t.Fatal(err)
		}
		together, err := v.CoOccurrence(t.Context(), Query{Rows: "obstacles", Where: tt.where})
		if err != nil {
			t.Fatal(err)
		}
		for _, got := range [][2]int{{r.Simulated, r.Trial}, {together.Simulated, together.Trial}} {
			if got != [2]int{tt.simulated, tt.trial} {
				t.Errorf("%q: simulated and trial %v, want %d and %d", tt.where, got, tt.simulated, tt.trial)
			}
		}
	}
}

func TestFilterOnTheStoreIsKept(t *testing.T) {
	f := ten(t)
	v := f.view(t)
	for range 3 {
		if n, err := v.Count(t.Context(), "string-length(${words}) > 3"); err != nil || n != 1 {
			t.Fatalf("got %d, %v, want the one response with words", n, err)
		}
	}
	if f.read != 10 {
		t.Errorf("read %d responses for three questions alike, want 10", f.read)
	}
}
