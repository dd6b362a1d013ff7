package questionnaire_test

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

const smallest = `{"name":"q","version":1,"languages":["fr"],"default_language":"fr","title":{"fr":"Q"},"choice_lists":{},` +
	`"sections":[{"name":"s","questions":[{"name":"a","type":"text","label":{"fr":"A"}}]}]}`

func TestParseRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, test := range []struct{ name, from, to, code, path string }{
		{"a key", `"version"`, `"verson"`, "QST_041", "verson"},
		{"a key in another case", `"version"`, `"Version"`, "QST_041", "Version"},
		{"a key deep inside", `"type":"text"`, `"type":"text","mandatory":true`, "QST_041", "sections[0].questions[0].mandatory"},
		{"a value of another type", `"version":1`, `"version":"1"`, "QST_042", "version"},
		{"a number that is not whole", `"version":1`, `"version":1.5`, "QST_042", "version"},
		{"nothing where a list stands", `"languages":["fr"]`, `"languages":null`, "QST_042", "languages"},
		{"a number as a condition", `"type":"text"`, `"type":"text","required":1`, "QST_042", "sections[0].questions[0].required"},
		{"a label that is no object", `"label":{"fr":"A"}`, `"label":"A"`, "QST_042", "sections[0].questions[0].label"},
		{"a key twice", `"version":1`, `"version":1,"version":2`, "QST_043", "version"},
		{"a bracket that is missing", `"languages":["fr"]`, `"languages":["fr"`, "QST_040", ""},
		{"text after the end", `}]}]}`, `}]}]} x`, "QST_040", ""},
		{"bytes that are not UTF-8", `"fr":"Q"`, "\"fr\":\"\xff\"", "QST_046", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := questionnaire.Parse([]byte(strings.Replace(smallest, test.from, test.to, 1)))
			var messages questionnaire.Messages
			if !errors.As(err, &messages) || len(messages) != 1 || !survey.IsKind(err, survey.Malformed) {
				t.Fatalf("got %v", err)
			}
			if m := messages[0]; m.Code != test.code || m.Place.Column != test.path {
				t.Errorf("got %s %q, want %s %q", m.Code, m.Place.Column, test.code, test.path)
			}
		})
	}
}

func TestParseNamesAllAtOnce(t *testing.T) {
	file := strings.NewReplacer(`"version":1`, `"version":true,"colour":"red"`, `"type":"text"`, `"type":"text","size":3`).Replace(smallest)
	_, err := questionnaire.Parse([]byte(file))
	var messages questionnaire.Messages
	if errors.As(err, &messages); len(messages) != 3 {
		t.Errorf("got %v", err)
	}
}

func TestParseSaysWhereTheJSONBreaks(t *testing.T) {
	_, err := questionnaire.Parse([]byte("{\n  \"name\": \"é\" \"x\"\n}"))
	var messages questionnaire.Messages
	if !errors.As(err, &messages) || messages[0].Args["Line"] != 2 {
		t.Errorf("got %v, want line 2", messages)
	}
}

func TestParseLimits(t *testing.T) {
	if _, err := questionnaire.Parse(make([]byte, questionnaire.MaxFileBytes+1)); !survey.IsKind(err, survey.TooLarge) {
		t.Errorf("a file above the limit: got %v", err)
	}
	deep := strings.Replace(smallest, `{"name":"a"`, strings.Repeat(`{"name":"g","type":"group","questions":[`, 30)+`{"name":"a"`, 1)
	deep = strings.Replace(deep, `}}]}]}`, `}}`+strings.Repeat(`]}`, 30)+`]}]}`, 1)
	var messages questionnaire.Messages
	if _, err := questionnaire.Parse([]byte(deep)); !errors.As(err, &messages) || messages[0].Code != "QST_044" {
		t.Errorf("groups too deep: got %v", err)
	}
}

func TestParseTakesAByteOrderMark(t *testing.T) {
	if _, err := questionnaire.Parse([]byte("\uFEFF" + smallest)); err != nil {
		t.Error(err)
	}
}

// A questionnaire comes back from its JSON, and the JSON is the same every time.
func TestMarshalIsStableAndParseGivesItBack(t *testing.T) {
	all := fixtures(t)
	all["obstacles"] = obstacles(t)
	for name, in := range all {
		t.Run(name, func(t *testing.T) {
			first, err := questionnaire.Marshal(in.Questionnaire)
			if err != nil {
				t.Fatal(err)
			}
			q, err := questionnaire.Parse(first)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(q, in.Questionnaire) {
				t.Error("the questionnaire is another after Parse")
			}
			if second, _ := questionnaire.Marshal(q); !bytes.Equal(first, second) {
				t.Error("the JSON is another the second time")
			}
		})
	}
}

// What is empty has one form: a draft with empty texts and none is written the same.
func TestMarshalLeavesOutWhatIsEmpty(t *testing.T) {
	q := survey.Questionnaire{Name: "q", Title: survey.Text{"fr": "Q", "en": ""}, Intro: survey.Text{"fr": ""},
		Sections: []survey.Section{{Questions: []survey.Question{{Name: "a", Type: "group", Parameters: map[string]string{}, Questions: []survey.Question{}}}}}}
	got, err := questionnaire.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"name":"q","version":0,"languages":[],"default_language":"","title":{"fr":"Q"},"choice_lists":{},` +
		`"sections":[{"name":"","questions":[{"name":"a","type":"group"}]}]}`
	if flat := strings.NewReplacer("\n", "", "  ", "", "\": ", "\":").Replace(string(got)); flat != want {
		t.Errorf("got %s", flat)
	}
	if q.Title["en"] = "x"; q.Intro == nil {
		t.Error("Marshal changed its argument")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(smallest))
	for name := range fixtures(f) {
		data, err := os.ReadFile("../testdata/questionnaires/" + name + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		q, err := questionnaire.Parse(data)
		if err != nil {
			return
		}
		first, err := questionnaire.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		again, err := questionnaire.Parse(first)
		if err != nil || !reflect.DeepEqual(q, again) {
			t.Fatalf("not the same after Marshal: %v", err)
		}
		in, err := questionnaire.Compile(q)
		if err != nil {
			return
		}
		checked := in.Validate(in.NewRaw(), questionnaire.Entry{})
		for name := range checked.Answers {
			if it, _ := in.Item(name); it.Question.Calculation == "" && it.Question.Default == "" {
				t.Fatal("answers from nothing", name)
			}
		}
	})
}
