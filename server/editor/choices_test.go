package editor_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
)

func TestChoicesArePastedNamedMovedAndRemoved(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", written+"/add", url.Values{"kind": {"question"}, "type": {"select_multiple"}, "label-fr": {"Couleurs"}, "where": {"section open"}}),
		written+"/question/open/couleurs?done=added")
	path := written + "/question/open/couleurs"
	list := func() string {
		var all []string
		for _, c := range h.draft().Questionnaire.ChoiceLists["couleurs"] {
			words := c.Name + "=" + c.Label["fr"] + "/" + c.Label["en"]
			if c.Retired {
				words += "†"
			}
			all = append(all, words)
		}
		return strings.Join(all, " ")
	}
	steps := []struct {
		do      string
		changes []string
		want    string
	}{
		{"paste", []string{"paste", "Rouge\tRed\nVert d’eau\tSea green\nBleu"}, "rouge=Rouge/Red vert_d_eau=Vert d’eau/Sea green bleu=Bleu/"},
		{"paste", []string{"paste", "\n\nBlue", "paste-as", "en"}, "rouge=Rouge/Red vert_d_eau=Vert d’eau/Sea green bleu=Bleu/Blue"},
		{"save", []string{"c3-label-fr", "Noir", "c3-exclusive", "yes"}, "rouge=Rouge/Red vert_d_eau=Vert d’eau/Sea green bleu=Bleu/Blue noir=Noir/"},
		{"up 3", nil, "rouge=Rouge/Red vert_d_eau=Vert d’eau/Sea green noir=Noir/ bleu=Bleu/Blue"},
		{"down 0", []string{"c0-label-en", "Crimson"}, "vert_d_eau=Vert d’eau/Sea green rouge=Rouge/Crimson noir=Noir/ bleu=Bleu/Blue"},
		{"drop 2", []string{"max_picks", "2"}, "vert_d_eau=Vert d’eau/Sea green rouge=Rouge/Crimson bleu=Bleu/Blue"},
	}
	for _, step := range steps {
		h.saves("coordinator", path, append(step.changes, ":do", step.do)...)
		if got := list(); got != step.want {
			t.Fatalf("%s: %s, want %s", step.do, got, step.want)
		}
	}
	if q := h.question("open/couleurs"); q.MaxPicks != 2 {
		t.Errorf("at most %d picks", q.MaxPicks)
	}
	for _, test := range []struct{ name, field, value, want string }{
		{"a name with a space", "c0-name", "vert d’eau", "n’a pas d’espace"},
		{"a concept that is none", "c0-concept", "use/nothing", "n’existe pas"},
		{"more lines than choices", "paste", "a\nb\nc\nd", "une ligne de plus"},
		{"picks that are no number", "max_picks", "deux", "nombre entier"},
	} {
		w := h.Visit("coordinator", path, with(h.filled("coordinator", path), test.field, test.value, "paste-as", "en", ":do", "save"))
		h.Shows(w, http.StatusUnprocessableEntity, test.want, test.value)
	}
}

func TestAChoiceThatAnswersHoldIsRetired(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role" // the house holds a response "user"
	h.saves("coordinator", path, ":do", "drop 1")
	role := h.draft().Questionnaire.ChoiceLists["role"]
	if role[1].Name != "user" || !role[1].Retired {
		t.Errorf("the choice with an answer is %+v", role[1])
	}
	h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, "Proposer de nouveau")
	h.saves("coordinator", path, ":do", "back 1")
	if role := h.draft().Questionnaire.ChoiceLists["role"]; role[1].Retired {
		t.Error("it is not offered again")
	}
	h.saves("coordinator", path, ":do", "drop 3")
	if role := h.draft().Questionnaire.ChoiceLists["role"]; len(role) != 3 {
		t.Errorf("a choice without answers stays: %+v", role)
	}
}

// A list of more choices than a page shows in rows stays whole, and is pasted into.
func TestALongListIsPastedInto(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	var long []survey.Choice
	for i := range 1_500 {
		long = append(long, survey.Choice{Name: fmt.Sprintf("c%d", i), Label: survey.Text{"fr": fmt.Sprintf("Commune %d", i), "en": fmt.Sprintf("Town %d", i)}})
	}
	q.ChoiceLists["domain"] = long
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	path := written + "/question/you/domain"
	h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, "trop pour cette page")
	h.saves("coordinator", path, "label-fr", "Quelle commune ?", "paste", "Brest\tBrest", ":do", "save")
	list := h.draft().Questionnaire.ChoiceLists["domain"]
	if len(list) != 1_501 || list[1_500].Name != "brest" || h.question("you/domain").Label["fr"] != "Quelle commune ?" {
		t.Errorf("%d choices, the last %+v", len(list), list[len(list)-1])
	}
}

// A choice that is taken out of its list tells which conditions speak of it, on its own page and beside them.
func TestARemovedChoiceTellsWhoUsesIt(t *testing.T) {
	h := newHouse(t, nil)
	path := written + "/question/you/role"
	h.saves("coordinator", path, ":do", "drop 2")
	h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, "section use, condition", "« both »")
	h.Shows(h.Visit("coordinator", written+"/section/use", nil), http.StatusOK, `<a href="#f-relevant">`, "« both »")
	told := h.tells(h.Visit("coordinator", path, with(h.filled("coordinator", path), ":do", "autosave")))
	if len(told.Found) < 2 || told.Found[0].Error || !strings.Contains(told.Found[0].Message, "both") {
		t.Errorf("told %+v", told.Found)
	}
	form := with(h.filled("coordinator", written+"/question/open/most_helpful"), "relevant-mode", "typed", "relevant", "${role} = 'usr'", ":do", "check")
	if told := h.tells(h.Visit("coordinator", written+"/question/open/most_helpful", form)); len(told.Found) != 1 || !strings.Contains(told.Found[0].Message, "dire « user »") {
		t.Errorf("told %+v", told.Found)
	}
}
