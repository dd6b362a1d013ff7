package editor_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"sonde/server/stafftest"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestAQuestionIsAddedAndWrittenInBothLanguages(t *testing.T) {
	h := newHouse(t, nil)
	add := url.Values{"kind": {"question"}, "type": {"integer"}, "label-fr": {"Quel âge avez-vous ?"}, "label-en": {"How old are you?"}, "where": {"after you/role"}}
	h.Goes(h.Visit("coordinator", written+"/add", add), written+"/question/you/quel_age_avez_vous?done=added")
	path := written + "/question/you/quel_age_avez_vous"
	h.saves("coordinator", path, "name", "age", "hint-fr", "En années.", "hint-en", "In years.", "required", "when", "when", "${role} != ''", "constraint", ". >= 18",
		"constraint_message-fr", "Dix-huit ans au moins.", "default", "30")
	got := h.question("you/age")
	want := survey.Question{Name: "age", Type: survey.Integer, Label: survey.Text{"fr": "Quel âge avez-vous ?", "en": "How old are you?"}, Hint: survey.Text{"fr": "En années.", "en": "In years."},
		Required: "${role} != ''", Constraint: ". >= 18", ConstraintMessage: survey.Text{"fr": "Dix-huit ans au moins."}, Default: "30"}
	if a, b := asJSON(t, got), asJSON(t, want); a != b {
		t.Errorf("got %s\nwant %s", a, b)
	}
	if you := h.draft().Questionnaire.Sections[0]; you.Questions[1].Name != "age" {
		t.Errorf("it stands behind %q", you.Questions[0].Name)
	}
	h.Shows(h.Visit("coordinator", written, nil), http.StatusOK, "Quel âge avez-vous ?", "Dernière étape")
	h.Shows(h.Visit("coordinator", "/en/manage/questionnaires/obstacles", nil), http.StatusOK, "How old are you?")
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestGroupsSectionsAndRepeatsAreAdded(t *testing.T) {
	h := newHouse(t, nil)
	for _, test := range []struct {
		form url.Values
		goes string
	}{
		{url.Values{"kind": {"section"}, "label-fr": {"Voyages"}, "where": {"section you"}}, "/section/voyages?done=added"},
		{url.Values{"kind": {"group"}, "label-fr": {"Un trajet"}, "where": {"section voyages"}, "name": {"trip"}}, "/question/voyages/trip?done=added"},
		{url.Values{"kind": {"repeat"}, "label-fr": {"Bateau"}, "where": {"in voyages/trip"}}, "/question/voyages/trip/bateau?done=added"},
		{url.Values{"kind": {"question"}, "type": {"select_one"}, "label-en": {"Which?"}, "where": {"in voyages/trip/bateau"}}, "/question/voyages/trip/bateau/which?done=added"},
	} {
		h.Goes(h.Visit("coordinator", written+"/add", test.form), written+test.goes)
	}
	q := h.draft().Questionnaire
	if q.Sections[1].Name != "voyages" || q.Sections[1].Questions[0].Questions[0].Questions[0].List != "which" {
		t.Errorf("the section is %s", asJSON(t, q.Sections[1]))
	}
	h.Shows(h.Visit("coordinator", written+"/question/voyages/trip/bateau", nil), http.StatusOK, "Groupe «", `name="repeat_count"`)
	h.saves("coordinator", written+"/question/voyages/trip/bateau", "repeat_count", "3")
	h.saves("coordinator", written+"/section/voyages", "applies_to-fr", "Si vous voyagez", "relevant-mode", "typed", "relevant", "${role} = 'both'", "name", "trips")
	if s := h.draft().Questionnaire.Sections[1]; s.Name != "trips" || s.Relevant != "${role} = 'both'" || s.AppliesTo["fr"] != "Si vous voyagez" || s.Questions[0].Questions[0].RepeatCount != "3" {
		t.Errorf("the section is %s", asJSON(t, s))
	}
}

func TestWhatCannotBeAddedComesBackFilled(t *testing.T) {
	h := newHouse(t, nil)
	for _, test := range []struct {
		name string
		form url.Values
		want []string
	}{
		{"without a label", url.Values{"kind": {"question"}, "type": {"text"}, "where": {"section you"}}, []string{"à remplir"}},
		{"of no type", url.Values{"kind": {"question"}, "type": {"telepathy"}, "label-fr": {"Quoi ?"}, "where": {"section you"}}, []string{"Choisissez", "Quoi ?"}},
		{"nowhere", url.Values{"kind": {"question"}, "type": {"text"}, "label-fr": {"Quoi ?"}, "where": {"in the/sea"}}, []string{"Quoi ?", `href="#f-where"`}},
		{"with an impossible name", url.Values{"kind": {"question"}, "type": {"text"}, "label-fr": {"Quoi ?"}, "name": {"1 a"}, "where": {"section you"}}, []string{"1 a", `href="#f-name"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			h.Shows(h.Visit("coordinator", written+"/add", test.form), http.StatusUnprocessableEntity, test.want...)
		})
	}
	if _, err := h.Store.Draft(t.Context(), "obstacles"); !survey.IsKind(err, survey.NotFound) {
		t.Error("a refused addition made a draft")
	}
}

func TestAConditionIsBuiltByMenus(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/open/most_helpful"
	form := with(h.filled("coordinator", path), "relevant-mode", "menus", "p0-question", "use_obstacles", ":do", "part")
	w := h.Visit("coordinator", path, form)
	h.Shows(w, http.StatusOK, "comprend", "Trouver le bon portail", `name="p1-question"`)
	form = with(h.fieldsOf(w), "p0-operator", "has", "p0-value", "find_portal", "p1-question", "you/nothing")
	form.Set("p1-question", "role")
	form.Set(":do", "part")
	w = h.Visit("coordinator", path, form)
	h.Shows(w, http.StatusOK, "l’un de ces points", "J’utilise des données", `name="p2-question"`)
	form = with(h.fieldsOf(w), "relevant-any", "any", "p1-operator", "is_not")
	h.Shows(h.Visit("coordinator", path, with(form, ":do", "save")), http.StatusUnprocessableEntity, "Donnez la valeur", `href="#f-p1-value"`)
	form.Set("p1-value", "user")
	h.Goes(h.Visit("coordinator", path, form), path+"?done=saved")
	want := "selected(${use_obstacles}, 'find_portal') or ${role} != 'user'"
	if got := h.question("open/most_helpful").Relevant; got != want {
		t.Fatalf("the condition is %s, want %s", got, want)
	}
	h.saves("coordinator", path, ":do", "save", "p1-value", "both") // what is stored is shown by menus again
	if got := h.question("open/most_helpful").Relevant; got != strings.Replace(want, "'user'", "'both'", 1) {
		t.Errorf("the condition is %s", got)
	}
	w = h.Visit("coordinator", path, with(h.filled("coordinator", path), ":do", "unpart 0"))
	h.Goes(h.Visit("coordinator", path, with(h.fieldsOf(w), ":do", "save")), path+"?done=saved")
	if got := h.question("open/most_helpful").Relevant; got != "${role} != 'both'" {
		t.Errorf("the condition is %s", got)
	}
	h.saves("coordinator", path, "relevant-mode", "always")
	if got := h.question("open/most_helpful").Relevant; got != "" {
		t.Errorf("the condition is %s", got)
	}
}

// told is the reply to a script.
type told struct {
	Saved, Clash bool
	Said, Seen   string
	Address, See string
	List         string
	Rows         map[string]string
	Problems     []struct{ Field, Message string }
	Found        []struct {
		Field, Message, Remedy string
		Error                  bool
	}
}

func (h *house) tells(w *httptest.ResponseRecorder) told {
	h.T.Helper()
	var reply told
	if w.Code != http.StatusOK || json.Unmarshal(w.Body.Bytes(), &reply) != nil {
		h.T.Fatalf("%d %s", w.Code, stafftest.Clip(w.Body.String()))
	}
	return reply
}

func TestAWrongExpressionIsToldUnderItsFieldWhileItIsTyped(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/open/most_helpful"
	form := with(h.filled("coordinator", path), "relevant-mode", "typed", "relevant", "${rolle} = 'user'", ":do", "check")
	reply := h.tells(h.Visit("coordinator", path, form))
	if len(reply.Found) != 1 || reply.Found[0].Field != "relevant" || !reply.Found[0].Error || !strings.Contains(reply.Found[0].Message, "rolle") || reply.Found[0].Remedy == "" {
		t.Errorf("told %+v", reply)
	}
	if _, err := h.Store.Draft(t.Context(), "obstacles"); !survey.IsKind(err, survey.NotFound) {
		t.Error("checking saves")
	}
	h.Goes(h.Visit("coordinator", path, with(form, ":do", "save")), path+"?done=saved") // a draft may be wrong
	h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, `<a href="#f-relevant">`)
	h.Shows(h.Visit("coordinator", written+"/check", nil), http.StatusOK, written+"/question/open/most_helpful#f-relevant", "rolle")
	h.Shows(h.Visit("coordinator", written, nil), http.StatusOK, "Une erreur empêche", "1 erreur")
	h.Shows(h.Visit("coordinator", written+"/preview", nil), http.StatusOK, "Un élément erroné", "Qu’est-ce qui vous aiderait le plus")
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "À corriger d’abord")
	good := h.tells(h.Visit("coordinator", path, with(h.filled("coordinator", path), "relevant", "${role} = 'user'", ":do", "autosave")))
	if !good.Saved || len(good.Found) != 0 || good.Seen == "" || strings.Contains(good.Said, "Quelqu’un") {
		t.Errorf("told %+v", good)
	}
	refused := h.tells(h.Visit("coordinator", path, with(h.filled("coordinator", path), "name", "role", ":do", "autosave")))
	if refused.Saved || len(refused.Problems) != 1 || refused.Problems[0].Field != "name" {
		t.Errorf("told %+v", refused)
	}
}

func TestWhatSavesItselfNamesItsRows(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/open/most_helpful"
	form := with(h.fieldsOf(h.Visit("coordinator", path, with(h.filled("coordinator", path), "type", "select_one", ":do", "show"))), ":do", "autosave", "c1-label-fr", "Rien du tout")
	first := h.tells(h.Visit("coordinator", path, form))
	if !first.Saved || strings.Contains(first.Said, "Quelqu’un") || first.List != "most_helpful" || first.Rows["1"] != "rien_du_tout" {
		t.Fatalf("told %+v", first)
	}
	form.Set("seen", first.Seen)
	form.Set("list-was", first.List)
	form.Set("list", first.List)
	form.Set("c1-was", "rien_du_tout")
	form.Set("c1-name", "nothing")
	form.Set("paste", "not ye")
	second := h.tells(h.Visit("coordinator", path, form))
	if list := h.draft().Questionnaire.ChoiceLists["most_helpful"]; !second.Saved || second.List != "most_helpful" || len(list) != 1 || list[0].Name != "nothing" {
		t.Errorf("told %+v, the list is %+v", second, list)
	}
}

// A text may be picked among answers; as a question with choices it gets a list of its own.
func TestATextPickedAmongAnswersAndLookupsAreWritten(t *testing.T) {
	h := newHouse(t, nil)
	add := url.Values{"kind": {"question"}, "type": {"text"}, "label-fr": {"Lequel ?"}, "label-en": {"Which?"}, "where": {"after you/role"}}
	h.Goes(h.Visit("coordinator", written+"/add", add), written+"/question/you/lequel?done=added")
	path := written + "/question/you/lequel"
	h.saves("coordinator", path, "name", "pick", "list", "${role}", "choice_filter", "position() < 3", "constraint", "count(instance('role')/root/item[name = ${role}]) = 1")
	got := h.question("you/pick")
	if got.List != "${role}" || got.ChoiceFilter != "position() < 3" || got.Type != survey.TextType || got.Constraint == "" {
		t.Errorf("got %s", asJSON(t, got))
	}
	path = written + "/question/you/pick"
	h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, "Prise parmi des réponses", "${role}")
	h.saves("coordinator", path, "name", "pick", "type", "select_one")
	if got = h.question("you/pick"); got.List == "" || strings.HasPrefix(got.List, "${") || got.ChoiceFilter != "" {
		t.Errorf("as a select_one %s", asJSON(t, got))
	}
}

// A question of choices may become one of another type, and come back: nothing stays that no page can take away, and the
// choices it had are there again.
func TestATypeChangesThereAndBack(t *testing.T) {
	for _, kind := range []survey.QuestionType{survey.TextType, survey.Integer, survey.Range, survey.Date, survey.Note, survey.Acknowledge, survey.Calculate, survey.Hidden} {
		t.Run(string(kind), func(t *testing.T) {
			h := newHouse(t, nil)
			path := written + "/question/use/use_obstacles"
			h.saves("coordinator", path, "min_picks", "1", "max_picks", "2", "required", "always", "choice_filter", "name != 'x'")
			before, list := h.question("use/use_obstacles"), h.draft().Questionnaire.ChoiceLists["use_obstacles"]
			listed := len(h.draft().Questionnaire.ChoiceLists)
			for _, alone := range []bool{false, true} {
				if alone {
					h.does("coordinator", "delete use/use_top3")
				}
				h.saves("coordinator", path, "type", string(kind), "calculation", map[bool]string{true: "1", false: ""}[kind == survey.Calculate])
				q := h.question("use/use_obstacles")
				if q.List != "" || q.MinPicks+q.MaxPicks != 0 || q.ChoiceFilter != "" {
					t.Fatalf("it became %s", asJSON(t, q))
				}
				for _, m := range questionnaire.Check(h.draft().Questionnaire) {
					if m.Code == "QST_021" || m.Code == "QST_014" {
						t.Errorf("the check says %s of %s", m.Code, m.Place)
					}
				}
				if _, kept := h.draft().Questionnaire.ChoiceLists["use_obstacles"]; kept == alone {
					t.Errorf("the list is kept: %v, though nobody else takes it: %v", kept, alone)
				}
				w := h.Visit("coordinator", path, with(h.filled("coordinator", path), "type", "select_multiple", ":do", "show"))
				h.Shows(w, http.StatusOK, `name="c14-name"`, list[14].Label["en"])
				h.Goes(h.Visit("coordinator", path, with(h.fieldsOf(w), ":do", "save")), path+"?done=saved")
				if lists := len(h.draft().Questionnaire.ChoiceLists); lists != listed {
					t.Errorf("%d lists, want %d", lists, listed)
				}
				q = h.question("use/use_obstacles")
				if got := h.draft().Questionnaire.ChoiceLists[q.List]; q.Type != before.Type || asJSON(t, got) != asJSON(t, list) || q.ChoiceFilter != before.ChoiceFilter {
					t.Errorf("it came back as %s with %s", asJSON(t, q), asJSON(t, got))
				}
			}
		})
	}
}
