package editor

import (
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
)

// writtenPages is the navigation of a questionnaire.
var writtenPages = []staff.Entry{
	{Path: "", Label: "manage.editor.nav.outline"}, {Path: "/properties", Label: "manage.editor.nav.properties"}, {Path: "/translations", Label: "manage.editor.nav.translations"},
	{Path: "/check", Label: "manage.editor.nav.check"}, {Path: "/preview", Label: "manage.editor.nav.preview"}, {Path: "/versions", Label: "manage.editor.nav.versions"},
	{Path: "/files", Label: "manage.editor.nav.files"},
}

// writing is a questionnaire opened by somebody who writes it.
type writing struct {
	survey.Draft
	pages  *Pages
	r      *server.Request
	author *author.Author
	laid   []spot           // of the sections that laidOf begins
	named  map[string]*spot // the same by the name in ${}
	laidOf *survey.Section
	shelf  []survey.Concept

	followed string // the name by now of what the address named, when somebody else moved or renamed it
}

// writes opens the questionnaire that the address names.
func (p *Pages) writes(r *server.Request) (*writing, error) {
	w := &writing{pages: p, r: r, author: p.author}
	return w, w.open()
}

// open reads the draft as it stands.
func (w *writing) open() (err error) {
	w.Draft, err = w.author.Open(w.r.Ctx(), w.r.Param("questionnaire"))
	return err
}

// at is a page of this questionnaire.
func (w *writing) at(rest string) string {
	return staff.OfQuestionnaire(w.r, w.Questionnaire.Name, rest)
}

// frame makes the frame of a page of this questionnaire.
func (w *writing) frame(title, current string, form *staff.Form) staff.Frame {
	f := staff.Frame{Title: w.r.Say(title, nil), Done: staff.Said(w.r), Home: staff.Home(w.r), SignedIn: true}
	if form != nil {
		f.Problems = form.Problems
	}
	f.Written = &staff.WrittenHead{Title: w.title(), URL: w.at(""), Version: w.From, Draft: w.Revision > 0}
	for _, one := range writtenPages {
		f.Nav = append(f.Nav, staff.NavItem{URL: w.at(one.Path), Label: one.Label, Current: one.Path == current})
	}
	return f
}

// title is the questionnaire's in the page's language, or its name.
func (w *writing) title() string {
	if title := w.in(w.Questionnaire.Title); title != "" {
		return title
	}
	return w.Questionnaire.Name
}

// in gives a text in the page's language, or the questionnaire's.
func (w *writing) in(text survey.Text) string {
	return strings.TrimSpace(text.In(w.r.Language, w.Questionnaire.DefaultLanguage))
}

// tries is how often a change is made again when somebody else saves at the same moment.
const tries = 5

// edit makes a change to the draft as it stands now and saves it, again when somebody else saved in between: for changes
// that take nothing away from what others write, such as moving a question. The change may complete the step.
func (w *writing) edit(step *survey.Step, change func(q survey.Questionnaire) (survey.Questionnaire, error)) error {
	var err error
	for range tries {
		var changed survey.Questionnaire
		if changed, err = change(w.Questionnaire); err != nil {
			return err
		}
		var saved survey.Draft
		if saved, err = w.author.Save(w.r.Ctx(), changed, w.Mark, w.r.User.ID, *step); err == nil {
			w.Draft = saved
			return nil
		}
		if !survey.IsKind(err, survey.Conflict) {
			return err
		}
		if err := w.open(); err != nil {
			return err
		}
	}
	return err
}
