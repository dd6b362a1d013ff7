package questionnaire_test

import (
	"bytes"
	"reflect"
	"testing"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Whatever one alters of a questionnaire, Same tells what the canonical JSON tells.
func TestSameIsWhatMarshalWrites(t *testing.T) {
	original := builtin(t)
	if !questionnaire.Same(original, builtin(t)) {
		t.Fatal("it is not the same as itself")
	}
	altered := builtin(t)
	count := 0
	var alter func(at reflect.Value)
	each := func(put func(), back func()) {
		put()
		count++
		if got, want := questionnaire.Same(original, altered), bytes.Equal(canonical(t, original), canonical(t, altered)); got != want {
			t.Errorf("alteration %d: Same is %t, the JSON is the same: %t", count, got, want)
		}
		back()
	}
	alter = func(at reflect.Value) {
		switch at.Kind() {
		case reflect.Struct:
			for i := range at.NumField() {
				alter(at.Field(i))
			}
		case reflect.Slice:
			was := reflect.ValueOf(at.Interface())
			if at.Len() > 0 {
				each(func() { at.Set(at.Slice(0, at.Len()-1)) }, func() { at.Set(was) })
				alter(at.Index(at.Len() - 1))
			}
			each(func() { at.Set(reflect.Append(at.Slice3(0, at.Len(), at.Len()), reflect.Zero(at.Type().Elem()))) }, func() { at.Set(was) })
		case reflect.Map:
			if texts, ok := at.Interface().(survey.Text); ok {
				was := at.Interface()
				for _, more := range []survey.Text{{"fr": "x"}, {"br": ""}, {"br": "x"}, nil} {
					made := survey.Text{}
					for language, words := range texts {
						made[language] = words
					}
					for language, words := range more {
						made[language] = words
					}
					each(func() { at.Set(reflect.ValueOf(made)) }, func() { at.Set(reflect.ValueOf(was)) })
				}
				return
			}
			was := reflect.ValueOf(at.Interface())
			each(func() { at.Set(reflect.MakeMap(at.Type())) }, func() { at.Set(was) })
		case reflect.String:
			was := at.String()
			each(func() { at.SetString(was + "x") }, func() { at.SetString(was) })
		case reflect.Bool:
			was := at.Bool()
			each(func() { at.SetBool(!was) }, func() { at.SetBool(was) })
		case reflect.Int:
			was := at.Int()
			each(func() { at.SetInt(was + 1) }, func() { at.SetInt(was) })
		}
	}
	alter(reflect.ValueOf(&altered).Elem())
	list := altered.ChoiceLists["role"]
	for i := range list {
		alter(reflect.ValueOf(&list[i]).Elem())
	}
	if count < 100 {
		t.Errorf("%d alterations alone", count)
	}
}

func builtin(t *testing.T) survey.Questionnaire {
	t.Helper()
	q, err := data.BuiltinQuestionnaire()
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func canonical(t *testing.T, q survey.Questionnaire) []byte {
	t.Helper()
	raw, err := questionnaire.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
