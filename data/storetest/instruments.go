package storetest

import (
	"testing"
	"time"

	"sonde/survey"
)

func aQuestionnaire(name, title string) survey.Questionnaire {
	return survey.Questionnaire{
		Name: name, Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: survey.Text{"fr": title},
		ChoiceLists: map[string][]survey.Choice{"role": {{Name: "user", Label: survey.Text{"fr": "Utilise"}, Concept: "use/find_portal"}}},
		Sections: []survey.Section{{Name: "you", Questions: []survey.Question{
			{Name: "role", Type: survey.SelectOne, List: "role", Required: survey.Always, Label: survey.Text{"fr": "Rôle"}},
		}}},
	}
}

func questionnaires(t *testing.T, open Opener) {
	t.Run("a draft becomes versions that never change", func(t *testing.T) {
		store, _ := open(t)
		first, second := aQuestionnaire("q", "Un"), aQuestionnaire("q", "Deux")
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("q", "Zéro"), "u1", at))
		must(t, store.SaveDraft(ctx(t), first, "u1", at))
		got, err := store.Draft(ctx(t), "q")
		must(t, err)
		wantEqual(t, got.Questionnaire, first)
		for range 2 { // without a draft, publishing gives the newest version again
			version, err := store.Publish(ctx(t), "q", "u1", at)
			must(t, err)
			wantEqual(t, version, 1)
		}
		_, err = store.Draft(ctx(t), "q")
		wantError(t, err, survey.NotFound, "QNR_001")
		must(t, store.SaveDraft(ctx(t), second, "u1", at))
		version, err := store.Publish(ctx(t), "q", "u1", at)
		must(t, err)
		wantEqual(t, version, 2)
		first.Version, second.Version = 1, 2
		for asked, want := range map[int]survey.Questionnaire{1: first, 2: second, 0: second} {
			got, err := store.Published(ctx(t), "q", asked)
			must(t, err)
			wantEqual(t, got, want)
		}
	})
	t.Run("what is not there", func(t *testing.T) {
		store, _ := open(t)
		_, err := store.Publish(ctx(t), "q", "", at)
		wantError(t, err, survey.NotFound, "QNR_001")
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("q", "Un"), "", at))
		_, err = store.Published(ctx(t), "q", 0)
		wantError(t, err, survey.NotFound, "QNR_001")
		_, err = store.Publish(ctx(t), "q", "", at)
		must(t, err)
		_, err = store.Published(ctx(t), "q", 7)
		wantError(t, err, survey.NotFound, "QNR_001")
	})
	t.Run("listed without a title", func(t *testing.T) {
		store, _ := open(t)
		must(t, store.SaveDraft(ctx(t), survey.Questionnaire{Name: "a"}, "", at))
		got, err := store.Questionnaires(ctx(t))
		must(t, err)
		wantEqual(t, got, []survey.QuestionnaireInfo{{Name: "a", Draft: true, SavedAt: at}})
	})
	t.Run("listed by name with what each has", func(t *testing.T) {
		store, _ := open(t)
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("b", "Un"), "", at))
		_, err := store.Publish(ctx(t), "b", "", at.Add(time.Hour))
		must(t, err)
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("a", "Deux"), "", at))
		got, err := store.Questionnaires(ctx(t))
		must(t, err)
		wantEqual(t, got, []survey.QuestionnaireInfo{
			{Name: "a", Title: survey.Text{"fr": "Deux"}, Draft: true, SavedAt: at},
			{Name: "b", Title: survey.Text{"fr": "Un"}, Versions: 1, SavedAt: at.Add(time.Hour)},
		})
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("b", "Trois"), "", at.Add(2*time.Hour)))
		got, err = store.Questionnaires(ctx(t))
		must(t, err)
		wantEqual(t, got[1], survey.QuestionnaireInfo{Name: "b", Title: survey.Text{"fr": "Trois"}, Versions: 1, Draft: true, SavedAt: at.Add(2 * time.Hour)})
	})
}

func surveys(t *testing.T, open Opener) {
	t.Run("created once, found, listed by slug, updated but for slug and creation", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		wantError(t, store.CreateSurvey(ctx(t), aSurvey(slug)), survey.Conflict, "SUR_001")
		got, err := store.Survey(ctx(t), slug)
		must(t, err)
		wantEqual(t, got, aSurvey(slug))
		listed, err := store.Surveys(ctx(t))
		must(t, err)
		wantEqual(t, listed, []survey.Survey{aSurvey(otherSlug), aSurvey(slug)})

		changed := got
		changed.State, changed.Listed, changed.ResultsPublic = survey.StateClosed, false, true
		changed.OpensAt, changed.ClosesAt = time.Time{}, at.Add(time.Hour)
		changed.Notice.Basis = survey.Text{"fr": "Intérêt légitime"}
		changed.WallThreshold, changed.OpenThreshold, changed.LateHours = 7, 12, 0
		must(t, store.UpdateSurvey(ctx(t), changed))
		moved := changed
		moved.CreatedAt, moved.CreatedBy = at.Add(time.Hour), "u2"
		must(t, store.UpdateSurvey(ctx(t), moved))
		got, err = store.Survey(ctx(t), slug)
		must(t, err)
		wantEqual(t, got, changed)
	})
	t.Run("what is not there", func(t *testing.T) {
		store, _ := open(t)
		_, err := store.Survey(ctx(t), slug)
		wantError(t, err, survey.NotFound, "SUR_002")
		wantError(t, store.UpdateSurvey(ctx(t), aSurvey(slug)), survey.NotFound, "SUR_002")
	})
}

func events(t *testing.T, open Opener) {
	t.Run("codes are unique among all surveys", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		wantError(t, store.CreateEvent(ctx(t), survey.Event{Code: event, Survey: otherSlug}), survey.Conflict, "EVT_001")
		wantError(t, store.CreateEvent(ctx(t), survey.Event{Code: "NEW", Survey: "nowhere"}), survey.NotFound, "SUR_002")
	})
	t.Run("listed by starting day then code, updated but for code and survey", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		late := survey.Event{Code: "A", Survey: slug, Kind: survey.Webinar, Title: survey.Text{"fr": "Webinaire"}, Place: "Brest", Region: "bretagne",
			StartsOn: "2026-05-02", EndsOn: "2026-05-03", Invited: 30, Present: 20, Speakers: 2}
		soon := survey.Event{Code: "B", Survey: slug, Kind: survey.Online, StartsOn: "2026-05-01"}
		must(t, store.CreateEvent(ctx(t), late))
		must(t, store.CreateEvent(ctx(t), soon))
		listed, err := store.Events(ctx(t), slug)
		must(t, err)
		wantEqual(t, listed, []survey.Event{{Code: event, Survey: slug, Kind: survey.Workshop}, soon, late})
		soon.Kind, soon.Present, soon.Title = survey.Assembly, 40, survey.Text{"en": "Assembly"}
		moved := soon
		moved.Survey = otherSlug
		must(t, store.UpdateEvent(ctx(t), moved))
		got, err := store.Event(ctx(t), "B")
		must(t, err)
		wantEqual(t, got, soon)
	})
	t.Run("what is not there", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		_, err := store.Event(ctx(t), "NOWHERE")
		wantError(t, err, survey.NotFound, "EVT_002")
		wantError(t, store.UpdateEvent(ctx(t), survey.Event{Code: "NOWHERE"}), survey.NotFound, "EVT_002")
	})
}
