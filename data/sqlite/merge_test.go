package sqlite_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"sonde/data/sqlite"
	"sonde/survey"
)

func TestMerge(t *testing.T) {
	folder := t.TempDir()
	ours, theirs := filepath.Join(folder, "ours.db"), filepath.Join(folder, "theirs.db")
	var excluded string
	closing(t, theirs, func(store *sqlite.Database) {
		inField(t, store)
		must(t, store.CreateEvent(t.Context(), survey.Event{Code: "NICE1", Survey: "obstacles"}))
		send(t, store, 0, 6)
		for n, source := range map[int]survey.Source{20: survey.SourceTrial, 21: survey.SourceSimulated} {
			s := benchSheet(n)
			s.Sheet.Source, s.Sheet.Event = source, "NICE1"
			_, err := store.Send(t.Context(), s)
			must(t, err)
		}
		must(t, store.Withdraw(t.Context(), benchSheet(0).Key))
		found, err := store.ByReceipt(t.Context(), benchSheet(5).Key)
		must(t, err)
		excluded = found.ID
		must(t, store.Exclude(t.Context(), "obstacles", excluded, "essai"))
	})
	closing(t, ours, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 2) // 0 was withdrawn in the other, 1 is in both
		send(t, store, 2, 3)
		must(t, store.Withdraw(t.Context(), benchSheet(2).Key))
		send(t, store, 30, 32)
	})
	for _, want := range []sqlite.Merged{{Added: 4, There: 2, Trial: 1, Erased: 1}, {There: 6, Trial: 1}} {
		merged, err := sqlite.Merge(t.Context(), ours, theirs)
		must(t, err)
		if !reflect.DeepEqual(merged, want) {
			t.Errorf("merged %+v, want %+v", merged, want)
		}
	}
	closing(t, ours, func(store *sqlite.Database) {
		sources := map[survey.Source]int{}
		for response, err := range store.Responses(t.Context(), "obstacles") {
			must(t, err)
			sources[response.Source]++
		}
		if want := (map[survey.Source]int{survey.SourceWeb: 3, survey.SourceMerge: 3, survey.SourceSimulated: 1}); len(sources) != 3 ||
			sources[survey.SourceWeb] != want[survey.SourceWeb] || sources[survey.SourceMerge] != 3 || sources[survey.SourceSimulated] != 1 {
			t.Errorf("sources %v, want %v", sources, want)
		}
		found, err := store.Response(t.Context(), "obstacles", excluded)
		must(t, err)
		if found.Excluded != "essai" {
			t.Error("the exclusion was lost")
		}
		wrong, err := store.Check(t.Context())
		if err != nil || len(wrong) > 0 {
			t.Errorf("%q, %v", wrong, err)
		}
	})
}

func TestMergeRefusesWhatCannotBecomeOne(t *testing.T) {
	for code, spoil := range map[string]func(t *testing.T, store *sqlite.Database){
		"SUR_002": func(t *testing.T, store *sqlite.Database) {
			must(t, store.CreateSurvey(t.Context(), survey.Survey{Slug: "elsewhere", Questionnaire: "obstacles", Version: 1, State: survey.StateOpen}))
			s := benchSheet(50)
			s.Sheet.Survey, s.Sheet.Event = "elsewhere", ""
			_, err := store.Send(t.Context(), s)
			must(t, err)
		},
		"MRG_001": func(t *testing.T, store *sqlite.Database) {
			s, err := store.Survey(t.Context(), "obstacles")
			must(t, err)
			s.Questionnaire = "another"
			must(t, store.UpdateSurvey(t.Context(), s))
		},
		"EVT_001": func(t *testing.T, store *sqlite.Database) {
			must(t, store.CreateSurvey(t.Context(), survey.Survey{Slug: "elsewhere", Questionnaire: "obstacles", Version: 1, State: survey.StateOpen}))
			must(t, store.CreateEvent(t.Context(), survey.Event{Code: "NICE1", Survey: "elsewhere"}))
			s := benchSheet(50)
			s.Sheet.Survey, s.Sheet.Event = "elsewhere", "NICE1"
			_, err := store.Send(t.Context(), s)
			must(t, err)
		},
	} {
		t.Run(code, func(t *testing.T) {
			folder := t.TempDir()
			ours, theirs := filepath.Join(folder, "ours.db"), filepath.Join(folder, "theirs.db")
			closing(t, ours, func(store *sqlite.Database) {
				inField(t, store)
				must(t, store.CreateEvent(t.Context(), survey.Event{Code: "NICE1", Survey: "obstacles"}))
				if code == "EVT_001" {
					must(t, store.CreateSurvey(t.Context(), survey.Survey{Slug: "elsewhere", Questionnaire: "obstacles", Version: 1, State: survey.StateOpen}))
				}
			})
			closing(t, theirs, func(store *sqlite.Database) {
				inField(t, store)
				send(t, store, 0, 5)
				spoil(t, store)
			})
			_, err := sqlite.Merge(t.Context(), ours, theirs)
			wantCode(t, err, code)
			closing(t, ours, func(store *sqlite.Database) {
				if got := held(t, store); got != 0 {
					t.Errorf("%d responses came over", got)
				}
			})
		})
	}
}
