package questionnaire_test

import (
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestAddressesNameQuestionsOfRows(t *testing.T) {
	in := fixture(t, "rows")
	for address, want := range map[string]string{
		"address": "address", "children": "children", "children/1": "children", "children/12/name": "name", "children/1/pets": "pets", "children/1/pets/3": "pets",
		"children/1/pets/3/pet": "pet", "": "", "name": "", "children/name": "", "children/1/": "", "children//name": "", "children/1/address": "", "children/1x/name": "",
		"children/0/name": "", "children/01/name": "", "address/1": "", "address/1/name": "", "pets/1/pet": "", "/1/name": "",
	} {
		it, known := in.At(address)
		if known != (want != "") || known && it.Name() != want {
			t.Errorf("%q: got %v, %v", address, it, known)
		}
	}
}

// The page that comes back has the rows that it had; a button adds or takes one.
func TestRowsOfThePage(t *testing.T) {
	in := fixture(t, "rows")
	values, _ := url.ParseQuery(":rows/children=2&children/1/name=A&children/2/name=B&children/2/pets/1/pet=cat&:rows/children/2/pets=3")
	raw := in.DecodeForm(values)
	index := func(name string) int {
		it, _ := in.At(name)
		return it.Index
	}
	children, name, pets := index("children"), index("children/1/name"), index("children/1/pets")
	shape := func() string {
		parts := []string{}
		for _, row := range raw.Rows(children) {
			parts = append(parts, row.Text(name)+strings.Repeat("+", len(row.Rows(pets))))
		}
		return strings.Join(parts, " ")
	}
	for _, step := range []struct {
		do    string
		done  bool
		shape string
	}{
		{"", true, "A B+++"}, {"add children", true, "A B+++ +"}, {"add children/1/pets", true, "A+ B+++ +"}, {"remove children/2/pets/2", true, "A+ B++ +"},
		{"remove children/1", true, "B++ +"}, {"remove children/3", false, "B++ +"}, {"remove children/0", false, "B++ +"}, {"remove children", false, "B++ +"},
		{"add name", false, "B++ +"}, {"add children/9/pets", false, "B++ +"}, {"add children/1", false, "B++ +"}, {"remove children/2", true, "B++"}, {"remove children/1", true, ""},
	} {
		what, address, _ := strings.Cut(step.do, " ")
		done := true
		switch what {
		case "add":
			done = in.AddRow(raw, address, questionnaire.Entry{})
		case "remove":
			done = in.RemoveRow(raw, address)
		}
		if done != step.done || shape() != step.shape {
			t.Errorf("%s: %v, %q, want %q", step.do, done, shape(), step.shape)
		}
	}
	for range questionnaire.MaxRows {
		in.AddRow(raw, "children", questionnaire.Entry{})
	}
	if in.AddRow(raw, "children", questionnaire.Entry{}) || len(raw.Rows(children)) != questionnaire.MaxRows {
		t.Errorf("%d rows", len(raw.Rows(children)))
	}
}

// A repeat with a count has as many rows as it asks for when the page comes back, with their defaults; what was typed
// beyond stays in sight.
func TestCountedRowsOfThePage(t *testing.T) {
	in := fixture(t, "counted")
	people, _ := in.Item("people")
	for body, want := range map[string]string{
		"members=2": "nobody nobody", "members=2&people/1/first=A": "A nobody", "": "", "members=1&people/1/first=A&people/2/first=&people/3/first=C&:rows/people=4": "A  C",
		"members=1&:rows/people=3": "", "members=2&people/1/first=A&:rows/people=2": "A ",
	} {
		values, _ := url.ParseQuery(body)
		raw := in.DecodeForm(values)
		in.Refresh(raw, questionnaire.Entry{Today: today})
		names := []string{}
		for _, row := range raw.Rows(people.Index) {
			names = append(names, row.Text(0))
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
	if raw := in.NewRaw(); in.AddRow(raw, "people", questionnaire.Entry{}) || in.RemoveRow(raw, "people/1") {
		t.Error("a fixed number of rows is changed")
	}
	start := in.Start(questionnaire.Entry{})
	twice, _ := in.Item("twice")
	if got := len(start.Rows(people.Index)); got != 0 || len(start.Rows(twice.Index)) != 2 {
		t.Errorf("the page begins with %d and %d rows", got, len(start.Rows(twice.Index)))
	}
	children, _ := fixture(t, "rows").Item("children")
	if got := len(fixture(t, "rows").Start(questionnaire.Entry{}).Rows(children.Index)); got != 1 {
		t.Errorf("the page begins with %d rows", got)
	}
}

// What is computed comes up to date with the page.
func TestRefreshComputes(t *testing.T) {
	in := fixture(t, "calculations")
	values, _ := url.ParseQuery("a=1&b=2&total=99&double=9&guess=4&big=7")
	raw := in.DecodeForm(values)
	in.Refresh(raw, questionnaire.Entry{Today: today})
	for name, want := range map[string]string{"a": "1", "total": "3", "double": "6", "shown": "7", "guess": "4", "big": ""} {
		if it, _ := in.Item(name); raw.Text(it.Index) != want {
			t.Errorf("%s: got %q, want %q", name, raw.Text(it.Index), want)
		}
	}
}

// What the page says of its rows is what is stored when it is sent: a row in which nothing is answered is none.
func TestThePageCountsRowsThatAnswer(t *testing.T) {
	in := fixture(t, "rows")
	children, _ := in.Item("children")
	nth, _ := in.At("children/1/nth")
	count, _ := in.Item("how_many")
	for body, want := range map[string]string{
		":rows/children=3":                                       "0: 1 1 1",
		"children/2/name=A&:rows/children=3":                     "1: 1 1 2",
		"children/1/name=A&children/3/name=B":                    "2: 1 2 2",
		"children/1/pets/1/pet=cat&children/2/name=A":            "1: 1 1", // nobody is asked for pets
		"with_pets=yes&children/1/pets/1/pet=c&children/2/age=3": "2: 1 2",
	} {
		values, _ := url.ParseQuery(body)
		raw := in.DecodeForm(values)
		view := in.View(raw, questionnaire.Entry{Today: today}, "en")
		got := view.Value(count).String() + ":"
		for n := range raw.Rows(children.Index) {
			row, _ := view.Row(children, n+1)
			got += " " + row.Value(nth).String()
		}
		stored, _ := page(t, in, body).Answers["how_many"].(survey.Str)
		if got != want || !strings.HasPrefix(got, string(stored)+":") {
			t.Errorf("%s: got %s, want %s; stored %s", body, got, want, stored)
		}
		in.AddRow(raw, "children", questionnaire.Entry{Today: today})
		if after := in.View(raw, questionnaire.Entry{Today: today}, "en").Value(count).String(); after != string(stored) {
			t.Errorf("%s: an empty row more makes %s of %s", body, after, stored)
		}
	}
}
