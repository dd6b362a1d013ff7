package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

// sections are the sections' names in order.
func (h *house) sections() string {
	var all []string
	for _, s := range h.draft().Questionnaire.Sections {
		all = append(all, s.Name)
	}
	return strings.Join(all, " ")
}

func TestSectionsAreDragged(t *testing.T) {
	h := newHouse(t, nil)
	for _, step := range []struct{ what, how, at, want string }{
		{"section-move skills", "before", "use", "you skills use publish support open"},
		{"section-move skills", "after", "support", "you use publish support skills open"},
		{"section-move open", "before", "you", "open you use publish support skills"},
		{"section-move open", "after", "skills", "you use publish support skills open"},
		{"section-move use", "before", "use", "you use publish support skills open"},
	} {
		h.does("coordinator", step.what, "where", step.how+" "+step.at)
		if got := h.sections(); got != step.want {
			t.Fatalf("%s %s %s: %s, want %s", step.what, step.how, step.at, got, step.want)
		}
	}
	for _, nowhere := range []string{"", "nothing"} {
		if w := h.Visit("coordinator", written+"/order", url.Values{"do": {"section-move use"}, "where": {"after " + nowhere}}); w.Code != http.StatusNotFound {
			t.Errorf("dragged behind %q: %d", nowhere, w.Code)
		}
	}
}

// The title of a section without a name is none that the whole questionnaire has.
func TestAnUntitledSectionIsNotTakenForTheTitle(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	q.Title = survey.Text{"fr": "Open sea data", "en": "Open sea data"}
	q, _, err = edit.AddSection(q, 1, survey.Section{Name: "loose"})
	h.Must(err)
	q.Sections[1].Name = ""
	q.Sections[1].Questions = []survey.Question{{Name: "why", Type: survey.TextType, Label: survey.Text{"fr": "Pourquoi cela ?", "en": "Why is that?"}}}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	page := h.Visit("coordinator", written+"/translations", nil)
	h.Shows(page, http.StatusOK, written+"/properties#f-title-en", "Open sea data")
	if strings.Contains(page.Body.String(), "/section/~why") {
		t.Error("the untitled section is listed with the same title")
	}
}

func TestOneMissingTextIsOne(t *testing.T) {
	h := newHouse(t, nil)
	h.saves("coordinator", written+"/question/you/role", "label-en", "")
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "English : 1 texte manque.")
	h.Shows(h.Visit("coordinator", "/en/manage/questionnaires/obstacles/publish", nil), http.StatusOK, "English: 1 text is missing.")
	h.saves("coordinator", written+"/question/you/role", "hint-en", "")
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "2 textes manquent.")
}

// Questions outside of named sections that come to stand beside each other are joined, and the page says so.
func TestASectionWithoutANameThatMeetsAnotherSaysSo(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	for i, name := range []string{"why", "how"} {
		q, _, err = edit.AddSection(q, 1+2*i, survey.Section{Name: "loose"})
		h.Must(err)
		q.Sections[1+2*i].Name = ""
		q.Sections[1+2*i].Questions = []survey.Question{{Name: name, Type: survey.TextType, Label: survey.Text{"fr": "Quoi ?", "en": "What?"}}}
	}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	if got := h.sections(); got != "you  use  publish support open skills" {
		t.Fatalf("the sections are %q", got)
	}
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"section-down ~why"}}), written+"?done=moved_joined&at=~why#s-~why")
	h.Shows(h.Visit("coordinator", written+"?done=moved_joined&at=~why", nil), http.StatusOK, "réuni aux questions voisines", "Annuler")
	if got := h.sections(); got != "you use  publish support open skills" {
		t.Errorf("the sections are %q", got)
	}
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"section-up ~why"}}), written+"?done=moved&at=~why#s-~why")
}

// What pages say is plain: which choice, which step, which property, what is required, where something is added.
func TestThePagesSayWhatTheyMean(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", written+"/languages", url.Values{"do": {"add"}, "language": {"br"}}), written+"/properties?done=languages")
	role := written + "/question/you/role"
	h.saves("coordinator", role, "label-br", "Petra?", "c0-label-br", "Me")
	h.Shows(h.Visit("coordinator", role, nil), http.StatusOK, "choix user\u00a0: La traduction manque", "choix both\u00a0: La traduction", "Aperçu\u00a0: Français", "1\u00a0200 pixels")
	h.Shows(h.Visit("coordinator", written+"/versions", nil), http.StatusOK, "a écrit un texte\u00a0: role (choix producer, libellé br · libellé br)")
	undo := func(do, done string) {
		t.Helper()
		h.Goes(h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {do}}), written+"?done="+done)
	}
	h.saves("coordinator", written+"/question/you/region", "name", "job")
	undo("undo", "undone")
	h.Shows(h.Visit("coordinator", written, nil), http.StatusOK, "a annulé une étape (a renommé job)")
	undo("redo", "redone")
	h.Shows(h.Visit("coordinator", written, nil), http.StatusOK, "a rétabli une étape (a renommé job)", "Ajouter à skills_ease", "Ajouter à cette section")

	h.does("coordinator", "copy you/role")
	h.saves("coordinator", role, ":do", "drop 1") // an answer holds it
	publish := h.Visit("coordinator", written+"/publish", nil)
	h.Shows(publish, http.StatusOK, "Question ajoutée\u00a0: role_2. Une réponse est obligatoire.", "<li>choix user (liste role)</li>")
	h.Shows(h.Visit("coordinator", written+"/publish", url.Values{"mark": {"1.1"}}), http.StatusConflict, "rien n’a été fait")

	english := h.Visit("coordinator", "/en/manage/new-questionnaire", nil).Body.String()
	if strings.Index(english, `id="f-title-en"`) > strings.Index(english, `id="f-title-fr"`) {
		t.Error("the English page begins with the French title")
	}
	h.Shows(h.sends("coordinator", "/fr/manage/new-questionnaire", nil, "file", "x.csv", []byte("survey,,\n,type,name\n,intger,a\n,texte,b\n")), http.StatusUnprocessableEntity, "Le fichier\u00a0: ses")
}

// Numbers count what people answer, as the questionnaire's size does.
func TestNumbersCountQuestions(t *testing.T) {
	h := newHouse(t, nil)
	for _, kind := range []string{"note", "calculate", "text"} {
		h.Goes(h.Visit("coordinator", written+"/add", url.Values{"kind": {"question"}, "type": {kind}, "label-fr": {"Un " + kind}, "where": {"section you"}}), written+"/question/you/un_"+kind+"?done=added")
	}
	page := h.Visit("coordinator", written, nil).Body.String()
	for _, want := range []string{`<span class="number">6.</span> Un text`, ">Un note<", ">Un calculate<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the outline lacks %s", want)
		}
	}
	note := h.Visit("coordinator", written+"/question/you/un_note", nil).Body.String()
	if strings.Contains(note, "</a> <span aria-hidden=\"true\">›</span> </p>") {
		t.Error("the way ends in a lone sign")
	}
}

// A text that is picked among answers is told apart from one that is typed.
func TestTheOutlineSaysWhatIsPickedAmongAnswers(t *testing.T) {
	h := newHouse(t, nil)
	file := []byte("survey,,,\n,type,name,label\n,text,head,Head\n,select_one ${head},one,One\n")
	h.sends("coordinator", "/fr/manage/new-questionnaire", url.Values{"name": {"picked"}}, "file", "picked.csv", file)
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/picked", nil), http.StatusOK, "Texte", "À choisir parmi des réponses")
}

func TestTheNewestVersionIsNotCalledADraft(t *testing.T) {
	h := newHouse(t, nil)
	h.saves("coordinator", written+"/question/you/role", "label-fr", "Autre")
	h.Goes(h.Visit("coordinator", written+"/publish", url.Values{"mark": {h.draft().Mark.String()}}), written+"/versions?done=published")
	h.Shows(h.Visit("coordinator", written+"/versions", nil), http.StatusOK, "Comparer avec la version 2")
	h.Shows(h.Visit("coordinator", written+"/compare?version=1", nil), http.StatusOK, "La version 2 comparée à la version 1")
	h.saves("coordinator", written+"/question/you/role", "label-fr", "Encore")
	h.Shows(h.Visit("coordinator", written+"/versions", nil), http.StatusOK, "Comparer avec le brouillon")
	h.Shows(h.Visit("coordinator", written+"/compare?version=1", nil), http.StatusOK, "Le brouillon comparé à la version 1")
}
