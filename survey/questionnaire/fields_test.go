package questionnaire_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Every field of the types, known today or added tomorrow, comes back from its JSON.
func TestEveryFieldComesBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := reflect.New(reflect.TypeFor[survey.Questionnaire]()).Elem()
		drawInto(t, q, 0, true)
		want := q.Interface().(survey.Questionnaire)
		written, err := questionnaire.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := questionnaire.Parse(written)
		if err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v\nwant %+v", got, want)
		}
	})
}

// The reflection above reaches every field: one that it leaves empty each time would say nothing.
func TestEveryFieldIsDrawn(t *testing.T) {
	drawn := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		q := reflect.New(reflect.TypeFor[survey.Questionnaire]()).Elem()
		drawInto(t, q, 0, true)
		note(q, drawn)
	})
	for _, kind := range []reflect.Type{reflect.TypeFor[survey.Questionnaire](), reflect.TypeFor[survey.Section](), reflect.TypeFor[survey.Question](), reflect.TypeFor[survey.Choice]()} {
		for i := range kind.NumField() {
			if name := kind.Name() + "." + kind.Field(i).Name; !drawn[name] {
				t.Errorf("%s is never filled", name)
			}
		}
	}
}

// drawInto fills a value at random, as questionnaires have one form: no empty text, list or map but where one must stand.
func drawInto(t *rapid.T, v reflect.Value, depth int, must bool) {
	if !must && !rapid.Bool().Draw(t, "filled") {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.Name == "Questions" && depth > 2 {
				continue
			}
			_, optional := lookOmit(field)
			drawInto(t, v.Field(i), depth+1, !optional)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("%s %d", rapid.SampledFrom([]string{"a", "é<&>\u2028", "${x}", "true()", "'", "\"", "\n"}).Draw(t, "text"), depth))
	case reflect.Int:
		v.SetInt(rapid.Int64Range(1, 9).Draw(t, "number"))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range []string{"fr", "en"}[:rapid.IntRange(1, 2).Draw(t, "entries")] {
			element := reflect.New(v.Type().Elem()).Elem()
			drawInto(t, element, depth, true)
			v.SetMapIndex(reflect.ValueOf(key), element)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(1, 2).Draw(t, "length"), 2))
		for i := range v.Len() {
			drawInto(t, v.Index(i), depth, true)
		}
	}
}

// lookOmit tells whether a field may be left out of the JSON.
func lookOmit(field reflect.StructField) (name string, optional bool) {
	tag := field.Tag.Get("json")
	const omit = ",omitempty"
	if len(tag) > len(omit) && tag[len(tag)-len(omit):] == omit {
		return tag[:len(tag)-len(omit)], true
	}
	return tag, false
}

// note remembers which fields hold something.
func note(v reflect.Value, drawn map[string]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				drawn[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
			note(v.Field(i), drawn)
		}
	case reflect.Slice:
		for i := range v.Len() {
			note(v.Index(i), drawn)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			note(v.MapIndex(key), drawn)
		}
	}
}
