package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestNamesAreFollowed(t *testing.T) {
	h := newHouse(t, nil)
	h.saves("coordinator", written+"/question/you/role", "name", "job", "c1-name", "reader")
	use := h.draft().Questionnaire.Sections[1]
	if use.Relevant != "${job} = 'reader' or ${job} = 'both'" {
		t.Errorf("the section's condition is %s", use.Relevant)
	}
	for _, name := range []string{"domain", "two words", ""} {
		w := h.Visit("coordinator", written+"/question/you/job", with(h.filled("coordinator", written+"/question/you/job"), "name", name))
		h.Shows(w, http.StatusUnprocessableEntity, `href="#f-name"`)
	}
}

// A name stands in the addresses of pages: one that no browser could ask for is refused wherever a name is typed.
func TestANameIsNoLongerThanAddressesTake(t *testing.T) {
	h := newHouse(t, nil)
	long := strings.Repeat("n", 201) // one more than 200
	for _, test := range []struct {
		path string
		form url.Values
	}{
		{written + "/add", url.Values{"kind": {"question"}, "type": {"text"}, "label-fr": {"Dites"}, "where": {"after you/role"}, "name": {long}}},
		{written + "/add", url.Values{"kind": {"section"}, "label-fr": {"Fin"}, "where": {"section you"}, "name": {long}}},
		{"/fr/manage/new-questionnaire", url.Values{"from": {"obstacles"}, "name": {long}}},
	} {
		h.Shows(h.Visit("coordinator", test.path, test.form), http.StatusUnprocessableEntity, "201", "200")
	}
	for _, path := range []string{written + "/question/you/role", written + "/section/you"} {
		form := h.filled("coordinator", path)
		form.Set("name", long)
		h.Shows(h.Visit("coordinator", path, form), http.StatusUnprocessableEntity, "201", "200")
		form.Set("name", path[len(path)-3:]+long[4:])
		if w := h.Visit("coordinator", path, form); w.Code != http.StatusSeeOther {
			t.Errorf("%s: 200 characters give %d", path, w.Code)
		}
	}
	file := []byte("survey,,\n,type,name,label\n,text,why,Why?\nsettings,,\n,form_id,form_title,default_language\n," + long + ",Market,English (en)\n")
	h.Goes(h.sends("coordinator", "/fr/manage/new-questionnaire", nil, "file", "upload.csv", file), "/fr/manage/questionnaires/"+long[:32]+"/brought")
}
