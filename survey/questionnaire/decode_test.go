package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestDecodeJSONRefusesWhatIsNoObjectOfAnswers(t *testing.T) {
	in := fixture(t, "texts")
	for _, body := range []string{
		``, `[]`, `null`, `"a"`, `{`, `{"comment"}`, `{"comment":}`, `{"comment":"a",}`, `{"comment":"a"} x`, `{comment:"a"}`, `{"comment":'a'}`,
		`{"comment":"a","comment":"b"}`, `{"comment":"a` + "\n" + `b"}`, `{"comment":"\x"}`, `{"comment":"\u12"}`, `{"comment":[1}`, `{"comment":01}`,
		`{"comment":1.}`, `{"comment":-}`, `{"comment":1e}`, `{"comment":tru}`, `{"comment":"a"`, "{\"comment\":\"a\"}\x00",
	} {
		if _, err := in.DecodeJSON(body); !survey.IsKind(err, survey.Malformed) {
			t.Errorf("%s: got %v", body, err)
		}
	}
	if _, err := in.DecodeJSON(string(make([]byte, survey.MaxSheetBytes+1))); !survey.IsKind(err, survey.TooLarge) {
		t.Errorf("above the limit: got %v", err)
	}
}

// A sheet of thousands of made-up names gets a short reply.
func TestUnknownNamesAreToldUpToALimit(t *testing.T) {
	in, values, body := fixture(t, "grid"), url.Values{}, `{"find":"1"`
	for i := range 5_000 {
		values.Set(fmt.Sprint("x", i), "1")
		body += fmt.Sprintf(`,"x%d":[{}]`, i)
	}
	if got := len(in.Validate(in.DecodeForm(values), questionnaire.Entry{}).Dropped); got != 100 {
		t.Errorf("page: %d names", got)
	}
	if got := len(program(t, in, body+"}").Problems); got != 100 {
		t.Errorf("program: %d names", got)
	}
}

// What was typed fills the page again, whatever became of it.
func TestRawFillsThePageAgain(t *testing.T) {
	in := fixture(t, "picks")
	index := func(name string) int {
		it, _ := in.Item(name)
		return it.Index
	}
	form := in.DecodeForm(url.Values{"one": {"r"}, "any": {"r", "go"}, "top_two:2": {"excel"}})
	stored, err := in.DecodeJSON(`{"one":"r","any":["r","go"],"top_two":["python","excel"]}`)
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string]questionnaire.Raw{"form": form, "stored": stored} {
		one, several, ranked := index("one"), index("any"), index("top_two")
		if raw.Text(one) != "r" || !raw.Picked(one, "r") || raw.Picked(one, "python") || !raw.Answered(one) {
			t.Errorf("%s: one: %q", name, raw.Text(one))
		}
		if !raw.Picked(several, "r") || !raw.Picked(several, "go") || raw.Picked(several, "python") {
			t.Errorf("%s: any: %q", name, raw.Picks(several))
		}
		if raw.At(ranked, 2) != "excel" || raw.At(ranked, 3) != "" {
			t.Errorf("%s: top_two: %q", name, raw.Picks(ranked))
		}
		if raw.Answered(index("among")) {
			t.Errorf("%s: among has an answer", name)
		}
	}
	if got := form.At(index("top_two"), 1); got != "" {
		t.Errorf("the empty menu holds %q", got)
	}
	agree, _ := fixture(t, "texts").Item("agree")
	ticked, _ := fixture(t, "texts").DecodeJSON(`{"agree":true}`)
	if ticked.Text(agree.Index) != "yes" {
		t.Errorf("a tick fills the page with %q", ticked.Text(agree.Index))
	}
}

func TestDecodeAnswersGivesTypesBack(t *testing.T) {
	for _, test := range []struct {
		fixture, body string
		want          survey.Answers
	}{
		{"picks", `{"any":["r","python"],"one":"r","top_two":["python","r"]}`,
			survey.Answers{"any": survey.Names{"r", "python"}, "one": survey.Str("r"), "top_two": survey.Names{"python", "r"}}},
		{"numbers", `{"age":44,"hours":2.5}`, survey.Answers{"age": survey.Num(44), "hours": survey.Num(2.5)}},
		{"texts", `{"agree":true,"comment":"a\u003cb"}`, survey.Answers{"agree": survey.Ack(true), "comment": survey.Str("a<b")}},
		{"texts", `{}`, survey.Answers{}},
	} {
		got, err := fixture(t, test.fixture).DecodeAnswers([]byte(test.body))
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, %v", test.body, got, err)
		}
	}
	for _, body := range []string{``, `{"age":"44"}`, `{"size":1}`} {
		if _, err := fixture(t, "numbers").DecodeAnswers([]byte(body)); !survey.IsKind(err, survey.Internal) {
			t.Errorf("%s: got %v", body, err)
		}
	}
}

func FuzzDecodeForm(f *testing.F) {
	all := fixtures(f)
	f.Add("one=r&any=r&any=none&top_two:1=r&top_two:2=python&among:1=r&two_or_three=r")
	f.Add("age=44&hours=2,5&share=1e5&role=user&use_first=a&use_second=more&late=yes&city=brest&country=fr")
	f.Add("children/1/name=A&children/1/age=7&children/1/order:1=sky&children/2/pets/1/pet=x&:rows/children=3&:rows/children/2/pets=2&with_pets=yes&children/0/name=1&children/9999999999/name=x")
	f.Add("members=3&people/1/share=1&people/2/share=x&:rows/people=2&twice/1/word=w&plain=3&decimal=0,5&day=2026-05-12&at=9:05&when=2026-05-12 14:30&a=1&b=2&pick=yes")
	f.Add("comment=%00%FF%0D%0A&code=ABC12&agree=yes&hello=1&:key=2&x=y&find=5")
	f.Fuzz(func(t *testing.T, body string) {
		values, err := url.ParseQuery(body)
		if err != nil {
			return
		}
		for _, in := range all {
			checked := in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today, Normalise: compose})
			hold(t, in, checked)
		}
	})
}

// FuzzDecodeJSON holds the scanner to encoding/json: what one takes the other takes, with the same texts.
func FuzzDecodeJSON(f *testing.F) {
	all := fixtures(f)
	f.Add(`{"one":"r","any":["r","none"],"top_two":["r"],"agree":true,"age":4.4e1,"comment":"\u00e9\ud83d\ude00\ud800x\/"}`)
	f.Add(`{"children":[{"name":"A","age":7,"likes":["sky"],"pets":[{"pet":"x"},{}]},{"zzz":[{}]},null],"with_pets":"yes"}`)
	f.Add(`{"members":2,"people":[{"share":1},{"share":2e0,"percent":9},{}],"twice":[{},{"word":"w"}],"plain":3,"day":"2026-05-12","total":{"a":[]}}`)
	f.Add(`{"comment": null , "other" : {"a":[1,{"b":-0.0e-1}]},"any":["r",1], "share":-0}`)
	f.Fuzz(func(t *testing.T, body string) {
		var fields map[string]json.RawMessage
		valid := json.Unmarshal([]byte(body), &fields) == nil && strings.HasPrefix(strings.TrimLeft(body, " \t\r\n"), "{")
		for name, in := range all {
			raw, err := in.DecodeJSON(body)
			if err == nil && !valid {
				t.Fatalf("%s: taken, and no JSON", name)
			}
			if err != nil {
				if valid && !repeated(body) && len(body) <= survey.MaxSheetBytes {
					t.Fatalf("%s: JSON, and not taken", name)
				}
				continue
			}
			for i := range in.Items {
				var text string
				sent := fields[in.Items[i].Name()]
				if len(sent) > 0 && sent[0] == '"' && json.Unmarshal(sent, &text) == nil && text != strings.ToValidUTF8(raw.Text(i), "\uFFFD") {
					// encoding/json replaces each bad byte, ToValidUTF8 each run of them.
					if !strings.ContainsRune(text, '\uFFFD') {
						t.Fatalf("%s: got %q, want %q", in.Items[i].Question.Name, raw.Text(i), text)
					}
				}
			}
			hold(t, in, in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: today, Normalise: compose}))
		}
	})
}

// repeated tells whether a name stands twice in the object, which encoding/json takes and Sonde does not.
func repeated(body string) bool {
	dec := json.NewDecoder(bytes.NewReader([]byte(body)))
	seen := map[string]bool{}
	_, _ = dec.Token()
	for dec.More() {
		name, _ := dec.Token()
		text, _ := name.(string)
		if seen[text] {
			return true
		}
		seen[text] = true
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return false
		}
	}
	return false
}

func TestRowsInACellAreReadable(t *testing.T) {
	rows := survey.Rows{{"name": survey.Str("<b>A & B</b>")}}
	if got := questionnaire.EncodeRows(rows); got != `[{"name":"<b>A & B</b>"}]` {
		t.Errorf("got %s", got)
	}
	it, _ := fixture(t, "rows").Item("children")
	if back, err := it.DecodeRows(questionnaire.EncodeRows(rows)); err != nil || len(back) != 1 {
		t.Errorf("read again: %v, %v", back, err)
	}
}
