package data_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"sonde/data"
	"sonde/survey"
)

// The schema knows the keys of the questionnaire's types, and no others.
func TestTheSchemaKnowsEveryKey(t *testing.T) {
	type object struct {
		Properties map[string]json.RawMessage
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(data.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		kind    reflect.Type
		objects []object
	}{
		{"questionnaire", reflect.TypeFor[survey.Questionnaire](), []object{schema.object}},
		{"section", reflect.TypeFor[survey.Section](), []object{schema.Defs["section"]}},
		{"question", reflect.TypeFor[survey.Question](), []object{schema.Defs["question"], schema.Defs["group"], schema.Defs["repeat"]}},
		{"choice", reflect.TypeFor[survey.Choice](), []object{schema.Defs["choice"]}},
	} {
		keys := map[string]bool{}
		for i := range c.kind.NumField() {
			key, _, _ := strings.Cut(c.kind.Field(i).Tag.Get("json"), ",")
			keys[key] = true
		}
		known := map[string]bool{}
		for _, o := range c.objects {
			for key := range o.Properties {
				known[key] = true
				if !keys[key] {
					t.Errorf("%s: the schema has %q, the type has not", c.name, key)
				}
			}
		}
		for key := range keys {
			if !known[key] {
				t.Errorf("%s: the schema lacks %q", c.name, key)
			}
		}
	}
}
