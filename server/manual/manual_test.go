package manual_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"sonde/server"
	"sonde/server/manual"
	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/limesurvey"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
	"sonde/templates"
	"sonde/templates/locale"
)

// shelf is a store of which the pages ask only the organisation.
type shelf struct{ survey.Store }

func (shelf) Organisation(context.Context) (survey.Organisation, error) {
	return survey.Organisation{}, nil
}

func newServer(t *testing.T) *server.Server {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := templates.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.New(server.Config{Store: shelf{}, Words: words, Templates: pages, BaseURL: "http://sonde.example"})
	if err != nil {
		t.Fatal(err)
	}
	s.Add(manual.New([]byte(`{"title":"a schema"}`)).Routes()...)
	return s
}

func get(t *testing.T, s *server.Server, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "http://sonde.example"+path, nil)
	s.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	return w.Body.String()
}

func TestTheManualIsThereInBothLanguages(t *testing.T) {
	s := newServer(t)
	for path, says := range map[string]string{
		"/fr/help/xlsform": "Là où Sonde s’écarte d’ODK", "/en/help/xlsform": "Where Sonde differs from ODK",
		"/fr/help/messages": "Que faire", "/en/help/messages": "What to do",
		"/fr/help/expressions": "JavaRosa (ODK Collect)", "/en/help/expressions": "round(number, decimals?)",
		"/fr/help/limesurvey": "Tableau à deux échelles", "/en/help/limesurvey": "Array dual scale",
		"/fr/help/json": "Schéma JSON", "/en/help/json": "JSON Schema", "/questionnaire.schema.json": "a schema",
	} {
		page := get(t, s, path)
		if !strings.Contains(page, says) {
			t.Errorf("%s does not say %q", path, says)
		}
		for _, key := range []string{"help.own.", "help.difference.", "help.json.", "help.xlsform.", "help.severity.", "help.lime", "limesurvey.LIM", "help.expressions", "help.function", "help.engine", "help.value", "help.messages", "questionnaire.QST", "questionnaire.IMG", "expr.EXPR", "<no value>", "xlsform.XLS"} {
			if strings.Contains(page, key) {
				t.Errorf("%s: %s has no words", path, key)
			}
		}
	}
}

func TestEveryMessageIsInTheManual(t *testing.T) {
	page := get(t, newServer(t), "/en/help/messages")
	for _, m := range slices.Concat(xlsform.Catalogue(), questionnaire.Catalogue(), picture.Catalogue()) {
		if !strings.Contains(page, `id="`+m.Code+`"`) {
			t.Errorf("%s is not in the manual", m.Code)
		}
	}
	for _, one := range expr.Catalogue() {
		if !strings.Contains(page, `id="`+string(one.Code)+`"`) {
			t.Errorf("%s is not in the manual", one.Code)
		}
	}
}

func TestEveryFunctionIsInTheManual(t *testing.T) {
	page := get(t, newServer(t), "/fr/help/expressions")
	for _, written := range expr.Functions() {
		name, _, _ := strings.Cut(written, "(")
		if !strings.Contains(page, `id="`+name+`"`) {
			t.Errorf("%s is not in the manual", name)
		}
	}
	if !strings.Contains(page, "<code>round(nombre, décimales?)</code>") || !strings.Contains(page, "<code>max(nombre…)</code>") {
		t.Error("the values of functions are not said in French")
	}
}

func TestEveryMessageAboutLimeSurveyIsInTheManual(t *testing.T) {
	page := get(t, newServer(t), "/en/help/limesurvey")
	for _, m := range limesurvey.Catalogue() {
		if !strings.Contains(page, `id="`+m.Code+`"`) {
			t.Errorf("%s is not in the manual", m.Code)
		}
	}
}

func TestWhatTheReaderKnowsIsInTheManual(t *testing.T) {
	page := get(t, newServer(t), "/en/help/xlsform")
	for _, word := range []string{"select_one LIST", "begin_repeat", "geopoint", "deviceid", "choice_filter", "public_key", "relevance", "entities", "applies_to"} {
		if !strings.Contains(page, "<code>"+word+"</code>") {
			t.Errorf("%s is not in the manual", word)
		}
	}
}

func TestTemplatesAndPageStructsAgree(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	set, err := templates.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]any{"manual/xlsform": manual.XLSFormPage{}, "manual/messages": manual.MessagesPage{}, "manual/expressions": manual.ExpressionsPage{}, "manual/limesurvey": manual.LimeSurveyPage{}, "manual/json": manual.JSONPage{}} {
		parsed, err := set.Lookup("fr", name)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range []string{"title", "head", "main"} {
			if err := templatecheck.CheckHTML(parsed.Lookup(block), page); err != nil {
				t.Errorf("%s, %s: %v", name, block, err)
			}
		}
	}
}
