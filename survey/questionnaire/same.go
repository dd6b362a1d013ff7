package questionnaire

import (
	"reflect"

	"sonde/survey"
)

// Same tells whether two questionnaires say the same: Marshal writes the same of both.
func Same(a, b survey.Questionnaire) bool { return same(reflect.ValueOf(a), reflect.ValueOf(b)) }

var textType = reflect.TypeFor[survey.Text]()

// same compares values as tidy would leave them: in a text, a language in which nothing is written counts as none, and
// what is empty is as good as missing.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		if a.Pointer() == b.Pointer() {
			return true
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Pointer() == b.Pointer() {
			return true
		}
		if a.Type() == textType {
			return sameText(a.Interface().(survey.Text), b.Interface().(survey.Text))
		}
		if a.Len() != b.Len() {
			return false
		}
		for each := a.MapRange(); each.Next(); {
			other := b.MapIndex(each.Key())
			if !other.IsValid() || !same(each.Value(), other) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

func sameText(a, b survey.Text) bool {
	for language, words := range a {
		if words != b[language] {
			return false
		}
	}
	for language, words := range b {
		if words != a[language] {
			return false
		}
	}
	return true
}
