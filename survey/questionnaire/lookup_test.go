package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey/questionnaire"
)

// What is looked up in lists and in rows; the page's script stores the same (TestLookupsOnThePage).
func TestLookups(t *testing.T) {
	in := fixture(t, "lookups")
	for _, c := range []struct{ body, want string }{
		{"main=beans", `{"dearer":"0","main":"beans","main_label":"Haricots"}`},
		{"main=kale&parcel/1/crop=maize&parcel/1/area=3", `{"dearer":"2","large":"maize","main":"kale","main_label":"Chou","parcel":[{"area":3,"crop":"maize","sum_so_far":"30","value":"30"}],"word_of":"un"}`},
		{"parcel/1/crop=beans&parcel/1/area=1&parcel/2/crop=kale&parcel/2/area=2.5&why=x", // a missing price is more than nothing
			`{"dearer":"0","large":"kale","parcel":[{"area":1,"crop":"beans","sum_so_far":"25","value":"25"},{"area":2.5,"crop":"kale","sum_so_far":"42.5","value":"17.5"}],"second_value":"17.5","why":"x","word_of":"deux"}`},
		{"parcel/1/crop=beans&parcel/1/area=0.5&parcel/2/area=1", // nobody knows the price of the second
			`{"dearer":"0","parcel":[{"area":0.5,"crop":"beans","sum_so_far":"12.5","value":"12.5"},{"area":1,"sum_so_far":"12.5"}],"word_of":"un"}`},
	} {
		checked := page(t, in, c.body)
		if got := string(in.Canonical(checked.Answers)); got != c.want || len(checked.Problems) > 0 {
			t.Errorf("%s\n got %s %v\nwant %s", c.body, got, checked.Problems, c.want)
		}
		hold(t, in, checked)
	}
	if checked := page(t, in, "parcel/1/crop=kale&parcel/1/area=1&why=x"); strings.Join(checked.Dropped, " ") != "why" {
		t.Errorf("what is not asked: %v", checked.Dropped)
	}
}

// A row that is added begins with what the row before it holds.
func TestARowBeginsWithTheOneBefore(t *testing.T) {
	in := fixture(t, "lookups")
	raw := in.DecodeForm(map[string][]string{":rows/parcel": {"1"}, "parcel/1/crop": {"kale"}})
	if !in.AddRow(raw, "parcel", questionnaire.Entry{Today: today}) {
		t.Fatal("no row was added")
	}
	parcel, _ := in.Item("parcel")
	if crop := raw.Rows(parcel.Index)[1].Text(0); crop != "kale" {
		t.Errorf("the second row begins with %q", crop)
	}
}

func TestLookupsOnStoredAnswers(t *testing.T) {
	in := fixture(t, "lookups")
	answers, err := in.DecodeAnswers([]byte(`{"parcel":[{"area":1,"crop":"beans"},{"area":3,"crop":"kale"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	env := in.Env(answers, questionnaire.Meta{Day: today})
	for source, want := range map[string]bool{"${parcel}[area > 2]/crop = 'kale'": true, "count(${parcel}[crop = 'beans']) = 2": false, "${parcel}[1]/area": true} {
		tree, err := in.Condition(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
		} else if got := tree.Bool(env); got != want {
			t.Errorf("%s: got %v", source, got)
		}
	}
	if _, err := in.Condition("instance('crop')/root/item[1]/price > 1"); err == nil {
		t.Error("a condition on stored answers looks something up in a list")
	}
}
