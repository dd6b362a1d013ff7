package xlsform

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// again writes a questionnaire and reads it back; both as canonical JSON.
func again(t interface {
	Helper()
	Fatal(...any)
}, words survey.Words, q survey.Questionnaire) (want, got []byte, form Form) {
	t.Helper()
	var book bytes.Buffer
	if err := Write(&book, q); err != nil {
		t.Fatal(err)
	}
	form = Read(book.Bytes(), "file", words)
	want, err := questionnaire.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	if got, err = questionnaire.Marshal(form.Questionnaire); err != nil {
		t.Fatal(err)
	}
	return want, got, form
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	words := testWords(t)
	folders := []string{"../testdata/questionnaires/*.json", "../../data/questionnaires/obstacles.json"}
	for _, folder := range folders {
		files, err := filepath.Glob(folder)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", folder, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				raw, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				q, err := questionnaire.Parse(raw)
				if err != nil {
					t.Fatal(err)
				}
				want, got, form := again(t, words, q)
				if !bytes.Equal(want, got) {
					t.Error(firstDifference(got, want))
				}
				// The file says no more than the questionnaire itself does.
				if a, b := len(form.Messages), len(questionnaire.Check(q)); a != b {
					t.Errorf("%d messages, the questionnaire has %d: %v", a, b, form.Messages)
				}
			})
		}
	}
}

func TestAnyQuestionnaireReadsBackTheSame(t *testing.T) {
	words := testWords(t)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestionnaire(t)
		want, got, form := again(t, words, q)
		if !bytes.Equal(want, got) {
			t.Fatalf("%s\n%v", firstDifference(got, want), form.Messages)
		}
		for _, m := range form.Messages {
			if m.Code[:3] == "XLS" {
				t.Fatalf("a file of ours is told of: %v", m)
			}
		}
	})
}

// Whatever the questionnaire can say is written: no field of its types is forgotten, now or later.
func TestEveryFieldIsWritten(t *testing.T) {
	words := testWords(t)
	fill := func(v reflect.Value) bool {
		switch v.Interface().(type) {
		case survey.Text:
			v.Set(reflect.ValueOf(survey.Text{"fr": "x", "en": "y"}))
		case map[string]string:
			v.Set(reflect.ValueOf(map[string]string{"rows": "3"}))
		case bool:
			v.SetBool(true)
		case int:
			v.SetInt(2)
		case string, survey.Condition:
			v.SetString("1")
		default:
			return false
		}
		return true
	}
	hosts := map[string]survey.QuestionType{"List": survey.SelectMultiple, "ChoiceFilter": survey.SelectMultiple, "MinPicks": survey.SelectMultiple, "MaxPicks": survey.SelectMultiple, "RepeatCount": survey.Repeat}
	for _, kind := range []reflect.Type{reflect.TypeFor[survey.Questionnaire](), reflect.TypeFor[survey.Section](), reflect.TypeFor[survey.Question](), reflect.TypeFor[survey.Choice]()} {
		for i := range kind.NumField() {
			q := survey.Questionnaire{
				Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", ChoiceLists: map[string][]survey.Choice{"1": {{Name: "a", Label: survey.Text{"fr": "A"}}}},
				Sections: []survey.Section{{Name: "s", Questions: []survey.Question{{Name: "t", Type: survey.TextType, Label: survey.Text{"fr": "T"}}}}},
			}
			field := kind.Field(i).Name
			question := &q.Sections[0].Questions[0]
			if host, other := hosts[field]; other && kind == reflect.TypeFor[survey.Question]() {
				*question = survey.Question{Name: "t", Type: host, Label: question.Label}
				if host == survey.SelectMultiple {
					question.List = "1"
				}
			}
			into := map[reflect.Type]reflect.Value{
				reflect.TypeFor[survey.Questionnaire](): reflect.ValueOf(&q).Elem(), reflect.TypeFor[survey.Section](): reflect.ValueOf(&q.Sections[0]).Elem(),
				reflect.TypeFor[survey.Question](): reflect.ValueOf(question).Elem(), reflect.TypeFor[survey.Choice](): reflect.ValueOf(&q.ChoiceLists["1"][0]).Elem(),
			}[kind].Field(i)
			if field == "Type" || field == "Name" || field == "DefaultLanguage" || !fill(into) {
				continue // what every questionnaire here has
			}
			if want, got, form := again(t, words, q); !bytes.Equal(want, got) {
				t.Errorf("%s.%s: %s\n%v", kind.Name(), field, firstDifference(got, want), form.Messages)
			}
		}
	}
}

// drawer draws a questionnaire.
type drawer struct {
	t         *rapid.T
	languages []string
	lists     []string
	next      int
}

func drawQuestionnaire(t *rapid.T) survey.Questionnaire {
	d := &drawer{t: t}
	d.languages = rapid.SampledFrom([][]string{{"fr"}, {"en"}, {"fr", "en"}, {"en", "fr", "pt-BR"}, {"pt", "pt-BR"}, {"eng", "en"}, {"ar", "und"}, {"qaa", "fr"}, {"ach"}}).Draw(t, "languages")
	q := survey.Questionnaire{
		Name: d.name("form"), Version: rapid.IntRange(0, 3).Draw(t, "version"), Languages: d.languages,
		DefaultLanguage: rapid.SampledFrom(d.languages).Draw(t, "default"),
		Title:           d.text("title"), Intro: d.maybe("intro"), Thanks: d.maybe("thanks"), ChoiceLists: map[string][]survey.Choice{},
	}
	for range rapid.IntRange(1, 3).Draw(t, "lists") {
		list := d.name("list")
		d.lists = append(d.lists, list)
		q.ChoiceLists[list] = d.choices()
	}
	for range rapid.IntRange(1, 4).Draw(t, "sections") {
		q.Sections = append(q.Sections, d.section())
	}
	return q
}

// name draws a name that no other is like.
func (d *drawer) name(kind string) string {
	d.next++
	form := rapid.SampledFrom([]string{"%s_%d", "%s-%d", "%s.%d", "_%s%d"}).Draw(d.t, "form")
	return fmt.Sprintf(form, kind, d.next)
}

var pieces = []string{"Avez-vous", "l’accès", "“data”", "où\u00a0?", "a  b", "=1+1", "${", "'", "\"quoted\"", "ligne\nsuivante", "12", "yes", "<b>", "_x0041_", "—", "TRUE", "😀", "a|b", "x::y", "0.50"}

func (d *drawer) words(label string) string {
	text := ""
	for range rapid.IntRange(1, 3).Draw(d.t, label) {
		text += " " + rapid.SampledFrom(pieces).Draw(d.t, label)
	}
	if text = text[1:]; bytes.Contains([]byte(text), []byte("${")) {
		text = "Saying so" // a name that is not closed is a fault
	}
	return text
}

// text draws a text in all languages, or in some.
func (d *drawer) text(label string) survey.Text {
	text := survey.Text{}
	for _, language := range d.languages {
		if rapid.IntRange(0, 9).Draw(d.t, label) > 0 {
			text[language] = d.words(label)
		}
	}
	return text
}

func (d *drawer) maybe(label string) survey.Text {
	if rapid.Bool().Draw(d.t, label) {
		return d.text(label)
	}
	return nil
}

func (d *drawer) choices() []survey.Choice {
	var choices []survey.Choice
	for i := range rapid.IntRange(1, 4).Draw(d.t, "choices") {
		c := survey.Choice{Name: fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"a", "l’eau", "1.0", "é-"}).Draw(d.t, "choice"), i), Label: d.text("label"), Image: d.maybe("image")}
		c.Exclusive, c.Retired = rapid.Bool().Draw(d.t, "exclusive"), rapid.Bool().Draw(d.t, "retired")
		c.Concept = rapid.SampledFrom([]string{"", "use/find"}).Draw(d.t, "concept")
		if rapid.Bool().Draw(d.t, "filtered") {
			c.Filters = map[string]string{rapid.SampledFrom([]string{"region", "Pays", "labels", "name_of"}).Draw(d.t, "filter"): d.words("value")}
		}
		choices = append(choices, c)
	}
	return choices
}

func (d *drawer) section() survey.Section {
	s := survey.Section{Name: d.name("section"), Title: d.maybe("title"), AppliesTo: d.maybe("applies"), Relevant: d.condition()}
	switch rapid.IntRange(0, 3).Draw(d.t, "bare") {
	case 0:
		s = survey.Section{}
	case 1:
		s.Name = ""
	}
	s.Questions = d.questions(0)
	return s
}

func (d *drawer) questions(depth int) []survey.Question {
	questions := []survey.Question{}
	for range rapid.IntRange(0, 4).Draw(d.t, "questions") {
		questions = append(questions, d.question(depth))
	}
	return questions
}

func (d *drawer) condition() string {
	return rapid.SampledFrom([]string{"", "", "true()", "1 = 1 and 'l’eau  “x”' != \"d'eau\"", "string-length('a\u00a0b') > 1"}).Draw(d.t, "condition")
}

func (d *drawer) question(depth int) survey.Question {
	kinds := []survey.QuestionType{survey.SelectOne, survey.SelectMultiple, survey.Rank, survey.Integer, survey.Decimal, survey.Range, survey.TextType,
		survey.Date, survey.Time, survey.DateTime, survey.Note, survey.Calculate, survey.Acknowledge, survey.Hidden}
	if depth < 2 {
		kinds = append(kinds, survey.Group, survey.Repeat, survey.Group)
	}
	q := survey.Question{Name: d.name("q"), Type: rapid.SampledFrom(kinds).Draw(d.t, "type"), Relevant: d.condition()}
	q.Label = survey.Text{d.languages[0]: d.words("label")}
	switch q.Type {
	case survey.Group:
		q.Label, q.Hint, q.GuidanceHint, q.Image = d.maybe("label"), d.maybe("hint"), nil, d.maybe("image")
		q.Appearance = rapid.SampledFrom([]string{"", "field-list", "w4"}).Draw(d.t, "appearance")
		q.Questions = d.questions(depth + 1)
		return q
	case survey.Repeat:
		q.Label = d.maybe("label")
		q.RepeatCount = rapid.SampledFrom([]string{"", "3", "1 + 1"}).Draw(d.t, "count")
		q.Questions = d.questions(depth + 1)
		return q
	case survey.Note:
		q.Hint, q.Image = d.maybe("hint"), d.maybe("image")
		return q
	case survey.Calculate:
		q.Calculation = "1 + 1"
		return q
	case survey.Hidden:
		q.Default = "x"
		return q
	case survey.SelectOne, survey.SelectMultiple, survey.Rank:
		q.List = rapid.SampledFrom(d.lists).Draw(d.t, "list")
		q.ChoiceFilter = rapid.SampledFrom([]string{"", "name != ''"}).Draw(d.t, "filter")
	case survey.Range:
		q.Parameters = rapid.SampledFrom([]map[string]string{nil, {"start": "0", "end": "10", "step": "2"}}).Draw(d.t, "parameters")
	case survey.TextType:
		q.Parameters = rapid.SampledFrom([]map[string]string{nil, {"rows": "3"}}).Draw(d.t, "parameters")
		q.Default = rapid.SampledFrom([]string{"", "l’été", "1.0", "yes"}).Draw(d.t, "default")
	}
	if q.Type == survey.SelectMultiple || q.Type == survey.Rank {
		q.MaxPicks = rapid.IntRange(0, 1).Draw(d.t, "most")
	}
	q.Hint, q.GuidanceHint, q.Image = d.maybe("hint"), d.maybe("guidance"), d.maybe("image")
	q.Required = rapid.SampledFrom([]survey.Condition{"", survey.Always, "1 = 1"}).Draw(d.t, "required")
	q.RequiredMessage, q.ConstraintMessage = d.maybe("required"), d.maybe("constraint")
	q.Constraint = d.condition()
	q.ReadOnly = rapid.Bool().Draw(d.t, "read only")
	q.Appearance = rapid.SampledFrom([]string{"", "minimal", "quick w4"}).Draw(d.t, "appearance")
	return q
}

// firstDifference gives the lines at which two texts part.
func firstDifference(got, want []byte) string {
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			from := max(0, i-6)
			return fmt.Sprintf("got\n%s\nwant\n%s", bytes.Join(a[from:min(len(a), i+6)], []byte("\n")), bytes.Join(b[from:min(len(b), i+6)], []byte("\n")))
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
