package editor_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"sonde/server/stafftest"
	"sonde/survey"
)

func TestAQuestionnaireIsStartedFromAnotherOrFromNothing(t *testing.T) {
	h := newHouse(t, nil)
	start := func(person string, form url.Values, want string) {
		t.Helper()
		h.Goes(h.Visit(person, "/fr/manage/new-questionnaire", form), want)
	}
	start("coordinator", url.Values{"from": {"obstacles"}, "title-fr": {"Ma copie"}, "title-en": {"My copy"}}, "/fr/manage/questionnaires/ma_copie?done=questionnaire_created")
	start("admin", url.Values{"from": {"foreign"}, "name": {"third"}}, "/fr/manage/questionnaires/third?done=questionnaire_created")
	start("coordinator", url.Values{"from": {":empty"}, "languages": {"fr"}, "title-fr": {"Rien"}}, "/fr/manage/questionnaires/rien?done=questionnaire_created")
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/ma_copie", nil), http.StatusOK, "Que faites-vous avec les données marines", "Ma copie")
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/rien", nil), http.StatusOK, "Ce questionnaire est vide")
	h.Goes(h.Visit("coordinator", "/fr/manage/questionnaires/rien/add", url.Values{"kind": {"question"}, "type": {"text"}, "label-fr": {"Quoi ?"}}), "/fr/manage/questionnaires/rien/question/quoi?done=added")
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/rien/question/quoi", nil), http.StatusOK, "Quoi ?")
	h.Goes(h.Visit("coordinator", "/fr/manage/questionnaires/rien/publish", url.Values{"mark": {h.markOf("rien")}}), "/fr/manage/questionnaires/rien/versions?done=published")
	h.Shows(h.Visit("admin", "/fr/manage/audit", nil), http.StatusOK, "a créé le questionnaire", "a publié le questionnaire")

	for _, test := range []struct {
		name string
		form url.Values
		want string
	}{
		{"a name that is taken", url.Values{"from": {"obstacles"}, "name": {"foreign"}}, `href="#f-name"`},
		{"an impossible name", url.Values{"from": {"obstacles"}, "name": {"a b"}}, `href="#f-name"`},
		{"another's questionnaire", url.Values{"from": {"rien_du_tout"}, "name": {"x"}}, `href="#f-from"`},
		{"nothing, without a language", url.Values{"from": {":empty"}, "title-fr": {"x"}}, `href="#f-languages"`},
		{"nothing, without a title", url.Values{"from": {":empty"}, "languages": {"en"}}, `href="#f-title-en"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := h.Visit("coordinator", "/fr/manage/new-questionnaire", test.form)
			if w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), test.want) {
				t.Errorf("%d, without %s: %s", w.Code, test.want, stafftest.Clip(w.Body.String()))
			}
		})
	}
}

func TestASurveyInPreparationTakesAQuestionnaire(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", "/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {"mine"}}), "/fr/manage/questionnaires/mine?done=questionnaire_created")
	h.Goes(h.Visit("coordinator", "/fr/manage/s/obstacles/duplicate", url.Values{"slug": {"second"}, "title-fr": {"Seconde"}, "title-en": {"Second"}}), "/fr/manage/s/second?done=duplicated")
	const at = "/fr/manage/questionnaires/mine"
	h.Shows(h.Visit("coordinator", at+"/versions", nil), http.StatusOK, "Seconde", `value="second"`)
	h.Shows(h.Visit("coordinator", at+"/use", url.Values{"survey": {"obstacles"}}), http.StatusUnprocessableEntity, "Choisissez") // it is on trial
	h.Goes(h.Visit("coordinator", "/fr/manage/s/obstacles/duplicate", url.Values{"slug": {"third"}, "title-fr": {"Troisième"}, "title-en": {"Third"}}), "/fr/manage/s/third?done=duplicated")
	h.Send("third", "", "paper")
	if page := h.Visit("coordinator", at+"/versions", nil); strings.Contains(page.Body.String(), `value="third"`) {
		t.Error("a survey with a sheet of paper is offered")
	}
	h.Shows(h.Visit("coordinator", at+"/use", url.Values{"survey": {"third"}}), http.StatusUnprocessableEntity, "Choisissez")
	h.Goes(h.Visit("coordinator", at+"/use", url.Values{"survey": {"second"}}), "/fr/manage/s/second?done=adopted")
	s, err := h.Store.Survey(t.Context(), "second")
	h.Must(err)
	if s.Questionnaire != "mine" || s.Version != 1 {
		t.Errorf("the survey shows version %d of %s", s.Version, s.Questionnaire)
	}
	h.Shows(h.Visit("coordinator", "/fr/manage/s/second/audit", nil), http.StatusOK, "a donné un autre questionnaire")
}

func (h *house) markOf(name string) string {
	h.T.Helper()
	draft, err := h.Store.Draft(h.T.Context(), name)
	h.Must(err)
	return draft.Mark.String()
}

func TestWhoMayWriteWhat(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", "/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {"mine"}}), "/fr/manage/questionnaires/mine?done=questionnaire_created")
	for _, test := range []struct {
		person, name string
		want         int
	}{
		{"coordinator", "obstacles", 200}, {"coordinator", "mine", 200}, {"coordinator", "foreign", 404}, {"coordinator", "missing", 404},
		{"neighbour", "foreign", 200}, {"neighbour", "obstacles", 404}, {"neighbour", "mine", 404},
		{"manager", "obstacles", 404}, {"manager", "mine", 404}, {"stranger", "obstacles", 404},
		{"admin", "obstacles", 200}, {"admin", "foreign", 200}, {"admin", "mine", 200}, {"admin", "missing", 404},
	} {
		if w := h.Visit(test.person, "/fr/manage/questionnaires/"+test.name, nil); w.Code != test.want {
			t.Errorf("%s on %s: %d, want %d", test.person, test.name, w.Code, test.want)
		}
	}
	list := h.Visit("coordinator", "/fr/manage/questionnaires", nil).Body.String()
	if !strings.Contains(list, "questionnaires/obstacles") || !strings.Contains(list, "questionnaires/mine") || strings.Contains(list, "questionnaires/foreign") {
		t.Error("the coordinator's list is wrong")
	}
	h.Shows(h.Visit("manager", "/fr/manage/questionnaires", nil), http.StatusOK, "Vous ne coordonnez aucune enquête")
	if w := h.Visit("neighbour", "/fr/manage/new-questionnaire", url.Values{"from": {"mine"}, "name": {"stolen"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("the draft of another is copied: %d", w.Code)
	}
	h.Goes(h.Visit("neighbour", "/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {"public"}}), "/fr/manage/questionnaires/public?done=questionnaire_created")
}

func TestHostileWordsOfAQuestionnaireAreOnlyText(t *testing.T) {
	h := newHouse(t, nil)
	draft, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	both := survey.Text{"fr": stafftest.Hostile, "en": stafftest.Hostile}
	draft.Title, draft.Sections[0].Title = both, both
	role := &draft.Sections[0].Questions[0]
	role.Label, role.Hint, role.Relevant, role.Default, role.Appearance, role.ConstraintMessage = both, both, stafftest.Hostile, stafftest.Hostile, stafftest.Hostile, both
	draft.ChoiceLists["role"][0].Label = both
	draft.ChoiceLists["role"][0].Name = strings.ReplaceAll(stafftest.Hostile, " ", "")
	h.Must(h.Store.SaveDraft(t.Context(), draft, "user-admin", h.Now))
	shown := 0
	for _, path := range h.Visited() {
		if !strings.Contains(path, "/questionnaires/obstacles") {
			continue
		}
		w := h.Visit("admin", path, nil)
		h.Shows(w, http.StatusOK)
		if page := w.Body.String(); strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") {
			t.Errorf("%s: the words became markup", path)
		}
		shown++
	}
	if shown < 10 {
		t.Errorf("only %d pages were looked at", shown)
	}
}

// A questionnaire of 500 questions stays editable: no page holds every question's form. How long each page and a saving
// take is told with -v.
func TestFiveHundredQuestionsStayEditable(t *testing.T) {
	h := newHouse(t, nil)
	q := survey.Questionnaire{Name: "obstacles", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: survey.Text{"fr": "Grand", "en": "Large"}, ChoiceLists: map[string][]survey.Choice{}}
	for s := range 10 {
		section := survey.Section{Name: fmt.Sprintf("s%d", s), Title: survey.Text{"fr": "Partie", "en": "Part"}}
		for i := range 50 {
			name := fmt.Sprintf("q%d_%d", s, i)
			for c := range 12 {
				q.ChoiceLists[name] = append(q.ChoiceLists[name], survey.Choice{Name: fmt.Sprintf("c%d", c), Label: survey.Text{"fr": fmt.Sprintf("Choix %d de la question", c), "en": fmt.Sprintf("Choice %d of the question", c)}})
			}
			one := survey.Question{Name: name, Type: survey.SelectOne, List: name, Label: survey.Text{"fr": "Une question parmi cinq cents, " + name, "en": "One question of five hundred, " + name}}
			if i > 0 {
				one.Relevant = fmt.Sprintf("${q%d_%d} = 'c1'", s, i-1)
			}
			section.Questions = append(section.Questions, one)
		}
		q.Sections = append(q.Sections, section)
	}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	for path, most := range map[string]int{"": 1 << 20, "/question/s9/q9_49": 256 << 10, "/check": 256 << 10, "/translations": 256 << 10, "/add": 512 << 10} {
		start := time.Now()
		w := h.Visit("admin", written+path, nil)
		took := time.Since(start)
		h.Shows(w, http.StatusOK)
		if w.Body.Len() > most {
			t.Errorf("%s has %d bytes, want at most %d", path, w.Body.Len(), most)
		}
		t.Logf("%s: %v, %d bytes", path, took, w.Body.Len())
	}
	start := time.Now()
	h.saves("admin", written+"/question/s9/q9_49", "label-fr", "Autre")
	t.Logf("saving: %v", time.Since(start))
}

func TestAQuestionnaireThatWasNeverPublishedIsDeleted(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", "/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {"mine"}}), "/fr/manage/questionnaires/mine?done=questionnaire_created")
	const at = "/fr/manage/questionnaires/mine"
	h.Shows(h.Visit("coordinator", at+"/properties", nil), http.StatusOK, at+"/delete")
	page := h.Visit("coordinator", at+"/delete", nil)
	h.Shows(page, http.StatusOK, "pour toujours", `value="`+h.markOf("mine")+`"`)
	h.Shows(h.Visit("coordinator", at+"/delete", url.Values{"mark": {h.markOf("mine")}}), http.StatusUnprocessableEntity, "Cochez")
	h.Shows(h.Visit("coordinator", at+"/delete", url.Values{"mark": {"0.7"}, "confirm": {"yes"}}), http.StatusConflict, "Quelqu’un d’autre")
	h.Goes(h.Visit("coordinator", at+"/delete", url.Values{"mark": {h.markOf("mine")}, "confirm": {"yes"}}), "/fr/manage/questionnaires?done=questionnaire_deleted")
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires?done=questionnaire_deleted", nil), http.StatusOK, "Le questionnaire est supprimé")
	if w := h.Visit("coordinator", at, nil); w.Code != http.StatusNotFound {
		t.Errorf("it is still there: %d", w.Code)
	}
	h.Shows(h.Visit("admin", "/fr/manage/audit", nil), http.StatusOK, "a supprimé le questionnaire")

	h.saves("coordinator", written+"/properties", "title-en", "Other") // a draft of what was published
	if strings.Contains(h.Visit("coordinator", written+"/properties", nil).Body.String(), written+"/delete") {
		t.Error("what was published is offered to be deleted")
	}
	h.Shows(h.Visit("coordinator", written+"/delete", nil), http.StatusOK, "version 1")
	h.Shows(h.Visit("coordinator", written+"/delete", url.Values{"mark": {h.draft().Mark.String()}, "confirm": {"yes"}}), http.StatusConflict, "il reste")
}

// A copy, or a file, that is given a title in one language keeps the other's.
func TestACopyKeepsTheTitleThatIsNotTyped(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", "/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {"mine"}, "title-fr": {"Le mien"}}), "/fr/manage/questionnaires/mine?done=questionnaire_created")
	was, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	draft, err := h.Store.Draft(t.Context(), "mine")
	h.Must(err)
	if got := draft.Questionnaire.Title; got["fr"] != "Le mien" || got["en"] != was.Title["en"] || got["en"] == "" {
		t.Errorf("the title is %v", got)
	}
}
