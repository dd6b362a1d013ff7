package data_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"sonde/data"
)

// Every questionnaire that ships, and every small one of the tests, is valid by the schema.
func TestQuestionnairesAreValidByTheSchema(t *testing.T) {
	files, err := filepath.Glob("../survey/testdata/questionnaires/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no questionnaires", err)
	}
	for _, file := range append(files, "questionnaires/obstacles.json") {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := againstSchema(t, string(source)); wrong != "" {
			t.Errorf("%s: %s", file, wrong)
		}
	}
}

// What the types of question do not take, the schema refuses.
func TestTheSchemaRefuses(t *testing.T) {
	form := func(question string) string {
		return `{"name":"q","version":0,"languages":["fr"],"default_language":"fr","title":{},"choice_lists":{"l":[{"name":"a b","label":{}}]},"sections":[{"name":"","questions":[` + question + `]}]}`
	}
	for question, valid := range map[string]bool{
		`{"name":"a","type":"text","label":{"fr":"A"}}`:                                         true,
		`{"name":"a","type":"text"}`:                                                            false,
		`{"name":"a","type":"integer","calculation":"1"}`:                                       true,
		`{"name":"a","type":"barcode","label":{"fr":"A"}}`:                                      false,
		`{"name":"a","type":"text","label":{}}`:                                                 false,
		`{"name":"1","type":"text","label":{"fr":"A"}}`:                                         false,
		`{"name":"a","type":"text","label":{"fr":"A"},"mandatory":true}`:                        false,
		`{"name":"a","type":"select_one","label":{"fr":"A"}}`:                                   false,
		`{"name":"a","type":"select_one","list":"l","label":{"fr":"A"}}`:                        true,
		`{"name":"a","type":"text","list":"l","label":{"fr":"A"}}`:                              false,
		`{"name":"a","type":"text","list":"${b}","choice_filter":". != ''","label":{"fr":"A"}}`: true,
		`{"name":"a","type":"text","choice_filter":". != ''","label":{"fr":"A"}}`:               false,
		`{"name":"a","type":"note","list":"${b}","label":{"fr":"A"}}`:                           false,
		`{"name":"a","type":"select_one","list":"l","label":{"fr":"A"},"max_picks":2}`:          false,
		`{"name":"a","type":"rank","list":"l","label":{"fr":"A"},"max_picks":0}`:                false,
		`{"name":"a","type":"calculate"}`:                                                       false,
		`{"name":"a","type":"calculate","default":"today()"}`:                                   true,
		`{"name":"a","type":"hidden"}`:                                                          true,
		`{"name":"a","type":"range","label":{"fr":"A"},"parameters":{"step":"2"}}`:              true,
		`{"name":"a","type":"range","label":{"fr":"A"},"parameters":{"step":2}}`:                false,
		`{"name":"a","type":"range","label":{"fr":"A"},"parameters":{"steps":"2"}}`:             false,
		`{"name":"a","type":"text","label":{"fr":"A"},"required":true,"read_only":false}`:       true,
		`{"name":"a","type":"text","label":{"fr":"A"},"required":1}`:                            false,
		`{"name":"a","type":"text","label":{"fr":"A"},"trigger":"${b}, ${c}"}`:                  true,
		`{"name":"a","type":"text","label":{"fr":"A"},"trigger":"b"}`:                           false,
		`{"name":"a","type":"text","label":{"fr":"A"},"repeat_count":"2"}`:                      false,
		`{"name":"r","type":"repeat","repeat_count":"2","questions":[]}`:                        true,
		`{"name":"r","type":"repeat","questions":[{"name":"a","type":"text"}]}`:                 false,
		`{"name":"g","type":"group","questions":[{"name":"r","type":"repeat","questions":[]}]}`: true,
		`{"name":"g","type":"group","repeat_count":"2","questions":[]}`:                         false,
		`{"name":"g","type":"group","required":true,"questions":[]}`:                            false,
	} {
		if wrong := againstSchema(t, form(question)); (wrong == "") != valid {
			t.Errorf("%s: valid %v, want %v: %s", question, wrong == "", valid, wrong)
		}
	}
}

// againstSchema gives the first thing wrong with a questionnaire by the schema, "" when it is valid.
func againstSchema(t *testing.T, source string) string {
	t.Helper()
	var schema, value any
	for text, into := range map[string]*any{string(data.Schema()): &schema, source: &value} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	return validator{schema}.check(schema, value, "")
}

// validator knows the words of JSON Schema that ours uses, and fails on any other.
type validator struct{ root any }

func (v validator) check(schema, value any, path string) string {
	if allowed, plain := schema.(bool); plain {
		if allowed {
			return ""
		}
		return path + " may not stand here"
	}
	words := schema.(map[string]any)
	for word, wants := range words {
		if wrong := v.word(words, word, wants, value, path); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (v validator) word(words map[string]any, word string, wants, value any, path string) string {
	object, isObject := value.(map[string]any)
	list, isList := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	wrong := func(fine bool) string {
		if fine {
			return ""
		}
		return fmt.Sprintf("%s: %s %v", path, word, wants)
	}
	switch word {
	case "$schema", "title", "description", "$defs", "then", "else":
	case "$ref":
		at := v.root
		for _, step := range strings.Split(strings.TrimPrefix(wants.(string), "#/"), "/") {
			at = at.(map[string]any)[step]
		}
		return v.check(at, value, path)
	case "type":
		is := map[string]bool{"object": isObject, "array": isList, "string": isText, "integer": isNumber && number == math.Trunc(number)}
		_, isBool := value.(bool)
		is["boolean"] = isBool
		return wrong(is[wants.(string)])
	case "enum":
		for _, one := range wants.([]any) {
			if reflect.DeepEqual(one, value) {
				return ""
			}
		}
		return wrong(false)
	case "const":
		return wrong(reflect.DeepEqual(wants, value))
	case "pattern":
		return wrong(!isText || regexp.MustCompile(wants.(string)).MatchString(text))
	case "minLength":
		return wrong(!isText || utf8.RuneCountInString(text) >= int(wants.(float64)))
	case "minimum":
		return wrong(!isNumber || number >= wants.(float64))
	case "minItems":
		return wrong(!isList || len(list) >= int(wants.(float64)))
	case "minProperties":
		return wrong(!isObject || len(object) >= int(wants.(float64)))
	case "uniqueItems":
		seen := map[any]bool{}
		for _, one := range list {
			if seen[one] {
				return wrong(false)
			}
			seen[one] = true
		}
	case "required":
		for _, key := range wants.([]any) {
			if _, there := object[key.(string)]; isObject && !there {
				return wrong(false)
			}
		}
	case "propertyNames":
		for key := range object {
			if found := v.check(wants, key, path+"."+key); found != "" {
				return found
			}
		}
	case "properties":
		for key, inner := range wants.(map[string]any) {
			if one, there := object[key]; there {
				if found := v.check(inner, one, path+"."+key); found != "" {
					return found
				}
			}
		}
	case "additionalProperties":
		known, _ := words["properties"].(map[string]any)
		for key, one := range object {
			if _, listed := known[key]; !listed {
				if found := v.check(wants, one, path+"."+key); found != "" {
					return found
				}
			}
		}
	case "items":
		for i, one := range list {
			if found := v.check(wants, one, fmt.Sprintf("%s[%d]", path, i)); found != "" {
				return found
			}
		}
	case "allOf":
		for _, one := range wants.([]any) {
			if found := v.check(one, value, path); found != "" {
				return found
			}
		}
	case "anyOf":
		for _, one := range wants.([]any) {
			if v.check(one, value, path) == "" {
				return ""
			}
		}
		return wrong(false)
	case "if":
		next, there := words["then"]
		if v.check(wants, value, path) != "" {
			next, there = words["else"]
		}
		if there {
			return v.check(next, value, path)
		}
	default:
		return "the schema uses " + word
	}
	return ""
}
