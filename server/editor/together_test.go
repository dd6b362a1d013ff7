package editor_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sonde/server/stafftest"
	"sonde/survey"
	"sonde/survey/author/edit"
)

// Two people have the same page open. What they write in different places is joined; what they write in the same place is
// shown to the second side by side, and nothing is lost.
func TestTwoWhoWriteLoseNothing(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	first, second := h.filled("coordinator", path), h.filled("admin", path)
	h.Goes(h.Visit("coordinator", path, with(first, "label-fr", "Votre rôle ?", "hint-fr", "Celui du moment.")), path+"?done=saved")
	h.Goes(h.Visit("admin", path, with(second, "label-en", "Your role?")), path+"?done=saved")
	if q := h.question("you/role"); q.Label["fr"] != "Votre rôle ?" || q.Label["en"] != "Your role?" || q.Hint["fr"] != "Celui du moment." {
		t.Fatalf("joined: %+v", q)
	}

	first, second = h.filled("coordinator", path), h.filled("admin", path)
	h.Goes(h.Visit("coordinator", path, with(first, "label-fr", "Texte de la première", "relevant-mode", "typed", "relevant", "1 = 1", "c0-label-fr", "Je produis", "c2-label-fr", "Les deux")), path+"?done=saved")
	second = with(second, "label-fr", "Texte de la seconde", "hint-en", "Pick one.", "c0-label-fr", "Je publie", "c1-label-fr", "J’utilise")
	told := h.tells(h.Visit("admin", path, with(second, ":do", "autosave")))
	if told.Saved || !told.Clash {
		t.Fatalf("saving itself was told %+v", told)
	}
	w := h.Visit("admin", path, with(second, ":do", "save"))
	h.Shows(w, http.StatusConflict, "Texte de la première", "Texte de la seconde", "Coordinator", "Pick one.", `name="take" value="label.fr"`, `name="take" value="choices[producer].label.fr"`, "choix producer, libellé (Français)", "Je publie", "Je produis")
	for _, key := range []string{"relevant", "choices[user].label.fr", "choices[both].label.fr"} {
		if strings.Contains(w.Body.String(), `value="`+key+`"`) {
			t.Errorf("%s, which only one of them changed, is shown as a clash", key)
		}
	}
	if q := h.question("you/role"); q.Label["fr"] != "Texte de la première" {
		t.Errorf("a clash was saved: %+v", q)
	}
	again := h.fieldsOf(w)
	if again.Get("label-fr") != "Texte de la seconde" || again.Get("c0-label-fr") != "Je publie" || again.Get("c1-label-fr") != "J’utilise" {
		t.Errorf("the form lost what was typed: %v", again)
	}
	again.Add("take", "choices[producer].label.fr")
	h.Goes(h.Visit("admin", path, with(again, ":do", "save")), path+"?done=saved")
	q := h.question("you/role")
	choices := h.draft().Questionnaire.ChoiceLists["role"]
	if q.Label["fr"] != "Texte de la seconde" || q.Hint["en"] != "Pick one." || choices[0].Label["fr"] != "Je produis" || choices[1].Label["fr"] != "J’utilise" || choices[2].Label["fr"] != "Les deux" || q.Relevant != "1 = 1" {
		t.Errorf("in the end: %+v %+v", q, choices)
	}
}

// A form that saves itself does not know what somebody else changed meanwhile: it must neither take that back with the next
// saving, nor hide that both changed the same.
func TestAFormThatSavesItselfTakesNothingBack(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	open := h.filled("admin", path)
	h.saves("coordinator", path, "label-fr", "Texte de la première")
	for _, hint := range []string{"Une", "Une aide"} {
		told := h.tells(h.Visit("admin", path, with(open, "hint-fr", hint, ":do", "autosave")))
		if !told.Saved || !strings.Contains(told.Said, "Quelqu’un d’autre") {
			t.Fatalf("told %+v", told)
		}
		open.Set("seen", told.Seen)
		if q := h.question("you/role"); q.Label["fr"] != "Texte de la première" || q.Hint["fr"] != hint {
			t.Fatalf("the question is %+v", q)
		}
	}
	if told := h.tells(h.Visit("admin", path, with(open, "label-fr", "Texte de la seconde", ":do", "autosave"))); told.Saved || !told.Clash {
		t.Errorf("told %+v", told)
	}
}

func TestSectionsAndPropertiesClashToo(t *testing.T) {
	h := newHouse(t, nil)
	for _, path := range []string{written + "/section/use", written + "/properties"} {
		first, second := h.filled("coordinator", path), h.filled("admin", path)
		h.Goes(h.Visit("coordinator", path, with(first, "title-fr", "Un")), path+"?done=saved")
		w := h.Visit("admin", path, with(second, "title-fr", "Deux", "title-en", "Two"))
		h.Shows(w, http.StatusConflict, "Un</p>", "Deux", "Two", `value="title.fr"`)
		h.Goes(h.Visit("admin", path, h.fieldsOf(w)), path+"?done=saved")
	}
	q := h.draft().Questionnaire
	if q.Title["fr"] != "Deux" || q.Sections[1].Title["fr"] != "Deux" || q.Sections[1].Title["en"] != "Two" {
		t.Errorf("in the end: %v %v", q.Title, q.Sections[1].Title)
	}
}

// names are the questions of a section in order.
func (h *house) names(section int) string {
	var all []string
	for _, q := range h.draft().Questionnaire.Sections[section].Questions {
		all = append(all, q.Name)
	}
	return strings.Join(all, " ")
}

func TestTheOutlineOrdersDoublesAndDeletes(t *testing.T) {
	h := newHouse(t, nil)
	do := func(what string, more ...string) {
		t.Helper()
		w := h.Visit("coordinator", written+"/order", with(url.Values{"do": {what}}, more...))
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", what, w.Code, stafftest.Clip(w.Body.String()))
		}
	}
	do("down you/role")
	if got := h.names(0); got != "domain role organisation region career" {
		t.Fatalf("down: %s", got)
	}
	do("up you/domain") // the first of all stays
	do("up use/use_obstacles")
	if got := h.names(0); got != "domain role organisation region career use_obstacles" {
		t.Fatalf("up into the section before: %s", got)
	}
	do("copy you/career")
	if got := h.names(0); got != "domain role organisation region career career_2 use_obstacles" {
		t.Fatalf("copied: %s", got)
	}
	for _, drop := range []struct{ how, at, want string }{
		{"before", "you/domain", "region domain role organisation career career_2 use_obstacles"},
		{"after", "you/career", "domain role organisation career region career_2 use_obstacles"},
		{"after", "you/region", "domain role organisation career region career_2 use_obstacles"},
		{"section", "you", "domain role organisation career career_2 use_obstacles region"},
	} {
		do("move you/region", "where", drop.how+" "+drop.at)
		if got := h.names(0); got != drop.want {
			t.Fatalf("dragged %s %s: %s", drop.how, drop.at, got)
		}
	}
	do("move you/region", "where", "in skills/skills_ease")
	if q := h.question("skills/skills_ease"); q.Questions[len(q.Questions)-1].Name != "region" {
		t.Fatalf("dragged into a group: %+v", q.Questions)
	}
	h.Shows(h.Visit("coordinator", written+"/move?path=you/career", nil), http.StatusOK, `value="after support/formats"`, `value="in skills/skills_ease"`)
	for _, move := range []struct{ where, want string }{
		{"after support/formats", "support/career"}, {"in skills/skills_ease", "skills/skills_ease/career"}, {"section you", "you/career"},
	} {
		at, _ := edit.PathOf(h.draft().Questionnaire, "career")
		do("move "+at, "where", move.where)
		if at, _ := edit.PathOf(h.draft().Questionnaire, "career"); at != move.want {
			t.Fatalf("moved %s, it is at %s", move.where, at)
		}
	}
	do("section-up use")
	do("section-copy open")
	do("section-delete you")
	q := h.draft().Questionnaire
	var sections []string
	for _, s := range q.Sections {
		sections = append(sections, s.Name)
	}
	if got := strings.Join(sections, " "); got != "use publish support open open_2 skills" {
		t.Errorf("sections: %s", got)
	}
	if _, there := q.ChoiceLists["domain"]; there {
		t.Error("a list that nothing takes any more is left over")
	}
	for range 3 {
		w := h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {"undo"}})
		h.Goes(w, written+"?done=undone")
	}
	h.Goes(h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {"redo"}}), written+"?done=redone")
	if got := h.names(0); got != "use_obstacles_other use_top3" {
		t.Errorf("after undoing and redoing the first section holds %s", got)
	}
	h.Shows(h.Visit("coordinator", written+"/undo", url.Values{"mark": {"1.1"}, "do": {"undo"}}), http.StatusConflict, "Quelqu’un d’autre")
}

func TestDeletingIsUndone(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"delete you/domain"}}), written+"?done=deleted_part")
	h.Shows(h.Visit("coordinator", written+"?done=deleted_part", nil), http.StatusOK, "Annuler", "a supprimé domain")
	h.Goes(h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {"undo"}}), written+"?done=undone")
	if q := h.draft().Questionnaire; q.Sections[0].Questions[1].Name != "domain" || len(q.ChoiceLists["domain"]) != 9 {
		t.Errorf("undoing brings back %+v", q.Sections[0].Questions[1])
	}
}

// A text of blanks is missing in the count as it is in the list.
func TestBlanksAreNoTranslation(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	q.Thanks["en"] = " "
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	h.Shows(h.Visit("coordinator", written+"/translations", nil), http.StatusOK, "1 texte manque", written+"/properties#f-thanks-en")
}

func TestMissingTranslationsAreListedAndWritten(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", written+"/translations", nil), http.StatusOK, "Il ne manque aucun texte", "Textes identiques")
	h.saves("coordinator", written+"/question/you/role", "label-en", "", "c1-label-en", "")
	h.saves("coordinator", written+"/section/use", "title-en", "")
	h.saves("coordinator", written+"/properties", "thanks-en", "")
	page := h.Visit("coordinator", written+"/translations", nil)
	h.Shows(page, http.StatusOK, "4 textes manquent", written+"/question/you/role#f-label-en", written+"/question/you/role#f-c1-label-en", written+"/section/use#f-title-en", written+"/properties#f-thanks-en",
		"Que faites-vous avec les données marines")
	form := url.Values{"t0-address": {"question you/role label"}, "t0-language": {"en"}, "t0-words": {"What do you do?"},
		"t1-address": {"choice role user 1"}, "t1-language": {"en"}, "t1-words": {"I use data"},
		"t2-address": {"section use title"}, "t2-language": {"en"}, "t2-words": {"Using data"}, "t3-address": {"whole thanks"}, "t3-language": {"en"}, "t3-words": {"Thanks"}}
	h.Goes(h.Visit("coordinator", written+"/translations", form), written+"/translations?done=saved")
	q := h.draft().Questionnaire
	if h.question("you/role").Label["en"] != "What do you do?" || q.ChoiceLists["role"][1].Label["en"] != "I use data" || q.Sections[1].Title["en"] != "Using data" || q.Thanks["en"] != "Thanks" {
		t.Errorf("translated: %v %v %v %v", h.question("you/role").Label, q.ChoiceLists["role"][1].Label, q.Sections[1].Title, q.Thanks)
	}
	late := h.Visit("coordinator", written+"/translations", url.Values{"t0-address": {"question you/role label"}, "t0-language": {"en"}, "t0-words": {"Mine"}})
	h.Shows(late, http.StatusConflict, "What do you do?", "Mine")
	gone := h.Visit("coordinator", written+"/translations", url.Values{"t0-address": {"question you/none label"}, "t0-language": {"en"}, "t0-words": {"Mine"}})
	h.Shows(gone, http.StatusConflict, "Mine")
	for _, lang := range []struct{ do, code string }{{"add", "br"}, {"remove", "en"}} {
		h.Goes(h.Visit("coordinator", written+"/languages", url.Values{"do": {lang.do}, "language": {lang.code}}), written+"/properties?done=languages")
	}
	if got := h.draft().Questionnaire.Languages; !slices.Equal(got, []string{"fr", "br"}) {
		t.Errorf("languages %v", got)
	}
	h.Shows(h.Visit("coordinator", written+"/languages", url.Values{"do": {"add"}, "language": {"french"}}), http.StatusUnprocessableEntity, `id="e-language"`)
	h.Shows(h.Visit("coordinator", "/br/manage/questionnaires/obstacles/preview", nil), http.StatusOK, `lang="br"`)
}

func TestPublishingExplainsWhatChanges(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "rien à publier")
	h.saves("coordinator", written+"/question/you/role", "label-fr", "Que faites-vous ?", "c4-label-fr", "Autre chose", "c4-label-en", "Something else")
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"delete open/most_helpful"}}), written+"?done=deleted_part")
	page := h.Visit("coordinator", written+"/publish", nil)
	h.Shows(page, http.StatusOK, "devient la version 2", "1 réponse est déjà", "Question retirée", "most_helpful. Ses réponses", "role[autre_chose]", "Que faites-vous avec les données marines",
		"vérifiez qu’elles disent encore", `name="renew" value="obstacles"`)
	mark := h.draft().Mark.String()
	h.saves("admin", written+"/question/you/domain", "hint-fr", "Le principal.")
	h.Shows(h.Visit("coordinator", written+"/publish", url.Values{"mark": {mark}, "renew": {"obstacles"}}), http.StatusConflict, "Quelqu’un d’autre", "Le principal")
	h.Goes(h.Visit("coordinator", written+"/publish", url.Values{"mark": {h.draft().Mark.String()}, "renew": {"obstacles", "other"}}), written+"/versions?done=published")
	s, err := h.Store.Survey(t.Context(), "obstacles")
	h.Must(err)
	other, err := h.Store.Survey(t.Context(), "other")
	h.Must(err)
	if s.Version != 2 || other.Version != 1 {
		t.Errorf("the survey shows version %d, another %d", s.Version, other.Version)
	}
	h.Shows(h.Visit("coordinator", written+"/versions", nil), http.StatusOK, "version 2", "version 1", "Coordinator", "a supprimé most_helpful", "compare?version=1")
	h.Shows(h.Visit("coordinator", written+"/compare?version=1", nil), http.StatusOK, "Question retirée")
	h.Shows(h.Visit("admin", "/fr/manage/audit", nil), http.StatusOK, "a publié le questionnaire", "a fait passer l’enquête")
}

func TestNothingIsPublishedThatATickedSurveyCouldNotShow(t *testing.T) {
	h := newHouse(t, nil)
	s, err := h.Store.Survey(t.Context(), "obstacles")
	h.Must(err)
	both := survey.Text{"fr": "x", "en": "x"}
	s.State, s.Notice = survey.StateOpen, survey.Notice{Controller: both, Contact: both, Basis: both, Retention: both}
	h.Must(h.Store.UpdateSurvey(t.Context(), s))
	h.saves("coordinator", written+"/question/you/role", "label-en", "")
	form := url.Values{"mark": {h.draft().Mark.String()}, "renew": {"obstacles"}}
	h.Shows(h.Visit("coordinator", written+"/publish", form), http.StatusConflict, "Il manque 1 texte (en)")
	if _, err := h.Store.Published(t.Context(), "obstacles", 2); !survey.IsKind(err, survey.NotFound) {
		t.Errorf("it was published: %v", err)
	}
}

func TestAnEarlierStateIsBroughtBackAndADraftDiscarded(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	h.saves("coordinator", path, "label-fr", "Un")
	first := h.draft().Revision
	h.saves("coordinator", path, "required", "")
	h.Goes(h.Visit("coordinator", written+"/restore", url.Values{"mark": {h.draft().Mark.String()}, "revision": {decimal(first)}}), written+"?done=restored")
	if q := h.question("you/role"); q.Label["fr"] != "Un" || q.Required == "" {
		t.Errorf("brought back: %+v", q)
	}
	h.Shows(h.Visit("coordinator", written+"/restore", url.Values{"mark": {h.draft().Mark.String()}, "revision": {"999"}}), http.StatusConflict, "Cet état")
	h.Shows(h.Visit("coordinator", written+"/discard", url.Values{"mark": {"1.1"}}), http.StatusConflict, "Quelqu’un d’autre")
	h.Goes(h.Visit("coordinator", written+"/discard", url.Values{"mark": {h.draft().Mark.String()}}), written+"?done=discarded")
	if _, err := h.Store.Draft(t.Context(), "obstacles"); !survey.IsKind(err, survey.NotFound) {
		t.Error("the draft is still there")
	}
	h.Shows(h.Visit("admin", "/fr/manage/audit", nil), http.StatusOK, "a abandonné le brouillon")
}

// Whose login has ended gets the filled form back, to send it again after signing in.
func TestWhatIsSentAfterTheLoginHasEndedComesBack(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	form := with(h.filled("coordinator", path), "label-fr", "Un \"long\" texte <i>écrit</i>\nsur deux lignes", ":do", "save")
	w := h.Visit("", path, form)
	h.Shows(w, http.StatusUnauthorized, `href="/fr/manage/login?next=%2Ffr%2Fmanage%2Fquestionnaires%2Fobstacles%2Fquestion%2Fyou%2Frole" target="_blank"`, "envoyer de nouveau")
	if strings.Contains(w.Body.String(), "<i>") {
		t.Error("what was sent became markup")
	}
	again := h.hidden(w)
	if again.Encode() != form.Encode() {
		t.Errorf("what comes back is %s, want %s", again.Encode(), form.Encode())
	}
	h.Goes(h.Visit("coordinator", path, again), path+"?done=saved")
	if got := h.question("you/role").Label["fr"]; got != "Un \"long\" texte <i>écrit</i>\nsur deux lignes" {
		t.Errorf("the label is %q", got)
	}
}

// A file cannot be given back, and nothing says that it is.
func TestAFileSentAfterTheLoginHasEndedIsNotSaidToComeBack(t *testing.T) {
	h := newHouse(t, nil)
	w := h.sends("", written+"/files", url.Values{"mark": {"1.0"}}, "file", "new.csv", []byte("survey,,\n"))
	if page := w.Body.String(); w.Code != http.StatusUnauthorized || strings.Contains(page, "envoyer de nouveau") {
		t.Errorf("%d %s", w.Code, page)
	}
	h.Shows(w, http.StatusUnauthorized, `href="/fr/manage/login"`) // in another tab: this one goes back to the form, where the file is
}

// hidden gives the hidden fields of a page.
func (h *house) hidden(w *httptest.ResponseRecorder) url.Values {
	h.T.Helper()
	root, err := html.Parse(strings.NewReader(w.Body.String()))
	h.Must(err)
	fields := url.Values{}
	for n := range root.Descendants() {
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
		}
		if n.Data == "input" && attributes["type"] == "hidden" {
			fields.Add(attributes["name"], attributes["value"])
		}
	}
	return fields
}

func TestALanguageThatCannotBeAddedLeavesThePageWhole(t *testing.T) {
	h := newHouse(t, nil)
	for _, test := range []struct{ typed, said string }{{"", "à remplir"}, {"french", "La langue « french »"}} {
		w := h.Visit("coordinator", written+"/languages", url.Values{"do": {"add"}, "language": {test.typed}})
		h.Shows(w, http.StatusUnprocessableEntity, `id="e-language"`, test.said)
		if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-src 'self'") {
			t.Errorf("the preview cannot show: %s", policy)
		}
	}
}

// What two people change in one choice list is joined choice by choice.
func TestTwoWhoWriteOneListAreJoined(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	open := h.filled("admin", path)
	h.saves("coordinator", path, ":do", "down 0")
	h.saves("coordinator", path, "c3-label-fr", "Ni l’un ni l’autre", "c4-label-fr", "Je ne sais pas")
	told := h.tells(h.Visit("admin", path, with(open, "c1-label-en", "I use them", "c2-name", "two", ":do", "autosave")))
	if !told.Saved {
		t.Fatalf("told %+v", told)
	}
	var got []string
	for _, c := range h.draft().Questionnaire.ChoiceLists["role"] {
		got = append(got, c.Name+"="+c.Label["fr"]+"/"+c.Label["en"])
	}
	if want := "user=J’utilise des données/I use them two=Je produis et j’utilise des données/I produce and use data producer="; !strings.HasPrefix(strings.Join(got, " "), want) || !strings.Contains(got[4], "Je ne sais pas") || !strings.Contains(got[3], "Ni l’un ni l’autre") {
		t.Errorf("joined: %v", got)
	}
	if relevant := h.draft().Questionnaire.Sections[1].Relevant; !strings.Contains(relevant, "'two'") {
		t.Errorf("the section's condition is %s", relevant)
	}
	first, second := h.filled("coordinator", path), h.filled("admin", path)
	h.Goes(h.Visit("coordinator", path, with(first, ":do", "drop 2")), path+"?done=saved")
	w := h.Visit("admin", path, with(second, "c2-label-en", "I make data", ":do", "save"))
	h.Shows(w, http.StatusConflict, `value="choices[producer]"`, "choix producer", "(supprimé)", "I make data")
}

// All that a page may show of a clash has words.
func TestEveryPropertyHasWords(t *testing.T) {
	h := newHouse(t, nil)
	for _, of := range []reflect.Type{reflect.TypeFor[survey.Question](), reflect.TypeFor[survey.Section](), reflect.TypeFor[survey.Choice]()} {
		for i := range of.NumField() {
			key := "change.column." + strings.Split(of.Field(i).Tag.Get("json"), ",")[0]
			if said := h.Server.Words.Say("fr", key, nil); said == key && key != "change.column.questions" {
				t.Errorf("%s has no words", key)
			}
		}
	}
	for _, key := range []string{"change.column.choices", "change.column.order", "change.column.default_language"} {
		if h.Server.Words.Say("en", key, nil) == key {
			t.Errorf("%s has no words", key)
		}
	}
}
