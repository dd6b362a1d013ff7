package xlsform

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
)

// The errors that refuse a form, all of them: each fault is told once, and what only follows from it is not. Verdicts are
// those of pyxform 4.5, but for what a web page cannot ask.
var verdicts = []struct {
	name, md string
	errors   []string
}{
	{"nothing but what cannot be asked", "| survey |\n| | type | name | label |\n| | geopoint | a | A |", []string{"XLS_053"}},
	{"a form without a column of texts", "| survey |\n| | type | name |\n| | audit | audit |", []string{"XLS_053"}},
	{
		"what is said of a question that is refused",
		"| survey |\n| | type | name | label | relevant | calculation | trigger |\n| | geopoint | p | P | | | |\n| | text | a | At ${p} | ${p} != '' | | |\n| | calculate | c | | | now() | ${p} |\n| | note | n | N | ../p = '' | | |",
		[]string{"XLS_053"},
	},
	{
		"what is said of a question of a type that is not known",
		"| survey |\n| | type | name | label | relevant |\n| | db:person | p | P | |\n| | text | a | A | ${p} != '' |",
		[]string{"XLS_052"},
	},
	{"no text anywhere", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |", nil},
	{"no text anywhere, and a language", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |\n| settings |\n| | default_language |\n| | French (fr) |", nil},
	{
		"triggers with a comma too many",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n| | text | b | B | | |\n| | calculate | c | | now() | ${a}, ,${b} ,, |",
		nil,
	},
	{
		"a trigger that is worked out",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | t | T | | |\n| | calculate | a | A | 1 | |\n| | calculate | b | | now() | ${a} |",
		[]string{"QST_053"},
	},
	{
		"or_other of the same name in two groups",
		"| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | select_one l or_other | a | A |\n| | end group | | |\n| | begin group | h | H |\n| | select_one l or_other | a | A |\n| | end group | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
		nil,
	},
	{
		"a path after a minus",
		"| survey |\n| | type | name | label | calculation |\n| | integer | a | A | |\n| | calculate | b | | 5 -../a |\n| | calculate | c | | -../a |",
		nil,
	},
	{
		"typographic quotes around some texts, plain ones around others",
		"| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | ${a} = 'x' or ${a} = ’y' or ${a} = ’z' |\n| | text | c | C | ${a} = 'l’eau' or ${a} = ‘z’ |",
		nil,
	},
	{
		"groups too deep, and what speaks of what they hold",
		"| survey |\n| | type | name | label | relevant |\n" + nested(maxDepth+1, "| | text | a | A | |\n") + "| | text | b | B | ${a} = 'x' |",
		[]string{"XLS_065"},
	},
	{
		"the head of columns without words of its own",
		"| survey |\n| | type | name | label | appearance |\n| | select_one l | h | | label |\n| | select_one l | a | A | list-nolabel |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
		nil,
	},
	{
		"a question without words",
		"| survey |\n| | type | name | label | appearance |\n| | select_one l | h | | label minimal |\n| | select_one l | a | | list-nolabel |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
		[]string{"QST_018", "QST_018"},
	},
	{"read_only as a number", "| survey |\n| | type | name | label | read_only | default |\n| | text | a | A | 1 | x |\n| | text | b | B | 0 | |", nil},
}

// nested puts rows into so many groups, one in the other.
func nested(depth int, rows string) string {
	for level := depth; level > 0; level-- {
		rows = fmt.Sprintf("| | begin group | g%d | G | |\n%s| | end group | | | |\n", level, rows)
	}
	return rows
}

// What stands too deep leaves groups empty and the form without a question: that is no fault of its own.
func TestNothingFollowsFromGroupsTooDeep(t *testing.T) {
	form := Read(csvOf(t, "| survey |\n| | type | name | label | |\n"+nested(maxDepth+2, "| | text | a | A | |\n")), "form", testWords(t))
	var got []string
	for _, m := range form.Messages {
		if m.Severity != "note" {
			got = append(got, m.Code)
		}
	}
	if want := []string{"XLS_065", "XLS_065"}; !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
}

func TestVerdicts(t *testing.T) {
	words := testWords(t)
	for _, v := range verdicts {
		t.Run(v.name, func(t *testing.T) {
			form := Read(csvOf(t, v.md), "form", words)
			var got []string
			for _, m := range form.Messages.Errors() {
				got = append(got, m.Code)
			}
			if !slices.Equal(got, v.errors) {
				t.Errorf("refused by %v, want %v\n%s", got, v.errors, said(t, form))
			}
		})
	}
}

func TestANumberSaysWhetherAQuestionCanBeChanged(t *testing.T) {
	md := "| survey |\n| | type | name | label | read_only |\n| | text | a | A | 1 |\n| | text | b | B | 0 |"
	q := Read(csvOf(t, md), "form", testWords(t)).Questionnaire
	if a, b := q.Sections[0].Questions[0].ReadOnly, q.Sections[0].Questions[1].ReadOnly; !a || b {
		t.Errorf("read only: %v, %v; want true, false", a, b)
	}
}

// pyxform calls the whole "data" unless the settings say otherwise: in a file of ours no question is called as the whole.
func TestTheWholeIsNeverCalledAsAQuestion(t *testing.T) {
	md := "| survey |\n| | type | name | label |\n| | text | data | A |\n| | note | n | ${data} |\n| settings |\n| | name |\n| | whole |"
	want, got, form := again(t, testWords(t), Read(csvOf(t, md), "form", testWords(t)).Questionnaire)
	if len(form.Messages.Errors()) > 0 || string(got) != string(want) {
		t.Errorf("%s%s", said(t, form), firstDifference(got, want))
	}
}

// ODK gives each sheet an id unless told not to: a form that keeps one of ours asks for no second.
func TestTheIDOfASheetLeavesOnce(t *testing.T) {
	q := Read(csvOf(t, "| survey |\n| | type | name | label |\n| | text | a | A |\n| | note | n | ${instanceID} |"), "form", testWords(t)).Questionnaire
	var book bytes.Buffer
	if err := Write(&book, q); err != nil {
		t.Fatal(err)
	}
	f := &file{words: testWords(t), tables: map[string]*table{}, strayed: map[string]bool{}}
	f.open(book.Bytes())
	if settings := f.tables[settingsSheet]; !slices.Contains(settings.header, "omit_instanceID") {
		t.Errorf("settings: %v", settings.header)
	}
	if want, got, _ := again(t, testWords(t), q); string(got) != string(want) {
		t.Error(firstDifference(got, want))
	}
}

func TestAPictureWithoutALanguageIsForAll(t *testing.T) {
	words := testWords(t)
	for name, test := range map[string]struct {
		md, image, choice string
		languages         []string
	}{
		"beside labels in two languages": {
			"| survey |\n| | type | name | label::French (fr) | label::English (en) | media::image |\n| | select_one l | a | A | A | a.png |\n" +
				"| choices |\n| | list_name | name | label::French (fr) | label::English (en) | image |\n| | l | x | X | X | x.png |",
			"en=a.png fr=a.png", "en=x.png fr=x.png", []string{"French (fr)", "English (en)"},
		},
		"beside a picture of a language": {
			"| survey |\n| | type | name | label::French (fr) | label::English (en) | image | image::English (en) |\n| | select_one l | a | A | A | a.png | e.png |\n" +
				"| choices |\n| | list_name | name | label::French (fr) | label::English (en) |\n| | l | x | X | X |\n| settings |\n| | default_language |\n| | English (en) |",
			"en=e.png fr=a.png", "", []string{"French (fr)", "English (en)"},
		},
		"where no language is named": {
			"| survey |\n| | type | name | label | image |\n| | select_one l | a | What is it? | a.png |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
			"en=a.png", "", []string{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			form := Read(csvOf(t, test.md), "form", words)
			q := form.Questionnaire
			if image, choice := textOf(q.Sections[0].Questions[0].Image), textOf(q.ChoiceLists["l"][0].Image); image != test.image || choice != test.choice {
				t.Errorf("got %q and %q", image, choice)
			}
			if !slices.Equal(form.Languages, test.languages) {
				t.Errorf("languages %q", form.Languages)
			}
			for _, m := range form.Messages {
				if m.Severity != "note" {
					t.Errorf("told %s %s", m.Code, m.Place)
				}
			}
		})
	}
}

// "default" names the language of texts that name none, as pyxform 4.5 reads it, unless the settings name another for these.
func TestTheLanguageDefaultIsThatOfTextsWithoutOne(t *testing.T) {
	words := testWords(t)
	const head = "| survey |\n| | type | name | label | hint::default |%s\n| | text | a | What is your name? | Write it here |%s"
	for name, test := range map[string]struct{ md, label, hint, told string }{
		"alone":                       {fmt.Sprintf(head, "", ""), "en=What is your name?", "en=Write it here", "XLS_034"},
		"beside a language":           {fmt.Sprintf(head, " label::French (fr) |", " Nom |"), "en=What is your name? fr=Nom", "en=Write it here", "XLS_033 XLS_035"},
		"named in the settings":       {fmt.Sprintf(head, "", "") + "\n| settings |\n| | default_language |\n| | default |", "en=What is your name?", "en=Write it here", "XLS_034"},
		"beside a column without one": {fmt.Sprintf(head, " label::default |", " Who are you? |"), "en=Who are you?", "en=Write it here", "XLS_037 XLS_034"},
		"where the settings name another": {
			fmt.Sprintf(head, "", "") + "\n| settings |\n| | default_language |\n| | French (fr) |",
			"fr=What is your name?", "qaa=Write it here", "XLS_031 XLS_035 XLS_035",
		},
	} {
		t.Run(name, func(t *testing.T) {
			form := Read(csvOf(t, test.md), "form", words)
			var told []string
			for _, m := range form.Messages {
				if strings.HasPrefix(m.Code, "XLS_") {
					told = append(told, m.Code)
				}
			}
			slices.Sort(told)
			want := strings.Fields(test.told)
			slices.Sort(want)
			asked := form.Questionnaire.Sections[0].Questions[0]
			if label, hint := textOf(asked.Label), textOf(asked.Hint); label != test.label || hint != test.hint || !slices.Equal(told, want) {
				t.Errorf("%q and %q\n%s", label, hint, said(t, form))
			}
		})
	}
}

// What two rules find wrong is told once: by the one that knows the row or the column.
func TestNothingIsToldTwice(t *testing.T) {
	words := testWords(t)
	for name, test := range map[string]struct {
		md   string
		want []string
	}{
		"a repeat without a label":     {"| survey |\n| | type | name | label |\n| | begin repeat | r | |\n| | text | a | A |\n| | end repeat | | |", []string{"XLS_063"}},
		"a sheet that may be misspelt": {"| survey |\n| | type | name | label |\n| | text | a | A |\n| entitoes |\n| | list_name | label |\n| | l | L |", []string{"XLS_013"}},
		"two repeats of one name": {
			"| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | begin repeat | r | R |\n| | text | a | A |\n| | end repeat | | |\n| | end group | | |\n" +
				"| | begin repeat | r | R |\n| | text | b | B |\n| | end repeat | | |",
			[]string{"XLS_059"},
		},
		"a column missing in a language written in two ways": {
			"| survey |\n| | type | name | label::French (fr) | label::English (en) | hint::English (en) | guidance_hint::fr |\n| | text | a | A | A | B | |\n| | text | b | B | B | | C |",
			[]string{"XLS_032", "XLS_035", "XLS_035"}, // the second is guidance_hint in English
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			form := Read(csvOf(t, test.md), "form", words)
			for _, m := range form.Messages {
				if m.Severity != "note" && m.Code != "QST_019" {
					got = append(got, m.Code)
				}
			}
			if slices.Sort(got); !slices.Equal(got, test.want) {
				t.Errorf("told %v, want %v\n%s", got, test.want, said(t, form))
			}
		})
	}
}

// textOf writes a text in its languages.
func textOf(text survey.Text) string {
	var parts []string
	for _, language := range slices.Sorted(maps.Keys(text)) {
		parts = append(parts, language+"="+text[language])
	}
	return strings.Join(parts, " ")
}
