package editor

import (
	"net/http"
	"reflect"
	"slices"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
)

// saveQuestion takes what was typed. What somebody else changed meanwhile in other properties stays; where both changed
// the same, nothing is saved and both texts are shown.
func (p *Pages) saveQuestion(r *server.Request) error {
	return p.saving(r, (*writing).tryQuestion)
}

// saving reads a form and has it saved, again when somebody else saved at the same moment.
func (p *Pages) saving(r *server.Request, try func(*writing, *staff.Form) (moved bool, err error)) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	for range tries {
		var moved bool
		if moved, err = try(w, form); !moved {
			return err
		}
		form.Problems = nil
		if err := w.open(); err != nil {
			return err
		}
	}
	return err
}

// merging joins what was typed with what stands by now. It gives done when the request is answered: somebody changed the
// same, and refuse has shown both texts, and for the rest what is joined.
func merging[T any](form *staff.Form, typed, stored T, refuse func(merged T) error) (merged T, done bool, err error) {
	mine, err := compose.Take(typed, stored, form.Values["take"])
	if err != nil {
		return merged, true, err
	}
	merged, form.Clashes, err = compose.Merge(form.Line("seen"), mine, stored)
	if err != nil {
		return merged, true, err
	}
	if len(form.Clashes) > 0 {
		return merged, true, refuse(merged)
	}
	return merged, false, nil
}

// tryQuestion answers the request, unless somebody saved at the same moment.
func (w *writing) tryQuestion(form *staff.Form) (moved bool, err error) {
	s, gone, err := w.spot()
	if err != nil {
		return false, err
	}
	stored := editedOf(&w.Questionnaire, s.question)
	typed := w.readQuestion(form, s, stored)
	act, _, _ := strings.Cut(form.Line(":do"), " ")
	if gone != nil {
		return false, w.tellGone(*gone, s.question.Name, act, typed.edited, stored)
	}
	if w.followed == "" { // else it is asked of what is joined: the form has the name of before
		w.checkName(form, s, typed.Name)
	}
	switch {
	case form.Has(":draw") || slices.Contains([]string{"show", "part", "unpart"}, act): // another state of the form, which says nothing yet of what is wrong
		form.Problems = nil
		return false, w.questionPage(http.StatusOK, form, s, typed, stored)
	case act == "check":
		return false, w.tellChecked(s, typed)
	case len(form.Problems) > 0:
		return false, w.refuseQuestion(http.StatusUnprocessableEntity, form, s, typed, stored)
	}
	merged, done, err := merging(form, typed.edited, stored, func(merged edited) error {
		shown, renamed := w.typedOf(merged), typed.renamed()
		for _, choice := range merged.Choices {
			was := choice.Name
			for old, name := range renamed {
				if name == choice.Name {
					was = old
				}
			}
			shown.was = append(shown.was, was)
		}
		return w.refuseQuestion(http.StatusConflict, form, s, shown, stored)
	})
	if done {
		return false, err
	}
	if w.checkName(form, s, merged.Name); len(form.Problems) > 0 {
		return false, w.refuseQuestion(http.StatusUnprocessableEntity, form, s, typed, stored)
	}
	path, err := w.keepQuestion(s, stored, merged, typed.renamed())
	if survey.IsKind(err, survey.Conflict) {
		return true, err
	}
	if err != nil {
		return false, err
	}
	return false, w.savedQuestion(act, path, typed)
}

// checkName notes a name that cannot be.
func (w *writing) checkName(form *staff.Form, s spot, name string) {
	if name == s.question.Name {
		return
	}
	if _, _, err := edit.Rename(w.Questionnaire, s.path, name); err != nil {
		form.Wrong("name", w.pages.Server.Refusal(w.r.Language, err).Message)
	}
}

// renamed gives the new names of choices by those that they had.
func (t *typedQuestion) renamed() map[string]string {
	renamed := map[string]string{}
	for i, was := range t.was {
		if was != "" && was != t.Choices[i].Name {
			renamed[was] = t.Choices[i].Name
		}
	}
	return renamed
}

// keepQuestion saves a question with its choices and gives its path. Conditions follow names that change.
func (w *writing) keepQuestion(s spot, stored, merged edited, renamed map[string]string) (path string, err error) {
	q, err := edit.Change(w.Questionnaire, s.path, func(q *survey.Question) { *q = merged.Question })
	if err != nil {
		return "", err
	}
	if takesList(&merged.Question) {
		for i, choice := range q.ChoiceLists[merged.List] {
			if name := renamed[choice.Name]; name != "" {
				if followed, err := edit.RenameChoice(q, merged.List, i, name); err == nil { // not where two names are swapped
					q = followed
				}
			}
		}
		q.ChoiceLists[merged.List] = merged.Choices
	} else {
		dropLists(&w.Questionnaire, &q)
	}
	path = s.path
	if merged.Name != stored.Name {
		if q, path, err = edit.Rename(q, s.path, merged.Name); err != nil {
			return "", err
		}
	}
	w.Draft, err = w.author.Save(w.r.Ctx(), q, w.Mark, w.r.User.ID, stepOf(stored, merged))
	return path, err
}

// stepOf says what a saving changed, most of all.
func stepOf(before, after edited) survey.Step {
	keys, _ := compose.Differ(before, after)
	step := survey.Step{Code: author.StepText, Object: author.Object(after.Name, keys)}
	a, b := before.Question, after.Question
	wordless := func(q *survey.Question) {
		q.Label, q.Hint, q.GuidanceHint, q.RequiredMessage, q.ConstraintMessage = nil, nil, nil, nil, nil
	}
	wordless(&a)
	wordless(&b)
	switch {
	case before.Name != after.Name:
		step.Code, step.Object = author.StepRename, after.Name
	case !sameButWords(before.Choices, after.Choices):
		step.Code = author.StepChoices
	case a.Relevant != b.Relevant || a.Constraint != b.Constraint || a.ChoiceFilter != b.ChoiceFilter || a.Required != b.Required || a.Calculation != b.Calculation:
		step.Code = author.StepCondition
	case !reflect.DeepEqual(a, b):
		step.Code = author.StepProperty
	}
	return step
}

// sameButWords tells whether two lists differ in labels alone.
func sameButWords(a, b []survey.Choice) bool {
	return slices.EqualFunc(a, b, func(x, y survey.Choice) bool {
		x.Label, y.Label = nil, nil
		return reflect.DeepEqual(x, y)
	})
}

// savedQuestion answers a saving that succeeded: the script with what changed, others with the page again or the next one.
func (w *writing) savedQuestion(act, path string, typed typedQuestion) error {
	spots := w.spots()
	at := findSpot(spots, path)
	if at < 0 {
		return staff.Missing
	}
	if act == "autosave" {
		return w.tellSaved(spots[at], typed)
	}
	if act == "next" && at+1 < len(spots) {
		return staff.Next(w.r, w.at(questionPath(spots[at+1].path)), "saved")
	}
	return staff.Next(w.r, w.at(questionPath(path)), "saved")
}

// refuseQuestion answers a saving that was refused: the script with what is wrong, others with the filled page.
func (w *writing) refuseQuestion(status int, form *staff.Form, s spot, typed typedQuestion, stored edited) error {
	if form.Line(":do") == "autosave" {
		return w.tellRefused(status, form)
	}
	return w.questionPage(status, form, s, typed, stored)
}
