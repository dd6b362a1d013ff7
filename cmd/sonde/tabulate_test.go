package main

import (
	"strings"
	"testing"
)

// A calculation has neither label nor choices with labels, and a text has no figures.
func TestTablesOfWhatHasNoChoicesSayWhatItIs(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", b.file("form.csv", `survey,type,name,label,calculation
,text,first,First?,
,select_one ${first},best,Best?,
,calculate,size,,string-length(${first})
`))
	b.must("survey", "create", "--questionnaire", "form", "--slug", "spring")
	b.must("responses", "import", b.file("answers.csv", "first,best\nboat,boat\nnet,net\n"), "--survey", "spring")
	table := func(rows string) string {
		return b.must("tabulate", "--survey", "spring", "--rows", rows, "--format", "text", "--lang", "en")
	}
	if said := table("size"); !strings.HasPrefix(said, "size\n") || !strings.Contains(said, "\n3 ") || !strings.Contains(said, "\n4 ") || strings.Contains(said, "texts") {
		t.Errorf("of a calculation: %s", said)
	}
	if said := table("best"); !strings.Contains(said, "sonde responses export --survey spring") {
		t.Errorf("of a text: %s", said)
	}
}
