package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A survey of LimeSurvey and its responses come in; what did not is said. lime.txt and lime.csv are made up.
func TestASurveyOfLimeSurveyComesInWithItsResponses(t *testing.T) {
	b := newBench(t)
	golden(t, "lime_check.json", b.must("questionnaire", "check", "testdata/lime.txt", "--json"))
	told := b.must("questionnaire", "import", "testdata/lime.txt")
	for _, code := range []string{"LIM_030", "LIM_045"} {
		if !strings.Contains(told, code) {
			t.Errorf("%s is not said: %s", code, told)
		}
	}
	b.must("survey", "create", "--questionnaire", "a_bord", "--slug", "board", "--open")
	golden(t, "lime_import.json", b.must("responses", "import", "testdata/lime.csv", "--survey", "board", "--json"))
	again := decoded[imported](t, b.must("responses", "import", "testdata/lime.csv", "--survey", "board", "--json"))
	if again.Added != 0 || again.Present != 2 || again.Incomplete != 1 {
		t.Errorf("the same file again: %+v", again)
	}
	out := filepath.Join(b.dir, "out.csv")
	b.must("responses", "export", "--survey", "board", "--format", "csv", "-o", out)
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"other,Raft,SQ001; other,A hook,b; a,4,5", "S,,,,,1,"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%q is not in\n%s", want, raw)
		}
	}
}

// What leaves for LimeSurvey comes back the same, and what it cannot hold is said.
func TestAQuestionnaireLeavesForLimeSurvey(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/lime.txt")
	out := filepath.Join(b.dir, "out.txt")
	if told := b.must("questionnaire", "export", "a_bord", "--format", "limesurvey", "-o", out); told != "" {
		t.Errorf("this one is held whole, yet: %s", told)
	}
	if told := b.must("questionnaire", "export", "obstacles", "--format", "limesurvey", "-o", filepath.Join(b.dir, "other.txt")); !strings.Contains(told, "LIM_070") {
		t.Errorf("codes have changed, and it is not said: %s", told)
	}
	first := decoded[verdict](t, b.must("questionnaire", "check", "testdata/lime.txt", "--json"))
	again := decoded[verdict](t, b.must("questionnaire", "check", out, "--json"))
	if !again.Accepted || again.Title != first.Title || !slices.Equal(again.Names, first.Names) || !slices.Equal(again.Languages, first.Languages) {
		t.Errorf("left as %+v, came back as %+v", first, again)
	}
}

// The mapping that is proposed for a file of LimeSurvey brings it in as well.
func TestAMappingIsProposedForLimeSurvey(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/lime.txt")
	b.must("survey", "create", "--questionnaire", "a_bord", "--slug", "board", "--open")
	out := filepath.Join(b.dir, "m.json")
	b.must("responses", "map", "testdata/lime.csv", "--survey", "board", "-o", out)
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "lime_mapping.json", string(raw))
	plain := b.must("responses", "import", "testdata/lime.csv", "--survey", "board", "--json")
	mapped := decoded[imported](t, b.must("responses", "import", "testdata/lime.csv", "--survey", "board", "--mapping", out, "--json"))
	if first := decoded[imported](t, plain); first.Added != 2 || mapped.Added != 0 || mapped.Present != 2 {
		t.Errorf("without the mapping %+v, with it %+v", first, mapped)
	}
}
