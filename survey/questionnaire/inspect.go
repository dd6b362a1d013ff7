package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"

	"sonde/survey"
)

// maxNesting is how deep groups may stand in each other.
const maxNesting = 8

// form is what the JSON may hold at a place; it is read off the Go types, so that there is one description.
type form struct {
	want   string           // "object", "array", "string", "integer", "condition"
	fields map[string]*form // of an object with fixed keys
	each   *form            // of an array, or of an object with free keys
}

var questionnaireForm = formOf(reflect.TypeFor[survey.Questionnaire](), map[reflect.Type]*form{
	reflect.TypeFor[survey.Condition](): {want: "condition"},
})

// formOf describes t; known holds what is described already, for a group's questions hold questions.
func formOf(t reflect.Type, known map[reflect.Type]*form) *form {
	if f, ok := known[t]; ok {
		return f
	}
	f := &form{}
	known[t] = f
	switch t.Kind() {
	case reflect.Struct:
		f.want, f.fields = "object", map[string]*form{}
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			f.fields[name] = formOf(t.Field(i).Type, known)
		}
	case reflect.Map:
		f.want, f.each = "object", formOf(t.Elem(), known)
	case reflect.Slice:
		f.want, f.each = "array", formOf(t.Elem(), known)
	case reflect.Int:
		f.want = "integer"
	case reflect.Bool:
		f.want = "boolean"
	default:
		f.want = "string"
	}
	return f
}

// inspect holds a file against the form of a questionnaire and gives all that does not fit; after a fault in the JSON
// itself there is nothing more to read.
func inspect(data []byte) Messages {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	i := inspection{dec: dec}
	err := i.value(questionnaireForm, "", 0)
	if err == nil {
		if _, err = dec.Token(); errors.Is(err, io.EOF) {
			return i.found
		}
		err = errors.New("text after the end")
	}
	if !errors.Is(err, errDeep) {
		line, column := position(data, min(dec.InputOffset(), int64(len(data))))
		i.find(qstFileSyntax, "", survey.Args{"Line": line, "Column": column})
	}
	return i.found
}

var errDeep = errors.New("groups stand too deep in each other")

type inspection struct {
	dec   *json.Decoder
	found Messages
}

func (i *inspection) find(code, path string, args survey.Args) {
	if args == nil {
		args = survey.Args{}
	}
	args["Path"] = path
	i.found = append(i.found, Message{Code: code, Severity: SeverityError, Place: Place{Column: path}, Args: args})
}

// value reads the next value and holds it against f; nil f accepts anything.
func (i *inspection) value(f *form, path string, depth int) error {
	token, err := i.dec.Token()
	if err != nil {
		return err
	}
	got := kindOf(token)
	if f != nil && got != f.want && !(f.want == "condition" && (got == "string" || got == "boolean")) {
		i.find(qstFileKind, path, survey.Args{"Want": f.want, "Got": got})
		f = nil
	}
	// A group adds two levels: its questions' array and its own object.
	if depth > 2*maxNesting+8 {
		i.find(qstFileDeep, path, survey.Args{"Limit": maxNesting})
		return errDeep
	}
	switch got {
	case "object":
		return i.object(f, path, depth)
	case "array":
		return i.array(f, path, depth)
	}
	return nil
}

func (i *inspection) object(f *form, path string, depth int) error {
	seen := map[string]bool{}
	for i.dec.More() {
		token, err := i.dec.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		inner := strings.TrimPrefix(path+"."+key, ".")
		if seen[key] {
			i.find(qstFileKeyTwice, inner, nil)
		}
		seen[key] = true
		var next *form
		if f != nil {
			next = f.each
			if f.fields != nil {
				if next = f.fields[key]; next == nil {
					i.find(qstFileKey, inner, nil)
				}
			}
		}
		if err := i.value(next, inner, depth+1); err != nil {
			return err
		}
	}
	_, err := i.dec.Token()
	return err
}

func (i *inspection) array(f *form, path string, depth int) error {
	var each *form
	if f != nil {
		each = f.each
	}
	for at := 0; i.dec.More(); at++ {
		if err := i.value(each, path+"["+strconv.Itoa(at)+"]", depth+1); err != nil {
			return err
		}
	}
	_, err := i.dec.Token()
	return err
}

// kindOf names what a JSON value is.
func kindOf(token json.Token) string {
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return "object"
		}
		return "array"
	case string:
		return "string"
	case bool:
		return "boolean"
	case json.Number:
		if _, err := strconv.Atoi(t.String()); err == nil {
			return "integer"
		}
		return "number"
	}
	return "null"
}

// position gives line and column, in characters from 1, of a byte offset.
func position(data []byte, offset int64) (line, column int) {
	before := data[:offset]
	line = bytes.Count(before, []byte("\n")) + 1
	last := bytes.LastIndexByte(before, '\n')
	return line, len([]rune(string(before[last+1:]))) + 1
}
