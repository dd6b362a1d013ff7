package editor_test

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sonde/server/stafftest"
	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// sends posts a form with one file.
func (h *house) sends(person, path string, form url.Values, field, name string, file []byte) *httptest.ResponseRecorder {
	h.T.Helper()
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	for key, values := range form {
		h.Must(parts.WriteField(key, values[0]))
	}
	part, err := parts.CreateFormFile(field, name)
	h.Must(err)
	_, err = part.Write(file)
	h.Must(err)
	h.Must(parts.Close())
	return h.Visit(person, path, url.Values{}, "Content-Type", parts.FormDataContentType(), "Body", body.String())
}

func TestAQuestionnaireComesFromAFileAndLeavesAsOne(t *testing.T) {
	h := newHouse(t, nil)
	workbook := h.Visit("coordinator", written+"/download/obstacles.xlsx", nil)
	h.Shows(workbook, http.StatusOK)
	if got := workbook.Header().Get("Content-Disposition"); !strings.Contains(got, "obstacles.xlsx") {
		t.Errorf("Content-Disposition %q", got)
	}
	form := xlsform.Read(workbook.Body.Bytes(), "obstacles", nil)
	w := h.sends("coordinator", "/fr/manage/new-questionnaire", url.Values{"name": {"copy"}}, "file", "obstacles.xlsx", workbook.Body.Bytes())
	h.Goes(w, "/fr/manage/questionnaires/copy/brought")
	for range 2 { // reloading makes no second one
		h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/copy/brought", nil), http.StatusOK, "Fichier repris", "/fr/manage/questionnaires/copy", "minutes")
	}
	h.Shows(h.Visit("coordinator", "/en/manage/questionnaires/copy/brought", nil), http.StatusOK, "File taken in", "minutes")
	if other := h.Visit("admin", "/fr/manage/questionnaires/copy/brought", nil).Body.String(); strings.Contains(other, "minutes") {
		t.Error("another person is told of the file")
	}
	draft, err := h.Store.Draft(t.Context(), "copy")
	h.Must(err)
	if asJSON(t, draft.Questionnaire.Sections) != asJSON(t, form.Questionnaire.Sections) || len(draft.Questionnaire.Sections) != 6 {
		t.Error("the copy says something else than the file")
	}
	file := h.Visit("coordinator", written+"/download/obstacles.json", nil)
	h.Shows(file, http.StatusOK)
	if _, err := questionnaire.Parse(file.Body.Bytes()); err != nil {
		t.Errorf("the JSON file: %v", err)
	}
	w = h.sends("coordinator", "/fr/manage/new-questionnaire", url.Values{"name": {"third"}}, "file", "q.json", file.Body.Bytes())
	h.Goes(w, "/fr/manage/questionnaires/third/brought")
	lime := h.Visit("coordinator", written+"/download/obstacles.txt", nil)
	h.Shows(lime, http.StatusOK, "surveyls_title", "Que faites-vous avec les données marines")
	h.Shows(h.Visit("coordinator", written+"/files", nil), http.StatusOK, "que LimeSurvey ne peut pas garder")
	if w := h.Visit("coordinator", written+"/download/foreign.json", nil); w.Code != http.StatusNotFound {
		t.Errorf("another's file: %d", w.Code)
	}
}

func TestAFileReplacesTheDraft(t *testing.T) {
	h := newHouse(t, nil)
	sheet := "survey,,,,\n,type,name,label::fr,label::en,relevant\n,text,why,Pourquoi ?,Why?,\n,text,how,Comment ?,How?,%s\n"
	good, bad := []byte(strings.Replace(sheet, "%s", "${why} != ''", 1)), []byte(strings.Replace(sheet, "%s", "${nobody} = 1", 1))
	w := h.sends("coordinator", written+"/files", url.Values{"mark": {"1.0"}}, "file", "small.csv", bad)
	h.Shows(w, http.StatusUnprocessableEntity, "Rien n’a été enregistré", "nobody", "survey ligne", "XLS_")
	if _, err := h.Store.Draft(t.Context(), "obstacles"); !survey.IsKind(err, survey.NotFound) {
		t.Fatal("a file with errors made a draft")
	}
	h.Goes(h.sends("coordinator", written+"/files", url.Values{"mark": {"1.0"}}, "file", "small.csv", good), written+"/brought")
	q := h.draft().Questionnaire
	if how, ok := edit.Find(q, "/how"); !ok || how.Relevant != "${why} != ''" || q.Name != "obstacles" {
		t.Errorf("the draft is %s", asJSON(t, q))
	}
	h.Shows(h.sends("admin", written+"/files", url.Values{"mark": {"1.0"}}, "file", "small.csv", good), http.StatusConflict, "Quelqu’un d’autre", `value="`+h.draft().Mark.String()+`"`)
	h.Shows(h.Visit("coordinator", written+"/files", url.Values{"mark": {h.draft().Mark.String()}}), http.StatusUnprocessableEntity, "Choisissez un fichier")
	h.Shows(h.sends("coordinator", written+"/files", url.Values{"mark": {h.draft().Mark.String()}}, "file", "x.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")), http.StatusUnprocessableEntity, ".xlsx")
	h.Goes(h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {"undo"}}), written+"?done=undone")
	if got := h.names(0); !strings.HasPrefix(got, "role domain") {
		t.Errorf("undoing gives %s", got)
	}
}

func TestALimeSurveyFileStartsAQuestionnaire(t *testing.T) {
	h := newHouse(t, nil)
	file := "\ufeffclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother\nS\t\tlanguage\t\tfr\t\t\t\t\nSL\t\tsurveyls_title\t\tEnquête\t\tfr\t\t\nG\t0\tA\t1\tPremière\t\tfr\t\t\nQ\tS\tq1\t1\tPourquoi ?\t\tfr\tN\tN\n"
	w := h.sends("coordinator", "/fr/manage/new-questionnaire", url.Values{"name": {"lime"}}, "file", "limesurvey.txt", []byte(file))
	h.Goes(w, "/fr/manage/questionnaires/lime/brought")
	h.Shows(h.Visit("coordinator", "/fr/manage/questionnaires/lime", nil), http.StatusOK, "Pourquoi ?", "Enquête")
}

func TestImagesAreAdded(t *testing.T) {
	h := newHouse(t, nil)
	h.saves("coordinator", written+"/question/you/role", "image-fr", "map.png", "image-en", "map.png")
	h.Shows(h.Visit("coordinator", written+"/files", nil), http.StatusOK, "Images encore attendues", "map.png", "buoy.png")
	for _, page := range []string{"/check", "/publish"} {
		h.Shows(h.Visit("coordinator", written+page, nil), http.StatusOK, "IMG_020", "map.png")
	}
	h.saves("coordinator", written+"/question/you/role", "image-fr", "map.svg")
	never := h.Visit("coordinator", written+"/files", nil)
	h.Shows(never, http.StatusOK, "Images encore attendues", "IMG_021", "#f-image-fr")
	if strings.Contains(never.Body.String(), `<span class="slug">map.svg`) {
		t.Error("a drawing is waited for")
	}
	var picture bytes.Buffer
	h.Must(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 4))))
	h.Goes(h.sends("coordinator", written+"/images", nil, "image", "folder/map.png", picture.Bytes()), written+"/files?done=images_added")
	if w := h.Visit("coordinator", written+"/images/map.png", nil); w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/png" {
		t.Errorf("the image: %d %s", w.Code, w.Header().Get("Content-Type"))
	}
	h.Shows(h.sends("coordinator", written+"/images", nil, "image", "other.png", picture.Bytes()), http.StatusUnprocessableEntity, "aucune image", "other.png")
	h.Shows(h.sends("coordinator", written+"/images", nil, "image", "map.png", []byte("no picture")), http.StatusUnprocessableEntity, "lisible")
	h.Shows(h.Visit("coordinator", written+"/images", url.Values{}), http.StatusUnprocessableEntity, "Choisissez un fichier")
}

func TestQuestionsAskedBeforeAreTakenOver(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", "/fr/manage/new-questionnaire", url.Values{"from": {":empty"}, "languages": {"fr"}, "title-fr": {"Nouveau"}, "name": {"new"}}), "/fr/manage/questionnaires/new?done=questionnaire_created")
	const at = "/fr/manage/questionnaires/new"
	page := h.Visit("coordinator", at+"/asked?q=OBSTACLES+portail", nil)
	h.Shows(page, http.StatusOK, "Quels freins rencontrez-vous pour utiliser", "posée dans")
	if strings.Contains(page.Body.String(), "Que faites-vous") {
		t.Error("the search finds everything")
	}
	h.Shows(h.Visit("coordinator", at+"/asked?q=xyzzy", nil), http.StatusOK, "Aucune autre question")
	h.Shows(h.Visit("coordinator", at+"/asked", url.Values{"q": {"portail"}}), http.StatusUnprocessableEntity, "Cochez au moins une question")
	form := url.Values{"take": {h.mark(at, "use_obstacles"), h.mark(at, "use_top3"), h.mark(at, "publish_obstacles_other")}}
	h.Goes(h.Visit("coordinator", at+"/asked", form), at+"?done=taken_part&at=%2Fuse_obstacles")
	w := h.Visit("coordinator", at+"?done=taken_part&at=%2Fuse_obstacles", nil)
	h.Shows(w, http.StatusOK, "publish_obstacles_other", "il n’a pas été repris", "Quels freins à l’utilisation")
	draft, err := h.Store.Draft(t.Context(), "new")
	h.Must(err)
	if got := draft.Questionnaire.Sections[0].Questions; len(got) != 3 || got[0].Name != "use_obstacles" || got[1].List != got[0].List || got[1].Relevant == "" || got[2].Relevant != "" || got[0].Label["en"] != "" {
		t.Errorf("taken over: %s", asJSON(t, got))
	}
	if list := draft.Questionnaire.ChoiceLists[draft.Questionnaire.Sections[0].Questions[0].List]; len(list) != 15 || list[0].Concept != "use/find_portal" {
		t.Errorf("the choices are %+v", list)
	}
	file := []byte("survey,,\n,type,name,label\n,text,why,Pourquoi ?\nsettings,,\n,default_language,unheard\n,fr,of\n")
	h.Goes(h.sends("coordinator", at+"/files", url.Values{"mark": {draft.Mark.String()}}, "file", "new.csv", file), at+"/brought")
	h.Shows(h.Visit("coordinator", at+"?done=taken_part", nil), http.StatusOK, "il n’a pas été repris") // both pages can be loaded again
	h.Shows(h.Visit("coordinator", at+"/brought", nil), http.StatusOK, "unheard")
	h.Shows(h.Visit("neighbour", "/fr/manage/questionnaires/foreign/asked", nil), http.StatusOK, "Aucune autre question") // it asks the same
}

// mark finds the value of a question on the page of questions asked before.
func (h *house) mark(at, name string) string {
	h.T.Helper()
	page := h.Visit("coordinator", at+"/asked", nil).Body.String()
	found := regexp.MustCompile(`value="([0-9a-f]{16})"[^\n]*<span class="slug">` + name + `</span>`).FindStringSubmatch(page)
	if found == nil {
		h.T.Fatalf("%s is not offered: %s", name, stafftest.Clip(page))
	}
	return found[1]
}

func TestDraftsOfOthersAreNotOffered(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "foreign", 0)
	h.Must(err)
	q.Sections[0].Questions[0].Label = survey.Text{"fr": "Un secret ?", "en": "A secret?"}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-neighbour", h.Now))
	_, err = h.Store.Publish(t.Context(), "foreign", "user-neighbour", h.Now)
	h.Must(err)
	s, err := h.Store.Survey(t.Context(), "other")
	h.Must(err)
	for _, listed := range []bool{true, false} {
		s.Listed = listed
		h.Must(h.Store.UpdateSurvey(t.Context(), s))
		page := h.Visit("coordinator", written+"/asked?q=secret", nil)
		if got := strings.Contains(page.Body.String(), "Un secret"); got != listed {
			t.Errorf("offered to a neighbour: %v, though the survey is listed: %v", got, listed)
		}
	}
}

// A questionnaire from a file is named as the file names itself, with a number where that is taken; the title alone names
// what is made on the pages.
func TestAFileNamesTheQuestionnaire(t *testing.T) {
	h := newHouse(t, nil)
	file := []byte("survey,,\n,type,name,label\n,text,why,Why?\nsettings,,\n,form_id,form_title,default_language\n,market,Market day,English (en)\n")
	for _, test := range []struct{ typed, want string }{{"", "market"}, {"", "market_2"}, {"mine", "mine"}} {
		w := h.sends("coordinator", "/fr/manage/new-questionnaire", url.Values{"name": {test.typed}, "title-en": {"Another title"}}, "file", "upload.csv", file)
		h.Goes(w, "/fr/manage/questionnaires/"+test.want+"/brought")
	}
}
