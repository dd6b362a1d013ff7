package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestRowsAreValidated(t *testing.T) {
	const two = "children/1/name=Ana&children/1/age=9&children/1/school=primary&children/2/name=Bob&children/2/age=3"
	const twoRows = `{"age":9,"name":"Ana","nth":"1","school":"primary"},{"age":3,"name":"Bob","nth":"2"}`
	for _, test := range []struct {
		name, fixture, body        string
		answers                    string // canonical
		skipped, dropped, problems string
	}{
		{"each with its own conditions, and what is worked out from all", "rows", two,
			`{"children":[` + twoRows + `],"eldest":"9","how_many":"2","second":"Bob"}`, "address with_pets", "", ""},
		{"without any", "rows", "address=x&:rows/children=1&children/1/name=&children/1/age=+", `{"address":"x","how_many":"0"}`, "children with_pets", "", ""},
		{"those without an answer are left out", "rows", strings.ReplaceAll(two, "children/2", "children/4") + "&:rows/children=5",
			`{"children":[` + twoRows + `],"eldest":"9","how_many":"2","second":"Bob"}`, "address with_pets", "", ""},
		{"an answer that is not asked there", "rows", two + "&children/2/school=any",
			`{"children":[` + twoRows + `],"eldest":"9","how_many":"2","second":"Bob"}`, "address with_pets", "children/2/school", ""},
		{"problems name the row as it came", "rows", "children/2/age=30&children/3/name=C&children/3/age=x",
			`{"children":[{"age":30,"nth":"1"},{"name":"C","nth":"2"}],"eldest":"30","how_many":"2","second":"C"}`, "address with_pets", "",
			"PRB_001 children/2/name, PRB_008 children/2/age, PRB_009 children/3/age"},
		{"a requirement on an answer outside", "rows", "address=x&children/1/name=A&children/1/age=7",
			`{"address":"x","children":[{"age":7,"name":"A","nth":"1"}],"eldest":"7","how_many":"1"}`, "with_pets", "", "PRB_001 children/1/school"},
		{"a choice that the row's answer rules out", "rows", "children/1/name=A&children/1/age=7&children/1/school=college",
			`{"children":[{"age":7,"name":"A","nth":"1","school":"college"}],"eldest":"7","how_many":"1"}`, "address with_pets", "", "PRB_003 children/1/school"},
		{"picks and ranks", "rows", "children/1/name=A&children/1/likes=sky&children/1/likes=sea&children/1/order:1=sky&children/1/order:2=sea&children/1/order:4=sea&children/1/born=2020-02-29",
			`{"children":[{"born":"2020-02-29","likes":["sea","sky"],"name":"A","nth":"1","order":["sky","sea"]}],"how_many":"1"}`, "address with_pets", "children/1/order:4", ""},
		{"names that are no question there", "rows", "children/1/name=A&children/1/zzz=1&children/x=1&children/1=2&children/0/name=B&children/02/name=B&kids/1/name=C&children/1/pets/1/zzz=3",
			`{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "address with_pets", "children/0/name children/02/name children/1 children/1/pets/1/zzz children/1/zzz children/x kids/1/name", ""},
		{"rows within rows", "rows", two + "&with_pets=yes&children/2/pets/1/pet=cat&children/2/pets/2/pet=dog&children/1/pets/2/pet=fish",
			`{"children":[{"age":9,"name":"Ana","nth":"1","pets":[{"owner":"Ana 1 of 1","pet":"fish"}],"school":"primary"},` +
				`{"age":3,"name":"Bob","nth":"2","pets":[{"owner":"Bob 1 of 2","pet":"cat"},{"owner":"Bob 2 of 2","pet":"dog"}]}],` +
				`"eldest":"9","how_many":"2","second":"Bob","with_pets":"yes"}`, "address", "", ""},
		{"rows that are not asked", "rows", "with_pets=no&children/1/name=A&children/1/pets/1/pet=cat",
			`{"children":[{"name":"A","nth":"1"}],"how_many":"1","with_pets":"no"}`, "address", "children/1/pets", ""},
		{"a row in which nothing is asked that is answered is none", "rows", "with_pets=no&children/1/pets/1/pet=cat&children/1/school=any&children/2/name=B",
			`{"children":[{"name":"B","nth":"1"}],"how_many":"1","with_pets":"no"}`, "address", "children/1/school children/1/pets", ""},
		{"more than may be kept", "rows", "address=x&:rows/children=101", `{"address":"x","how_many":"0"}`, "with_pets", "", "PRB_023 children"},

		{"as many as are asked for", "counted", "members=2&people/1/share=1&people/2/share=3&people/1/first=A",
			`{"members":2,"people":[{"first":"A","percent":"25","share":1},{"percent":"75","share":3}],"total":"4","twice":[{},{}]}`, "",
			"", "PRB_024 twice"},
		{"one of them empty", "counted", "members=1&:rows/people=1", `{"members":1,"people":[{}],"total":"0"}`, "", "", ""},
		{"fewer than are asked for", "counted", "members=3&people/1/share=1&people/2/share=3",
			`{"members":3,"people":[{"percent":"25","share":1},{"percent":"75","share":3},{}],"total":"4"}`, "", "", "PRB_024 people, PRB_001 people/3/share"},
		{"more than are asked for", "counted", "members=1&people/1/first=A&people/2/first=B&people/3/first=",
			`{"members":1,"people":[{"first":"A"}],"total":"0"}`, "", "people/2", ""},
		{"none are asked for", "counted", "members=0&people/1/first=A", `{"members":0,"total":"0"}`, "", "people", ""},
		{"nobody knows how many", "counted", "people/1/first=A", `{"total":"0"}`, "members", "people", ""},
		{"what depends on all rows", "counted", "members=2&people/1/share=8&people/2/share=8&twice/1/word=x&:rows/twice=2&after=y",
			`{"after":"y","members":2,"people":[{"percent":"50","share":8},{"percent":"50","share":8}],"total":"16","twice":[{"word":"x"},{}]}`, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			checked := page(t, in, test.body)
			for _, part := range []struct{ what, got, want string }{
				{"answers", string(in.Canonical(checked.Answers)), test.answers},
				{"skipped", strings.Join(checked.Skipped, " "), test.skipped},
				{"dropped", strings.Join(checked.Dropped, " "), test.dropped},
				{"problems", said(checked.Problems), test.problems},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %s, want %s", part.what, part.got, part.want)
				}
			}
			hold(t, in, checked)
		})
	}
}

func TestRowsOfAProgramAreValidated(t *testing.T) {
	for _, test := range []struct{ name, fixture, body, answers, problems string }{
		{"an array of objects", "rows", `{"children":[{"name":"A","age":7,"school":"any","likes":["sky"],"nth":"9"},{"name":"B"}],"eldest":"1"}`,
			`{"children":[{"age":7,"likes":["sky"],"name":"A","nth":"1","school":"any"},{"name":"B","nth":"2"}],"eldest":"7","how_many":"2","second":"B"}`, ""},
		{"empty rows, and none", "rows", `{"children":[{},{"name":null,"pets":[]}]}`, `{"how_many":"0"}`, ""},
		{"types are strict", "rows", `{"children":[{"name":"A","age":"7"}]}`, `{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "PRB_016 children/1/age"},
		{"no array of objects", "rows", `{"children":[{"name":"A"},3]}`, `{"how_many":"0"}`, "PRB_016 children"},
		{"an object", "rows", `{"children":{"name":"A"}}`, `{"how_many":"0"}`, "PRB_016 children"},
		{"names", "rows", `{"children":["A"]}`, `{"how_many":"0"}`, "PRB_016 children"},
		{"a name that is no question there", "rows", `{"children":[{"name":"A","address":"x"}]}`, `{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "PRB_017 children/1/address"},
		{"what is not asked", "rows", `{"children":[{"name":"A","pets":[{"pet":"cat"}]}]}`, `{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "not_asked children/1/pets"},
		{"a row of what is not asked alone", "rows", `{"children":[{"pets":[{"pet":"cat"}]}]}`, `{"how_many":"0"}`, "not_asked children/1/pets"},
		{"not told of what depends on what cannot be read", "rows", `{"with_pets":3,"children":[{"name":"A","pets":[{"pet":"cat"}]}]}`,
			`{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "PRB_016 with_pets"},
		{"rows left out are empty ones", "counted", `{"members":2,"people":[{"share":1},{"share":1}]}`,
			`{"members":2,"people":[{"percent":"50","share":1},{"percent":"50","share":1}],"total":"2","twice":[{},{}]}`, ""},
		{"a row too many", "counted", `{"members":1,"people":[{},{"share":2}]}`, `{"members":1,"people":[{}],"total":"0"}`, "not_asked people/2"},
		{"many rows too many", "rows", `{"children":[` + strings.Repeat(`{"name":"A"},`, 100) + `{}]}`, `{"how_many":"0"}`, "PRB_023 children"},
		{"rows within rows beyond what a sheet may have", "rows",
			`{"with_pets":"yes","children":[` + strings.TrimSuffix(strings.Repeat(`{"name":"A","pets":[`+strings.TrimSuffix(strings.Repeat(`{"pet":"x"},`, 99), ",")+`]},`, 11), ",") + `]}`,
			"", "PRB_023 children"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			checked := program(t, in, test.body)
			if got := string(in.Canonical(checked.Answers)); test.answers != "" && got != test.answers {
				t.Errorf("answers: got %s, want %s", got, test.answers)
			}
			if got := said(checked.Problems); got != test.problems {
				t.Errorf("problems: got %s, want %s", got, test.problems)
			}
			hold(t, in, checked)
		})
	}
	for _, body := range []string{`{"children":[{"name":"A","name":"B"}]}`, `{"children":[{}`, `{"children":[{},]}`, `{"children":[{}]]}`} {
		if _, err := fixture(t, "rows").DecodeJSON(body); !survey.IsKind(err, survey.Malformed) {
			t.Errorf("%s: got %v", body, err)
		}
	}
}

// An imported sheet keeps the rows that the file has; another number than the count asks for is a rule that is not kept.
func TestImportedRowsAreValidated(t *testing.T) {
	for _, test := range []struct{ name, fixture, repeat, rows, other, answers, problems, breaches string }{
		{"as they are", "rows", "children", `[{"name":"A","age":7},{}]`, "", `{"children":[{"age":7,"name":"A","nth":"1"}],"eldest":"7","how_many":"1"}`, "", ""},
		{"rules are counted", "rows", "children", `[{"age":99}]`, "", `{"children":[{"age":99,"nth":"1"}],"eldest":"99","how_many":"1"}`, "", "PRB_001 children/1/name, PRB_008 children/1/age"},
		{"an unknown choice refuses", "rows", "children", `[{"name":"A","likes":["x"]}]`, "", `{"children":[{"name":"A","nth":"1"}],"how_many":"1"}`, "PRB_002 children/1/likes", ""},
		{"another number", "counted", "people", `[{"first":"A"}]`, "3", `{"members":3,"people":[{"first":"A"}],"total":"0"}`, "", "PRB_024 people, PRB_001 people/1/share"},
		{"the same number", "counted", "people", `[{},{}]`, "2", `{"members":2,"people":[{},{}],"total":"0"}`, "", "PRB_001 people/1/share, PRB_001 people/2/share"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			raw, present := in.NewRaw(), map[string]bool{test.repeat: true}
			it, _ := in.Item(test.repeat)
			rows, err := it.DecodeRows(test.rows)
			if err != nil {
				t.Fatal(err)
			}
			raw.SetRows(it.Index, rows)
			if test.other != "" {
				members, _ := in.Item("members")
				raw.SetText(members.Index, test.other)
				present["members"] = true
			}
			checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Present: present})
			for _, part := range []struct{ what, got, want string }{
				{"answers", string(in.Canonical(checked.Answers)), test.answers}, {"problems", said(checked.Problems), test.problems}, {"breaches", said(checked.Breaches), test.breaches},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %s, want %s", part.what, part.got, part.want)
				}
			}
		})
	}
	it, _ := fixture(t, "rows").Item("children")
	for _, text := range []string{"x", "{}", "[1]", "[{}", "[{}]x", `["a"]`} {
		if _, err := it.DecodeRows(text); !survey.IsKind(err, survey.Malformed) {
			t.Errorf("%s: got %v", text, err)
		}
	}
	if rows, err := it.DecodeRows(" "); rows != nil || err != nil {
		t.Errorf("nothing: got %v, %v", rows, err)
	}
}
