package editor

import (
	"errors"
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/life"
	"sonde/survey/questionnaire"
)

// PublishPage explains what publishing the draft would do before it is done.
type PublishPage struct {
	staff.Frame
	Action       string
	Mark         string
	Newest       int // the version that there is; 0: none
	Next         int
	Ready        bool
	Same         bool // the newest version says the same
	Responses    int
	Check        string
	Errors       []CheckLine
	Pictures     []CheckLine // that are named and not there: nobody would see them
	Changes      []ChangeLine
	Broken       bool     // changes refuse the publishing
	Retires      []string // choices that answers hold: the version keeps them, offered no more
	Untranslated []staff.UntranslatedLanguage
	Translations string
	Surveys      []RenewLine
}

// RenewLine is a survey that people answer on an older version.
type RenewLine struct {
	Slug    string
	Title   string
	State   survey.State
	Version int
	Ticked  bool
}

func (p *Pages) showPublish(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	return w.publishPage(http.StatusOK, nil)
}

func (w *writing) publishPage(status int, form *staff.Form) error {
	review, err := w.author.Review(w.r.Ctx(), w.Questionnaire.Name, 0)
	if err != nil {
		return err
	}
	w.Draft = review.Draft
	page := PublishPage{
		Frame: w.frame("manage.editor.publish.title", "/versions", form), Action: w.at("/publish"), Mark: w.Mark.String(), Newest: review.Newest, Next: review.Newest + 1,
		Ready: review.Ready() && w.Revision > 0 && !review.Same, Same: review.Same || w.Revision == 0, Responses: review.Usage.Responses, Check: w.at("/check"),
		Broken: len(review.Broken) > 0, Translations: w.at("/translations"),
		Untranslated: w.pages.Untranslated(life.Missing(w.Questionnaire, w.Questionnaire.Languages...)),
	}
	for _, m := range review.Errors {
		page.Errors = append(page.Errors, w.checkLine(m))
	}
	lacking, err := w.album().Lacking(w.r.Ctx(), w.Questionnaire)
	if err != nil {
		return err
	}
	for _, m := range lacking {
		page.Pictures = append(page.Pictures, w.checkLine(m))
	}
	if review.Newest > 0 {
		page.Changes = w.changeLines(review.Changes)
	}
	retires := review.Retires
	for _, change := range review.Changes { // by hand
		if change.Code == author.ChoiceRetired {
			retires = append(retires, change.Place)
		}
	}
	for _, at := range retires {
		page.Retires = append(page.Retires, w.placeWords(questionnaire.Place{List: at.List, Choice: at.Choice}))
	}
	surveys, err := w.renewable()
	if err != nil {
		return err
	}
	for _, s := range surveys {
		page.Surveys = append(page.Surveys, RenewLine{Slug: s.Slug, Title: w.pages.Title(w.r, s.Title), State: s.State, Version: s.Version,
			Ticked: form != nil && slices.Contains(form.Values["renew"], s.Slug)})
	}
	if form != nil {
		w.pages.StandsAt(w.r, page.Action)
	}
	return w.r.Page(status, "editor/publish", page)
}

// renewable are the surveys that people answer now and that this person coordinates.
func (w *writing) renewable() ([]survey.Survey, error) {
	authorship, err := w.r.Authorship()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(authorship.Surveys(w.Questionnaire.Name)), func(s survey.Survey) bool {
		return !s.State.Asks()
	}), nil
}

// publish makes the draft the next version, and takes the surveys that were ticked to it.
func (p *Pages) publish(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	if err = w.mayRenew(form.Values["renew"]); err == nil {
		_, err = w.author.Publish(r.Ctx(), w.Questionnaire.Name, mark, r.User.ID)
	}
	if survey.IsKind(err, survey.NotFound) { // somebody else published it
		err = survey.Fail(survey.Conflict, "AUT_001", survey.Args{"Name": w.Questionnaire.Name})
	}
	if err == nil {
		err = w.renew(form.Values["renew"])
	}
	if err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.publishPage(status, form)
	}
	return staff.Next(r, w.at("/versions"), "published")
}

// mayRenew refuses to publish what the surveys that were ticked could not show.
func (w *writing) mayRenew(slugs []string) error {
	surveys, err := w.renewable()
	if err != nil {
		return err
	}
	for _, s := range surveys {
		if !slices.Contains(slugs, s.Slug) {
			continue
		}
		if err := life.MayShow(w.r.Ctx(), w.pages.Store, s, w.Questionnaire); err != nil {
			return err
		}
	}
	return nil
}

// renew takes surveys to the version that was just published.
func (w *writing) renew(slugs []string) error {
	surveys, err := w.renewable()
	if err != nil {
		return err
	}
	for _, s := range surveys {
		if !slices.Contains(slugs, s.Slug) {
			continue
		}
		_, err := life.Renew(w.r.Ctx(), w.pages.Store, s, survey.Mark{}, w.r.User.ID, w.pages.Now())
		var refusal *survey.Error
		if errors.As(err, &refusal) && refusal.Code == "LIF_005" {
			continue
		}
		if err != nil {
			return err
		}
		if err := w.pages.Record(w.r, "survey_renew", s.Slug, s.Slug, w.Questionnaire.Name); err != nil {
			return err
		}
	}
	return nil
}
