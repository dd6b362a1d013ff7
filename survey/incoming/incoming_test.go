package incoming_test

import (
	"testing"

	"sonde/survey/incoming"
	"sonde/survey/questionnaire"
	"sonde/templates/locale"
)

func TestAFileIsWhatItsContentSays(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	const lime = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\nS\t\tlanguage\t\ten\t\t\nSL\t\tsurveyls_title\t\tBoats\t\ten\nG\t1\tG\t1\t\t\ten\nQ\tS\ta\t1\tWhat is it?\t\ten\n"
	for kind, c := range map[string]struct{ file, content, name, code string }{
		"an XLSForm, named after its file": {"boats.csv", "survey,type,name,label\n,text,a,What is it?\n", "boats", ""},
		"LimeSurvey's, whatever its name":  {"form.csv", lime, "boats", ""},
		"our own, whatever its name": {"form.xlsx", `{"name":"boats","version":0,"languages":["en"],"default_language":"en","title":{"en":"Boats"},"choice_lists":{},` +
			`"sections":[{"name":"s","title":{"en":"S"},"questions":[{"name":"a","type":"text","label":{"en":"What is it?"}}]}]}`, "boats", ""},
		"LimeSurvey's, damaged": {"boats.lsa", "PK\x03\x04", "", "LIM_006"},
		"a broken workbook":     {"boats.xlsx", "PK\x03\x04", "", "XLS_001"},
		"our own, broken":       {"boats.json", `{"name"`, "", "QST_040"},
	} {
		form, err := incoming.Read(c.file, []byte(c.content), words)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		code := ""
		if errs := form.Messages.Errors(); len(errs) > 0 {
			code = errs[0].Code
		}
		if form.Questionnaire.Name != c.name || code != c.code {
			t.Errorf("%s: name %q, %v", kind, form.Questionnaire.Name, form.Messages)
		}
	}
}

func TestWhatIsToldLaterIsLedBackToTheFile(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	form, err := incoming.Read("boats.csv", []byte("survey,type,name,label,image\n,text,a,What is it?,a.png\n"), words)
	if err != nil {
		t.Fatal(err)
	}
	form.Tell(questionnaire.Messages{{Code: "X", Place: questionnaire.Place{Section: form.Questionnaire.Sections[0].Name, Question: "a", Column: "image"}}})
	if at := form.Messages[len(form.Messages)-1].Place; at.Sheet != "survey" || at.Row != 2 || at.Column != "image" {
		t.Errorf("at %+v", at)
	}
}
