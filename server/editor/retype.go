package editor

import (
	"strings"

	"sonde/survey"
)

// retype takes out of a question what its type has no field for, so that nothing stays in it that no page shows. Where the
// type has become another it takes out what spoke of choices too, or of the answers that a text was picked among.
func retype(was survey.QuestionType, t *typedQuestion) {
	if t.Type != was && (!chooses(t.Type) || strings.HasPrefix(t.List, "${")) {
		t.List, t.ChoiceFilter = "", ""
	}
	if !takesList(&t.Question) && t.Type != survey.TextType {
		t.List = ""
	}
	if !takesPicks(t.Type) {
		t.MinPicks, t.MaxPicks, t.minPicks, t.maxPicks = 0, 0, "", ""
	}
	if t.Type == survey.Note {
		t.Required, t.required, t.when, t.ReadOnly = "", "", "", false
	}
}

// former gives a question as it was when it last took a choice list, with its choices: the type may change there and back.
// Nothing where no state that is kept has it so.
func (w *writing) former(path string) (survey.Question, []survey.Choice) {
	var was *survey.Question
	q, found, err := w.author.LastState(w.r.Ctx(), w.Questionnaire.Name, func(q *survey.Questionnaire) bool {
		spots := spotsOf(q)
		i := findSpot(spots, path)
		if i < 0 || !takesList(spots[i].question) || len(q.ChoiceLists[spots[i].question.List]) == 0 {
			return false
		}
		was = spots[i].question
		return true
	})
	if err != nil || !found {
		return survey.Question{}, nil
	}
	return *was, q.ChoiceLists[was.List]
}
