package manage_test

import (
	"maps"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sonde/server"
	"sonde/server/stafftest"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// settings are the fields of the settings page, filled in.
func settings() url.Values {
	form := url.Values{"opens": {""}, "closes": {"2026-06-30T18:00"}, "zone": {"Europe/Paris"}, "late": {"24"}, "wall": {"5"}, "open": {"10"}, "listed": {"yes"}}
	for _, language := range []string{"fr", "en"} {
		form.Set("title-"+language, "Titre "+language)
		for _, part := range []string{"controller", "contact", "purpose", "basis", "recipients", "retention", "rights"} {
			form.Set("notice-"+part+"-"+language, part+" "+language)
		}
	}
	return form
}

const of = "/fr/manage/s/obstacles"

func TestGoingLiveNeedsTheNoticeAndDeletesTheTrial(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", of+"/live", nil), http.StatusOK, "Base légale (English)", of+"/settings#f-notice-basis-en")
	h.Shows(h.Visit("coordinator", of+"/live", url.Values{}), http.StatusConflict, "incomplète")
	h.Goes(h.Visit("coordinator", of+"/settings", settings()), of+"/settings?done=saved")
	h.Shows(h.Visit("coordinator", of+"/live", nil), http.StatusOK, "La réponse reçue à l’essai sera supprimée")
	h.Goes(h.Visit("coordinator", of+"/live", url.Values{}), of+"?done=live")
	if n := len(h.IDs("obstacles")); n != 0 {
		t.Errorf("%d responses of the trial are left", n)
	}
	h.Shows(h.Visit("coordinator", of+"?done=live", nil), http.StatusOK, "L’enquête est ouverte.", "30 juin 2026 à 18:00 (Europe/Paris)")
	h.Goes(h.Visit("coordinator", of+"/close", url.Values{}), of+"?done=closed")
	h.Shows(h.Visit("coordinator", of+"/close", url.Values{}), http.StatusConflict)
	h.Goes(h.Visit("coordinator", of+"/live", url.Values{}), of+"?done=reopened")
}

func TestSettingsAreRefusedWithWhatWasTyped(t *testing.T) {
	h := newHouse(t, nil)
	for _, test := range []struct{ name, field, value, want string }{
		{"a time that the clock skips", "closes", "2026-03-29T02:30", "n’existe pas ce jour-là"},
		{"a time that comes twice", "closes", "2026-10-25T02:30", "existe deux fois"},
		{"no time", "closes", "demain", "Donnez une date et une heure"},
		{"a threshold below the floor", "wall", "2", "de 3 à 100"},
		{"a threshold that is no number", "open", "beaucoup", "de 3 à 100"},
		{"an unknown zone", "zone", "../etc/passwd", "Choisissez dans la liste"},
		{"the machine's zone", "zone", "Local", "Choisissez dans la liste"},
		{"no title", "title-en", " ", "à remplir"},
		{"a notice that is too long", "notice-rights-fr", strings.Repeat("é", 3001), "3001 caractères"},
		{"closing before opening", "opens", "2026-07-01T10:00", "avant le début"},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := settings()
			form.Set(test.field, test.value)
			w := h.Visit("coordinator", of+"/settings", form)
			h.Shows(w, http.StatusUnprocessableEntity, test.want, "basis fr")
		})
	}
	s, err := h.Store.Survey(t.Context(), "obstacles")
	h.Must(err)
	if s.Notice.Controller["fr"] != "" {
		t.Error("refused settings were saved")
	}
}

func TestAnEventIsMadeChangedAndPrinted(t *testing.T) {
	h := newHouse(t, nil)
	form := url.Values{"code": {"BREST-26"}, "kind": {"webinar"}, "title-fr": {"Brest"}, "title-en": {"Brest"}, "starts": {"2026-04-01"}, "invited": {"120"}}
	h.Goes(h.Visit("coordinator", of+"/new-event", form), of+"/events?done=event_created")
	h.Shows(h.Visit("coordinator", of+"/new-event", form), http.StatusConflict, "déjà pris", `value="BREST-26"`)
	form.Set("present", "-3")
	h.Shows(h.Visit("coordinator", of+"/events/BREST-26", form), http.StatusUnprocessableEntity, "de 0 à 100000", `value="-3"`)
	form.Set("present", "80")
	h.Goes(h.Visit("coordinator", of+"/events/BREST-26", form), of+"/events?done=event_saved")
	h.Shows(h.Visit("coordinator", of+"/events/BREST-26/sheet", nil), http.StatusOK, "http://sonde.example/fr/e/BREST-26", "http://sonde.example/en/e/BREST-26", "Scan this code")
	w := h.Visit("manager", of+"/qr/en?event=BREST-26", nil)
	h.Shows(w, http.StatusOK, "<svg")
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="qr-BREST-26-en.svg"` {
		t.Errorf("Content-Disposition %q", got)
	}
	h.Shows(h.Visit("manager", of+"/qr/en?event=OTHER-1", nil), http.StatusNotFound)
}

func TestAResponseIsReadLeftOutTakenInAndDeleted(t *testing.T) {
	h := newHouse(t, nil)
	one := of + "/responses/" + h.Own
	h.Shows(h.Visit("coordinator", one, nil), http.StatusOK, "J’utilise des données", "sans réponse",
		"Quelle importance pour votre travail\u00a0? Trouver des données", "Est-ce facile pour vous\u00a0? Trouver des données")
	h.Shows(h.Visit("coordinator", one+"/exclude", url.Values{"reason": {" "}}), http.StatusUnprocessableEntity, "à remplir", `href="/en/manage/s/obstacles/responses/`+h.Own+`"`)
	h.Goes(h.Visit("coordinator", one+"/exclude", url.Values{"reason": {"essai"}}), one+"?done=excluded")
	h.Shows(h.Visit("coordinator", of+"/responses", nil), http.StatusOK, "écartée")
	h.Goes(h.Visit("coordinator", one+"/include", url.Values{}), one+"?done=included")
	h.Shows(h.Visit("coordinator", one+"/delete", url.Values{}), http.StatusUnprocessableEntity, "Cochez la case")
	h.Goes(h.Visit("coordinator", one+"/delete", url.Values{"confirm": {"yes"}}), of+"/responses?done=deleted")
	h.Shows(h.Visit("coordinator", one, nil), http.StatusNotFound)
}

func TestAPaperSheetIsStoredOnce(t *testing.T) {
	h := newHouse(t, nil)
	h.Goes(h.Visit("coordinator", of+"/settings", settings()), of+"/settings?done=saved")
	h.Goes(h.Visit("coordinator", of+"/live", url.Values{}), of+"?done=live")
	page := h.Visit("coordinator", of+"/paper?event=OWN-1", nil).Body.String()
	key := regexp.MustCompile(`name=":key" value="([0-9a-f]{32})"`).FindStringSubmatch(page)[1]
	form := url.Values{":key": {key}, ":event": {"OWN-1"}, ":day": {"2026-03-16"}, ":version": {"1"}, "role": {"user"}}
	h.Goes(h.Visit("coordinator", of+"/paper", form), of+"/paper?done=paper&event=OWN-1&day=2026-03-16")
	h.Shows(h.Visit("coordinator", of+"/paper", form), http.StatusConflict, "déjà enregistrée")
	form.Set(":key", strings.Repeat("a", 32))
	form.Set(":day", "2026-03-18")
	h.Shows(h.Visit("coordinator", of+"/paper", form), http.StatusUnprocessableEntity, "au plus tard aujourd’hui")
	form.Set(":day", "2026-03-17")
	form.Del("role")
	h.Shows(h.Visit("coordinator", of+"/paper", form), http.StatusUnprocessableEntity, "Le papier est bien ainsi")
	form.Set(":anyway", "yes")
	h.Goes(h.Visit("coordinator", of+"/paper", form), of+"/paper?done=paper&event=OWN-1&day=2026-03-17")
	form.Set(":event", "OTHER-1")
	h.Shows(h.Visit("coordinator", of+"/paper", form), http.StatusNotFound)
	tally, err := h.Store.Tally(t.Context(), "obstacles")
	h.Must(err)
	count := 0
	for _, line := range tally {
		if line.Source != survey.SourcePaper || line.Event != "OWN-1" {
			t.Errorf("stored as %+v", line)
		}
		count += line.Count
	}
	if count != 2 {
		t.Errorf("%d sheets, want 2", count)
	}
}

func TestAPreviewStoresNothing(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", of+"/preview", nil), http.StatusOK, "Rien de ce que vous remplissez ici n’est enregistré", `action="/fr/manage/s/obstacles/preview"`)
	h.Shows(h.Visit("coordinator", of+"/preview", url.Values{}), http.StatusUnprocessableEntity)
	h.Shows(h.Visit("coordinator", of+"/preview", url.Values{"role": {"user"}}), http.StatusOK, "serait acceptée")
	if n := len(h.IDs("obstacles")); n != 1 {
		t.Errorf("%d responses, want the 1 there was", n)
	}
}

func TestAManagerReadsFiguresAndNoResponse(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("manager", of+"/results", nil), http.StatusOK, "Tableaux fixes")
	for _, query := range []string{"?role=user", "?event=OWN-1"} {
		if a, b := h.Visit("manager", of+"/results"+query, nil), h.Visit("manager", of+"/results", nil); strings.ReplaceAll(a.Body.String(), query, "") != b.Body.String() {
			t.Errorf("a manager's filter %s changes the page", query)
		}
	}
	page := h.Visit("manager", of+"/exports", nil).Body.String()
	if strings.Contains(page, "responses.csv") || strings.Contains(page, "coordinator.xlsx") {
		t.Error("a manager is offered responses")
	}
	for _, file := range []string{"report.xlsx", "report.html"} {
		w := h.Visit("manager", of+"/exports/"+file, nil)
		h.Shows(w, http.StatusOK)
		if w.Header().Get("Cache-Control") != "no-store" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %v", file, w.Header())
		}
	}
}

func TestAJudgementKeepsItsReasonAndItsAuthor(t *testing.T) {
	h := newHouse(t, nil)
	form := url.Values{"concept": {"use/find_portal"}, "aspect": {"coverage"}, "value": {"1"}, "reason": {""}}
	h.Shows(h.Visit("coordinator", of+"/judgements", form), http.StatusUnprocessableEntity, "à remplir")
	form.Set("reason", "Le catalogue suffit")
	h.Goes(h.Visit("coordinator", of+"/judgements", form), of+"/judgements?done=judged")
	h.Shows(h.Visit("coordinator", of+"/judgements", nil), http.StatusOK, "Le catalogue suffit", "Confirmé par Coordinator, 17 mars 2026", "Proposé, non confirmé")
	for field, value := range map[string]string{"value": "0.7", "aspect": "other", "concept": "use/nothing"} {
		wrong := url.Values{"concept": {"use/find_portal"}, "aspect": {"coverage"}, "value": {"1"}, "reason": {"x"}}
		wrong.Set(field, value)
		h.Shows(h.Visit("coordinator", of+"/judgements", wrong), http.StatusUnprocessableEntity)
	}
}

func TestEveryActionIsInTheLog(t *testing.T) {
	h := newHouse(t, nil)
	one := of + "/responses/" + h.Own
	for _, act := range []struct {
		person, path string
		form         url.Values
		action       string
	}{
		{"coordinator", of + "/settings", settings(), "settings"},
		{"coordinator", one + "/exclude", url.Values{"reason": {"essai"}}, "response_exclude"},
		{"coordinator", one + "/include", url.Values{}, "response_include"},
		{"coordinator", one + "/delete", url.Values{"confirm": {"yes"}}, "response_delete"},
		{"coordinator", of + "/members/user-manager/role", url.Values{"role": {"coordinator"}}, "member_role"},
		{"coordinator", of + "/members/user-manager/remove", url.Values{}, "member_remove"},
		{"coordinator", of + "/tokens", url.Values{"name": {"x"}, "role": {"manager"}}, "token_create"},
		{"coordinator", of + "/tokens/" + h.Token.ID + "/revoke", url.Values{}, "token_revoke"},
		{"coordinator", of + "/live", url.Values{}, "survey_open"},
		{"coordinator", of + "/close", url.Values{}, "survey_close"},
		{"coordinator", of + "/duplicate", url.Values{"slug": {"again"}, "title-fr": {"a"}, "title-en": {"a"}}, "survey_duplicate"},
		{"admin", "/fr/manage/new", url.Values{"questionnaire": {"obstacles"}, "slug": {"new-one"}, "title-fr": {"a"}, "title-en": {"a"}}, "survey_create"},
		{"admin", "/fr/manage/users/user-stranger/admin", url.Values{}, "admin_give"},
		{"admin", "/fr/manage/users/user-stranger/not-admin", url.Values{}, "admin_take"},
		{"admin", "/fr/manage/users/user-stranger/disable", url.Values{}, "user_disable"},
		{"admin", "/fr/manage/users/user-stranger/enable", url.Values{}, "user_enable"},
		{"admin", "/fr/manage/users/user-stranger/reset", url.Values{}, "user_reset"},
		{"admin", "/fr/manage/backup", url.Values{}, "backup"},
	} {
		if w := h.Visit(act.person, act.path, act.form); w.Code >= 400 {
			t.Errorf("%s: %d\n%s", act.action, w.Code, stafftest.Clip(w.Body.String()))
			continue
		}
		entries, err := h.Store.Audit(t.Context(), "", 1, 0)
		h.Must(err)
		if entries[0].Action != act.action || entries[0].Actor != "user-"+act.person {
			t.Errorf("the log says %+v, want %s by %s", entries[0], act.action, act.person)
		}
	}
	h.Shows(h.Visit("neighbour", of+"/audit", nil), http.StatusNotFound)
	page := h.Visit("coordinator", of+"/audit", nil).Body.String()
	if strings.Contains(page, "sauvegarde") || strings.Contains(page, "administration") {
		t.Error("a survey's log tells of other things")
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("admin", "/fr/manage/users/user-admin/disable", url.Values{}), http.StatusConflict, "dernière personne")
	h.Shows(h.Visit("admin", "/fr/manage/users/user-admin/not-admin", url.Values{}), http.StatusConflict, "dernière personne")
}

func TestTheLogSpeaksThePersonsLanguage(t *testing.T) {
	h := newHouse(t, func(c *server.Config) {
		c.Clock = func() time.Time { return time.Date(2026, 3, 17, 9, 30, 0, 0, time.Local) }
	})
	h.Goes(h.Visit("coordinator", of+"/members/user-manager/role", url.Values{"role": {"coordinator"}}), of+"/members?done=member_changed")
	h.Shows(h.Visit("coordinator", "/fr"+of[3:]+"/audit", nil), http.StatusOK, "(Coordination)")
	if page := h.Visit("admin", "/fr/manage/audit", nil).Body.String(); strings.Contains(page, "Local") {
		t.Error("a time zone is named Local")
	}
}

func TestAnEventOfOneDayNamesItOnce(t *testing.T) {
	h := newHouse(t, nil)
	form := url.Values{"code": {"DAY-1"}, "kind": {"webinar"}, "title-fr": {"Brest"}, "title-en": {"Brest"}, "starts": {"2026-04-01"}, "ends": {"2026-04-01"}}
	h.Goes(h.Visit("coordinator", of+"/new-event", form), of+"/events?done=event_created")
	page := h.Visit("coordinator", "/fr"+of[3:]+"/events", nil).Body.String()
	if n := strings.Count(page, "1er avril 2026"); n != 1 {
		t.Errorf("the day is named %d times", n)
	}
}

// Rows, and what was worked out, are read with the other answers.
func TestRowsOfAResponseAreRead(t *testing.T) {
	h := newHouse(t, nil)
	source, err := os.ReadFile("../../survey/testdata/questionnaires/rows.json")
	h.Must(err)
	q, err := questionnaire.Parse(source)
	h.Must(err)
	h.Must(h.Store.SaveDraft(t.Context(), q, "", h.Now))
	_, err = h.Store.Publish(t.Context(), "rows", "", h.Now)
	h.Must(err)
	h.Must(h.Store.CreateSurvey(t.Context(), survey.Survey{Slug: "rows", Questionnaire: "rows", Version: 1, State: survey.StateOpen, TimeZone: "UTC", CreatedAt: h.Now}))
	_, err = h.Store.Import(t.Context(), []survey.Sending{{Key: survey.Hash{9}, Sheet: survey.Sheet{
		Survey: "rows", Version: 1, Language: "fr", Source: survey.SourceWeb, ReceivedOn: "2026-03-17", Skipped: []string{"address"},
		Answers: []byte(`{"children":[{"age":9,"likes":["sea","sky"],"name":"Ana","pets":[{"pet":"cat"}]},{"name":"Bob"}],"how_many":"2"}`),
	}}})
	h.Must(err)
	id := slices.Collect(maps.Keys(h.IDs("rows")))[0]
	h.Shows(h.Visit("admin", "/fr/manage/s/rows/responses/"+id, nil), http.StatusOK,
		"name (fr)\u00a0: Ana · age (fr)\u00a0: 9 · likes (fr)\u00a0: sea (fr), sky (fr) · pets (fr)\u00a0: pet (fr)\u00a0: cat", "name (fr)\u00a0: Bob", "sans réponse", "how_many")
}

// A survey needs a title in the languages of its questionnaire alone.
func TestASurveyIsTitledInTheLanguagesOfItsQuestionnaire(t *testing.T) {
	h := newHouse(t, nil)
	for _, test := range []struct {
		name      string
		languages []string
		title     map[string]string
		wrong     string
	}{
		{"english", []string{"en"}, map[string]string{"en": "Title"}, ""},
		{"english-untitled", []string{"en"}, map[string]string{"fr": "Titre"}, "title-en"},
		{"both", []string{"fr", "en"}, map[string]string{"en": "Title"}, "title-fr"},
		{"breton", []string{"br"}, map[string]string{"en": "Title"}, ""},
		{"breton-untitled", []string{"br"}, nil, "title-fr"},
	} {
		q, err := h.Store.Published(t.Context(), "obstacles", 0)
		h.Must(err)
		q.Name, q.Languages, q.DefaultLanguage = test.name, test.languages, test.languages[0]
		h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
		form := url.Values{"questionnaire": {test.name}, "slug": {test.name}}
		for language, words := range test.title {
			form.Set("title-"+language, words)
		}
		w := h.Visit("admin", "/fr/manage/new", form)
		if told := strings.Contains(w.Body.String(), `href="#f-title-`); test.wrong == "" && told || test.wrong != "" && !strings.Contains(w.Body.String(), `href="#f-`+test.wrong+`"`) {
			t.Errorf("%s: %d, want %q", test.name, w.Code, test.wrong)
		}
	}
}

// Codes are printed: each has to lead somewhere.
func TestCodesArePrintedOnlyOfLanguagesThatAreOffered(t *testing.T) {
	h := newHouse(t, nil)
	paths := []string{of, of + "/events/OWN-1/sheet"}
	for _, path := range paths {
		h.Shows(h.Visit("coordinator", path, nil), http.StatusOK, "/fr/manage/s/obstacles/qr/fr", "/fr/manage/s/obstacles/qr/en")
	}
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	delete(q.Title, "en")
	h.Must(h.Store.SaveDraft(t.Context(), q, "", h.Now))
	version, err := h.Store.Publish(t.Context(), "obstacles", "", h.Now)
	h.Must(err)
	s, err := h.Store.Survey(t.Context(), "obstacles")
	h.Must(err)
	s.Version = version
	h.Must(h.Store.UpdateSurvey(t.Context(), s))
	for _, path := range paths {
		page := h.Visit("coordinator", path, nil)
		h.Shows(page, http.StatusOK, "/fr/manage/s/obstacles/qr/fr")
		if body := page.Body.String(); strings.Contains(body, "/qr/en") || strings.Contains(body, "sonde.example/en/") {
			t.Errorf("%s prints the code of a language that is not offered", path)
		}
	}
	h.Shows(h.Visit("coordinator", of+"/qr/en", nil), http.StatusNotFound)
}
