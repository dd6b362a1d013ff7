package manual

import (
	"net/http"
	"reflect"
	"strings"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// JSONPage describes the canonical JSON of questionnaires.
type JSONPage struct {
	Objects []Object
	Example string
}

// Object is one of the objects of the format, with its keys.
type Object struct {
	Title string
	Keys  []Key
}

// Key is a key of an object: what kind of value it has, and what for.
type Key struct{ Name, Kind, Meaning string }

func jsonPage(r *server.Request) error {
	page := JSONPage{}
	for _, one := range []struct {
		key  string
		kind reflect.Type
	}{
		{"questionnaire", reflect.TypeFor[survey.Questionnaire]()}, {"section", reflect.TypeFor[survey.Section]()},
		{"question", reflect.TypeFor[survey.Question]()}, {"choice", reflect.TypeFor[survey.Choice]()},
	} {
		object := Object{Title: r.Say("help.json.object."+one.key, nil)}
		for i := range one.kind.NumField() {
			name, _, _ := strings.Cut(one.kind.Field(i).Tag.Get("json"), ",")
			object.Keys = append(object.Keys, Key{name, r.Say("help.json.kind."+kindOf(one.kind.Field(i).Type), nil), r.Say("help.json.key."+name, nil)})
		}
		page.Objects = append(page.Objects, object)
	}
	example, err := questionnaire.Marshal(sample)
	if err != nil {
		return err
	}
	page.Example = string(example)
	return r.Page(http.StatusOK, "manual/json", page)
}

// kindOf names the kind of a value.
func kindOf(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[survey.Text]():
		return "text"
	case t == reflect.TypeFor[survey.Condition]():
		return "condition"
	}
	switch t.Kind() {
	case reflect.Slice:
		return "list"
	case reflect.Map:
		return "object"
	case reflect.Int:
		return "number"
	case reflect.Bool:
		return "boolean"
	}
	return "string"
}

// sample is a small questionnaire that shows the format.
var sample = survey.Questionnaire{
	Name: "workshop", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: survey.Text{"fr": "Atelier", "en": "Workshop"},
	ChoiceLists: map[string][]survey.Choice{"role": {
		{Name: "user", Label: survey.Text{"fr": "J’utilise des données", "en": "I use data"}},
		{Name: "none", Label: survey.Text{"fr": "Ni l’un ni l’autre", "en": "Neither"}, Exclusive: true},
	}},
	Sections: []survey.Section{{
		Name: "you", Title: survey.Text{"fr": "Vous", "en": "You"},
		Questions: []survey.Question{
			{Name: "role", Type: survey.SelectOne, List: "role", Label: survey.Text{"fr": "Votre rôle", "en": "Your role"}, Required: survey.Always},
			{Name: "years", Type: survey.Integer, Label: survey.Text{"fr": "Depuis combien d’années ?", "en": "For how many years?"}, Relevant: "${role} = 'user'", Constraint: ". >= 0"},
		},
	}},
}
