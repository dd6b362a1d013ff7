package editor

import (
	"net/http"
	"reflect"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
	"sonde/survey/questionnaire"
)

// SectionPage is the form of a section.
type SectionPage struct {
	staff.Frame
	Action    string
	Seen      string
	Texts     []staff.Pair
	Name      *staff.Field // nil for the section of root questions
	Condition ConditionView
	Found     []Message
	Clash     *ClashView
	Previews  []PreviewLink
}

// typedSection is a section as a form holds it.
type typedSection struct {
	survey.Section
	condition typedCondition
}

func (p *Pages) showSection(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	at, gone, err := w.section()
	s := w.sectionAt(at)
	switch {
	case err != nil:
		return err
	case gone != nil:
		return w.tellGone(*gone, w.heading(s), "", nil, nil)
	case w.followed != "":
		return r.SeeOther(w.at(sectionPath(w.followed)))
	}
	return w.sectionPage(http.StatusOK, nil, at, typedSection{s, w.conditionOf(s.Relevant)}, s)
}

// section finds the section that the address names, as spot finds a question.
func (w *writing) section() (at int, gone *author.Trace, err error) {
	w.followed = ""
	if at = findSection(&w.Questionnaire, w.r.Param("section")); at >= 0 {
		return at, nil, nil
	}
	l, err := w.follow(w.r.Param("section"), ofSections)
	switch {
	case err != nil:
		return at, nil, err
	case l.Now == "":
		w.Questionnaire = l.State
		return findSection(&w.Questionnaire, l.Was), &l, nil
	}
	w.followed = l.Now
	return findSection(&w.Questionnaire, l.Now), nil, nil
}

// sectionAt gives a section without its questions: what its page writes.
func (w *writing) sectionAt(at int) survey.Section {
	if at < 0 {
		return survey.Section{}
	}
	s := w.Questionnaire.Sections[at]
	s.Questions = nil
	return s
}

// heading is a section's title, or words for that it has none.
func (w *writing) heading(s survey.Section) string {
	if title, _ := w.shown(s.Title); title != "" {
		return title
	}
	return w.r.Say("manage.editor.section.untitled", nil)
}

func (w *writing) sectionPage(status int, form *staff.Form, at int, t typedSection, stored survey.Section) error {
	seen, err := compose.Marks(stored)
	if err != nil {
		return err
	}
	if form != nil && status != http.StatusConflict {
		seen = form.Line("seen")
	}
	languages := w.Questionnaire.Languages
	page := SectionPage{
		Frame: w.frame("manage.editor.section.title", "", form), Action: w.at(sectionPath(sectionKey(&w.Questionnaire, at))), Seen: seen,
		Texts: []staff.Pair{
			w.pages.Pair("title", "manage.editor.section.heading", "", t.Title, languages, "textarea", maxLabel),
			w.pages.Pair("applies_to", "manage.editor.section.applies_to", "manage.editor.section.applies_to_hint", t.AppliesTo, languages, "textarea", maxLabel),
		},
		Previews: w.previews("#s-" + stored.Name), Found: w.foundOfSection(stored),
	}
	page.Title = w.r.Say("manage.editor.section.titled", survey.Args{"Title": w.heading(stored)})
	if stored.Name != "" {
		page.Name = &staff.Field{Name: "name", Label: "manage.editor.question.name", Hint: "manage.editor.question.name_hint", Kind: "text", Value: t.Name, MaxLength: maxShort}
	}
	first := ""
	for _, s := range w.spots() {
		if s.section >= at && first == "" {
			first = s.path
		}
	}
	page.Condition = w.conditionView(t.condition, "manage.editor.section.condition", first)
	if form != nil {
		for i := range page.Texts {
			page.Texts[i].Mark(form)
		}
		if page.Name != nil {
			form.Mark(page.Name)
		}
		page.Condition.Typed.mark(form)
		w.pages.StandsAt(w.r, page.Action)
	}
	if len(clashesOf(form)) > 0 {
		page.Clash = w.clashView(form.Clashes, t.Section, stored)
	}
	return w.r.Page(status, "editor/section", page)
}

// foundOfSection words what the check says of a section itself.
func (w *writing) foundOfSection(s survey.Section) []Message {
	return w.foundAt(func(at questionnaire.Place) bool {
		return at.Question == "" && at.List == "" && at.Section == s.Name && s.Name != ""
	})
}

func (p *Pages) saveSection(r *server.Request) error {
	return p.saving(r, (*writing).trySection)
}

// trySection answers the request, unless somebody saved at the same moment.
func (w *writing) trySection(form *staff.Form) (moved bool, err error) {
	at, gone, err := w.section()
	if err != nil {
		return false, err
	}
	q := &w.Questionnaire
	stored := w.sectionAt(at)
	t := typedSection{Section: stored}
	t.Title = typedTexts(w.r, form, "title", q.Languages, stored.Title)
	t.AppliesTo = typedTexts(w.r, form, "applies_to", q.Languages, stored.AppliesTo)
	if form.Has("name") {
		if t.Name = form.Line("name"); t.Name != stored.Name {
			form.Fits(w.r, "name", t.Name, false, maxShort)
		}
	}
	t.condition = w.readCondition(form)
	t.Relevant = t.condition.expression
	act, _, _ := strings.Cut(form.Line(":do"), " ")
	if gone != nil {
		return false, w.tellGone(*gone, w.heading(stored), act, t.Section, stored)
	}
	checkName := func(name string) {
		if _, err := edit.RenameSection(*q, at, name); err != nil && name != stored.Name {
			form.Wrong("name", w.pages.Server.Refusal(w.r.Language, err).Message)
		}
	}
	if w.followed == "" {
		checkName(t.Name)
	}
	refuse := func(status int) error {
		if act == "autosave" {
			return w.tellRefused(status, form)
		}
		return w.sectionPage(status, form, at, t, stored)
	}
	switch {
	case act == "show" || act == "part" || act == "unpart":
		form.Problems = nil
		return false, w.sectionPage(http.StatusOK, form, at, t, stored)
	case act == "check":
		q.Sections[at].Relevant = t.Relevant
		return false, w.r.JSON(http.StatusOK, told{Problems: []staff.Problem{}, Found: w.foundOfSection(stored)})
	case len(form.Problems) > 0:
		return false, refuse(http.StatusUnprocessableEntity)
	}
	merged, done, err := merging(form, t.Section, stored, func(merged survey.Section) error {
		t = typedSection{merged, w.conditionOf(merged.Relevant)}
		return refuse(http.StatusConflict)
	})
	if done {
		return false, err
	}
	if checkName(merged.Name); len(form.Problems) > 0 {
		return false, refuse(http.StatusUnprocessableEntity)
	}
	if err := w.keepSection(at, stored, merged); err != nil {
		return survey.IsKind(err, survey.Conflict), err
	}
	path := w.at(sectionPath(sectionKey(&w.Questionnaire, at)))
	if act == "autosave" {
		return false, w.tellThing(t.Section, w.sectionAt(at), t.Relevant, path, w.foundOfSection(merged))
	}
	return false, staff.Next(w.r, path, "saved")
}

func (w *writing) keepSection(at int, stored, merged survey.Section) error {
	q, err := edit.ChangeSection(w.Questionnaire, at, func(s *survey.Section) { *s = merged })
	if err != nil {
		return err
	}
	if merged.Name != stored.Name {
		if q, err = edit.RenameSection(q, at, merged.Name); err != nil {
			return err
		}
	}
	keys, _ := compose.Differ(stored, merged)
	step := survey.Step{Code: author.StepText, Object: author.Object(merged.Name, keys)}
	switch {
	case merged.Name != stored.Name:
		step.Code, step.Object = author.StepRename, merged.Name
	case merged.Relevant != stored.Relevant:
		step.Code = author.StepCondition
	case reflect.DeepEqual(merged.Title, stored.Title) && reflect.DeepEqual(merged.AppliesTo, stored.AppliesTo):
		step.Code = author.StepProperty
	}
	w.Draft, err = w.author.Save(w.r.Ctx(), q, w.Mark, w.r.User.ID, step)
	return err
}
