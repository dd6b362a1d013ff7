package editor_test

import (
	"fmt"
	"net/http"
	"testing"

	"sonde/survey"
)

// large is a questionnaire of 500 questions in ten sections: with 12 choices of their own each, or sharing a list of 200.
func large(shared bool) survey.Questionnaire {
	both := func(format string, args ...any) survey.Text {
		return survey.Text{"fr": fmt.Sprintf(format, args...), "en": fmt.Sprintf(format, args...)}
	}
	list := func(count int, of string) []survey.Choice {
		made := make([]survey.Choice, count)
		for i := range made {
			made[i] = survey.Choice{Name: fmt.Sprint("c", i), Label: both("Institut no %d%s", i, of)}
		}
		return made
	}
	q := survey.Questionnaire{Name: "large", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: both("Large"), ChoiceLists: map[string][]survey.Choice{}}
	if shared {
		q.ChoiceLists["place"] = list(200, "")
	}
	for i := range 500 {
		if i%50 == 0 {
			q.Sections = append(q.Sections, survey.Section{Name: fmt.Sprint("s", i), Title: both("Partie %d", i/50+1)})
		}
		question := survey.Question{Name: fmt.Sprint("q", i), Type: survey.SelectOne, List: "place", Appearance: "minimal", Label: both("Question %d", i)}
		if !shared {
			question.List, question.Appearance = fmt.Sprint("l", i), ""
			q.ChoiceLists[question.List] = list(12, fmt.Sprint(" de ", i))
		}
		section := &q.Sections[len(q.Sections)-1]
		section.Questions = append(section.Questions, question)
	}
	return q
}

// BenchmarkLarge is what the server does for one page of a large questionnaire, and for one saving of it.
func BenchmarkLarge(b *testing.B) {
	for name, shared := range map[string]bool{"own": false, "shared": true} {
		h := newHouse(b, nil)
		h.Must(h.Store.SaveDraft(b.Context(), large(shared), "user-admin", h.Now))
		of := "/en/manage/questionnaires/large"
		get := func(path string) string {
			w := h.Visit("admin", of+path, nil)
			if w.Code != http.StatusOK {
				b.Fatalf("%s: %d", path, w.Code)
			}
			return w.Body.String()
		}
		for page, path := range map[string]string{"outline": "", "question": "/question/s250/q270", "section": "/section/s250", "check": "/check", "preview": "/preview", "frame": "/preview?of=question/s250/q270"} {
			b.Run(name+"/"+page, func(b *testing.B) {
				size := 0
				for b.Loop() {
					size = len(get(path))
				}
				b.ReportMetric(float64(size)/1024, "kB/page")
			})
		}
		b.Run(name+"/autosave", func(b *testing.B) {
			path := "/question/s250/q270"
			form := h.filled("admin", of+path)
			form.Set(":do", "autosave")
			n := 0
			for b.Loop() {
				n++
				form.Set("label-en", fmt.Sprint("Question ", n))
				told := h.tells(h.Visit("admin", of+path, form))
				if !told.Saved {
					b.Fatalf("not saved: %+v", told)
				}
				form.Set("seen", told.Seen)
			}
		})
	}
}
