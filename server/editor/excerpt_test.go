package editor_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
)

// Beside a form, a large questionnaire is shown around what the form writes: so much as a browser draws in no time.
func TestTheFrameOfALargeQuestionnaireShowsWhatIsAtHand(t *testing.T) {
	h := newHouse(t, nil)
	q := large(false)
	at := func(name string) *survey.Question {
		for i := range q.Sections {
			for j := range q.Sections[i].Questions {
				if q.Sections[i].Questions[j].Name == name {
					return &q.Sections[i].Questions[j]
				}
			}
		}
		t.Fatal(name)
		return nil
	}
	at("q270").Relevant = "${q40} = 'c1'"
	at("q40").Label["en"] = "After ${q3}?"
	at("q271").Constraint = "count(instance('l480')/root/item[name = 'c1']) = 1"
	at("q269").Trigger, at("q269").Calculation, at("q269").Type, at("q269").List = "${q41}, ${q42}", "1", survey.Calculate, ""
	at("q272").Type, at("q272").List = survey.TextType, "${q43}"
	q.Sections[5].Relevant = "${q7} != ''"
	q.Sections = append(q.Sections, survey.Section{Name: "empty", Title: q.Title})
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	const of = "/en/manage/questionnaires/large/preview"
	for path, test := range map[string]struct{ has, lacks []string }{
		"":                          {[]string{"q0", "q270", "q499"}, nil},
		"?of=question/s250/q270":    {[]string{"q265", "q270", "q275", "q40", "q3", "q7", "q41", "q42", "q43"}, []string{"q0", "q200", "q299", "q499"}},
		"?of=question/s250/q299":    {[]string{"q299", "q290", "q7"}, []string{"q250", "q300", "q40"}},
		"?of=section/s100":          {[]string{"q100", "q110"}, []string{"q99", "q149", "q7"}},
		"?of=question/s250/nothing": {[]string{"q0", "q10"}, []string{"q60"}},
		"?of=properties":            {[]string{"q0", "q10"}, []string{"q60"}},
		"?of=section/empty":         {[]string{"q0", "q10"}, []string{"q60"}},
	} {
		w := h.Visit("admin", of+path, nil)
		h.Shows(w, http.StatusOK, fmt.Sprintf("action=%q", strings.ReplaceAll(of+path, "?of="+path[min(len(path), 4):], "?of="+url.QueryEscape(path[min(len(path), 4):]))))
		page := w.Body.String()
		for _, name := range test.has {
			if !strings.Contains(page, `id="q-`+name+`"`) {
				t.Errorf("%s lacks %s", path, name)
			}
		}
		for _, name := range test.lacks {
			if strings.Contains(page, `id="q-`+name+`"`) {
				t.Errorf("%s shows %s", path, name)
			}
		}
		if strings.Contains(page, "left out here") {
			t.Errorf("%s: something is taken to be wrong", path)
		}
		if path != "" && (len(page) > 100<<10 || !strings.Contains(page, "Shown here:")) {
			t.Errorf("%s: %d bytes, or it does not say that it is a part", path, len(page))
		}
	}
	// What is tried in it is judged by it.
	h.Shows(h.Visit("admin", of+"?of=question%2Fs250%2Fq270", url.Values{"q270": {"c1"}, "q40": {"c1"}, "q7": {"c1"}}), http.StatusOK, "would be accepted")

	small := "/en/manage/questionnaires/obstacles/preview?of=question/you/role"
	if page := h.Visit("admin", small, nil).Body.String(); !strings.Contains(page, `id="q-most_helpful"`) || strings.Contains(page, "Shown here:") {
		t.Error("a questionnaire of usual size is not shown whole")
	}
}
