package editor

import (
	"net/http"
	"slices"

	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/compose"
	"sonde/survey/questionnaire"
)

// told is what the script of an editor's page is told when it saves or has something checked.
type told struct {
	Saved    bool            `json:"saved"`
	Clash    bool            `json:"clash"` // somebody else wrote the same: the form must be sent to see both texts
	Said     string          `json:"said"`
	See      string          `json:"see,omitempty"` // of a clash: the words of the button that shows more
	Seen     string          `json:"seen,omitempty"`
	Address  string          `json:"address,omitempty"` // where the page stands by now
	Problems []staff.Problem `json:"problems"`          // what keeps it from being saved
	Found    []Message       `json:"found"`             // what the check says
	Relevant string          `json:"relevant"`          // the condition that menus made
	List     string          `json:"list,omitempty"`    // the choice list by now
	Rows     map[int]string  `json:"rows,omitempty"`    // the names of its choices, by the row that they come from
}

// Message is one message of the check, in words, with the field it is about: "" for none on the page.
type Message struct {
	Field   string `json:"field"`
	Error   bool   `json:"error"`
	Message string `json:"message"`
	Remedy  string `json:"remedy"`
}

// tellSaved says that a question is saved, and what the check says of it.
func (w *writing) tellSaved(s spot, typed typedQuestion) error {
	stored := editedOf(&w.Questionnaire, s.question)
	t, err := w.saved(typed.edited, stored, w.at(questionPath(s.path)), w.found(w.check(), s, stored))
	if err != nil {
		return err
	}
	if t.Relevant = typed.Relevant; len(typed.rows) > 0 {
		t.List, t.Rows = stored.List, map[int]string{}
		for i, row := range typed.rows {
			t.Rows[row] = typed.Choices[i].Name
		}
	}
	return w.r.JSON(http.StatusOK, t)
}

// tellThing says that what a page writes is saved: what the form holds, what stands by now, where, and what the check says.
func (w *writing) tellThing(typed, stored any, relevant, address string, found []Message) error {
	t, err := w.saved(typed, stored, address, found)
	if err != nil {
		return err
	}
	t.Relevant = relevant
	return w.r.JSON(http.StatusOK, t)
}

// saved remembers what the form holds, not what stands by now: what somebody else changed meanwhile is not in the form, and
// must not look like a change of the one who fills it.
func (w *writing) saved(typed, stored any, address string, found []Message) (told, error) {
	t := told{
		Saved: true, Address: address, Problems: []staff.Problem{}, Found: found,
		Said: w.r.Say("manage.editor.saved_at", survey.Args{"Time": w.pages.Now().Format("15:04")}),
	}
	var err error
	if t.Seen, err = compose.Marks(typed); err != nil {
		return t, err
	}
	now, err := compose.Marks(stored)
	switch {
	case w.followed != "":
		t.Said += " " + w.r.Say("manage.editor.followed", survey.Args{"Name": w.followed})
	case now != t.Seen:
		t.Said += " " + w.r.Say("manage.editor.saved_joined", nil)
	}
	return t, err
}

// tellRefused says why nothing was saved.
func (w *writing) tellRefused(status int, form *staff.Form) error {
	t := told{Problems: form.Problems, Found: []Message{}, Clash: status == http.StatusConflict, Said: w.r.Say("manage.editor.not_saved", nil)}
	if t.Clash {
		t.Problems, t.Said, t.See = []staff.Problem{}, w.r.Say("manage.editor.clash.told", nil), w.r.Say("manage.editor.clash.see", nil)
	}
	return w.r.JSON(http.StatusOK, t)
}

// tellChecked says what the check would say of a question as it is typed.
func (w *writing) tellChecked(s spot, typed typedQuestion) error {
	name, inner := s.question.Name, s.question.Questions
	*s.question = typed.Question
	s.question.Name, s.question.Questions = name, inner
	if takesList(&typed.Question) && w.Questionnaire.ChoiceLists != nil {
		w.Questionnaire.ChoiceLists[typed.List] = typed.Choices
	}
	return w.r.JSON(http.StatusOK, told{Problems: []staff.Problem{}, Found: w.found(w.check(), s, typed.edited)})
}

// found words what the check says of a question and its choices.
func (w *writing) found(c checked, s spot, e edited) []Message {
	found := w.worded(c.messages, e, func(at questionnaire.Place) bool {
		return pathOf(at) == s.path || at.Question == "" && at.List != "" && at.List == e.List
	})
	for _, m := range c.messages { // elsewhere, of a choice that the list lacks
		if m.Code == questionnaire.NoChoice && m.Args["List"] == e.List && pathOf(m.Place) != s.path {
			one := Message{}
			one.Message, one.Remedy = m.Explain(w.r.Words(), w.r.Language)
			one.Message = w.r.Say("manage.editor.found_at", survey.Args{"Place": w.placeWords(m.Place), "Message": one.Message})
			found = append(found, one)
		}
	}
	return found
}

// foundAt words what the check says of the places that are meant.
func (w *writing) foundAt(meant func(at questionnaire.Place) bool) []Message {
	return w.worded(questionnaire.Check(w.Questionnaire), edited{}, meant)
}

func (w *writing) worded(messages questionnaire.Messages, e edited, meant func(at questionnaire.Place) bool) []Message {
	found := []Message{}
	for _, m := range messages {
		if m.Severity == questionnaire.SeverityNote || !meant(m.Place) {
			continue
		}
		one := Message{Field: w.fieldOf(m, e), Error: m.Severity == questionnaire.SeverityError}
		one.Message, one.Remedy = m.Explain(w.r.Words(), w.r.Language)
		if m.Place.Choice != "" {
			place := w.r.Say("manage.editor.clash.choice", survey.Args{"Name": m.Place.Choice})
			one.Message = w.r.Say("manage.editor.found_at", survey.Args{"Place": place, "Message": one.Message})
		}
		found = append(found, one)
	}
	return found
}

// fieldOf names the field of the question's page that a message is about.
func (w *writing) fieldOf(m questionnaire.Message, e edited) string {
	if m.Place.Choice != "" {
		row := slices.IndexFunc(e.Choices, func(c survey.Choice) bool { return c.Name == m.Place.Choice })
		if row < 0 {
			return ""
		}
		return w.inLanguage(rowName(row), m.Place.Column, m)
	}
	return w.inLanguage("", m.Place.Column, m)
}

// textColumns are the columns that are written in each language.
var textColumns = []string{"label", "hint", "guidance_hint", "required_message", "constraint_message", "image", "title", "applies_to", "intro", "thanks"}

// inLanguage is the field of a column: of a text, that of the language which the message names, else of the first.
func (w *writing) inLanguage(row, column string, m questionnaire.Message) string {
	if !slices.Contains(textColumns, column) || len(w.Questionnaire.Languages) == 0 {
		return row + column
	}
	language, _ := m.Args["Language"].(string)
	if !slices.Contains(w.Questionnaire.Languages, language) {
		language = w.Questionnaire.Languages[0]
	}
	return row + column + "-" + language
}
