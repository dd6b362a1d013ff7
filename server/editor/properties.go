package editor

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
	"sonde/survey/questionnaire"
)

// PropertiesPage is the form of what concerns a whole questionnaire.
type PropertiesPage struct {
	staff.Frame
	Action    string
	Seen      string
	Name      string
	Surveys   []string
	Texts     []staff.Pair
	Default   staff.Field
	Languages []LanguageLine
	Language  string // where languages are added and removed
	Known     []staff.Choice
	Wrong     string // of a language that was added
	Found     []Message
	Clash     *ClashView
	Discard   string // "": there is no draft to throw away
	Delete    string // "": it was published, and stays
	Mark      string
	Previews  []PreviewLink
}

// LanguageLine is one language of the questionnaire.
type LanguageLine struct {
	Code    string
	Name    string
	Missing int // texts that it lacks
	Last    bool
}

// properties are what the page writes.
type properties struct {
	Title           survey.Text `json:"title,omitempty"`
	Intro           survey.Text `json:"intro,omitempty"`
	Thanks          survey.Text `json:"thanks,omitempty"`
	DefaultLanguage string      `json:"default_language"`
}

func propertiesOf(q *survey.Questionnaire) properties {
	return properties{q.Title, q.Intro, q.Thanks, q.DefaultLanguage}
}

func (p *Pages) showProperties(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	stored := propertiesOf(&w.Questionnaire)
	return w.propertiesPage(http.StatusOK, nil, stored, stored)
}

func (w *writing) propertiesPage(status int, form *staff.Form, t, stored properties) error {
	q := &w.Questionnaire
	seen, err := compose.Marks(stored)
	if err != nil {
		return err
	}
	if form != nil && status != http.StatusConflict && form.Has("seen") {
		seen = form.Line("seen")
	}
	pair := func(name, label, hint string, text survey.Text) staff.Pair {
		return w.pages.Pair(name, label, hint, text, q.Languages, "textarea", maxLabel)
	}
	page := PropertiesPage{
		Frame: w.frame("manage.editor.properties.title", "/properties", form), Action: w.at("/properties"), Seen: seen, Name: q.Name, Language: w.at("/languages"), Mark: w.Mark.String(),
		Texts: []staff.Pair{
			pair("title", "manage.editor.properties.name", "", t.Title),
			pair("intro", "manage.editor.properties.intro", "manage.editor.properties.intro_hint", t.Intro),
			pair("thanks", "manage.editor.properties.thanks", "manage.editor.properties.thanks_hint", t.Thanks),
		},
		Default:  staff.Field{Name: "default_language", Label: "manage.editor.properties.default", Hint: "manage.editor.properties.default_hint", Kind: "select", Value: t.DefaultLanguage},
		Found:    w.foundAt(func(at questionnaire.Place) bool { return at.Section+at.Question+at.List == "" }),
		Previews: w.previews(""),
	}
	missing := w.missing()
	for _, language := range q.Languages {
		name := w.pages.Server.LanguageName(language)
		page.Default.Choices = append(page.Default.Choices, staff.Choice{Value: language, Label: name})
		page.Languages = append(page.Languages, LanguageLine{language, name, missing[language], len(q.Languages) == 1})
	}
	for _, language := range w.pages.Server.Words.Languages() {
		if !slices.Contains(q.Languages, language) {
			page.Known = append(page.Known, staff.Choice{Value: language, Label: w.pages.Server.LanguageName(language)})
		}
	}
	authorship, err := w.r.Authorship()
	if err != nil {
		return err
	}
	for _, s := range authorship.Surveys(q.Name) {
		page.Surveys = append(page.Surveys, w.in(s.Title))
	}
	switch {
	case w.From == 0:
		page.Delete = w.at("/delete")
	case w.Revision > 0:
		page.Discard = w.at("/discard")
	}
	if form != nil {
		for i := range page.Texts {
			page.Texts[i].Mark(form)
		}
		form.Mark(&page.Default)
		for _, problem := range form.Problems {
			if problem.Field == "language" {
				page.Wrong = problem.Message
			}
		}
		w.pages.StandsAt(w.r, page.Action)
	}
	if len(clashesOf(form)) > 0 {
		page.Clash = w.clashView(form.Clashes, t, stored)
	}
	return w.r.Page(status, "editor/properties", page)
}

func (p *Pages) saveProperties(r *server.Request) error {
	return p.saving(r, (*writing).tryProperties)
}

// tryProperties answers the request, unless somebody saved at the same moment.
func (w *writing) tryProperties(form *staff.Form) (moved bool, err error) {
	q := w.Questionnaire
	stored := propertiesOf(&q)
	t := properties{
		Title: typedTexts(w.r, form, "title", q.Languages, stored.Title), Intro: typedTexts(w.r, form, "intro", q.Languages, stored.Intro),
		Thanks: typedTexts(w.r, form, "thanks", q.Languages, stored.Thanks), DefaultLanguage: form.Line("default_language"),
	}
	if !slices.Contains(q.Languages, t.DefaultLanguage) {
		form.Wrong("default_language", w.r.Say("manage.wrong.choose", nil))
	}
	act := form.Line(":do")
	refuse := func(status int) error {
		if act == "autosave" {
			return w.tellRefused(status, form)
		}
		return w.propertiesPage(status, form, t, stored)
	}
	if len(form.Problems) > 0 {
		return false, refuse(http.StatusUnprocessableEntity)
	}
	merged, done, err := merging(form, t, stored, func(merged properties) error {
		t = merged
		return refuse(http.StatusConflict)
	})
	if done {
		return false, err
	}
	keys, _ := compose.Differ(stored, merged)
	step := survey.Step{Code: author.StepText, Object: author.Object(q.Name, keys)}
	if merged.DefaultLanguage != stored.DefaultLanguage {
		step.Code = author.StepProperty
	}
	q.Title, q.Intro, q.Thanks, q.DefaultLanguage = merged.Title, merged.Intro, merged.Thanks, merged.DefaultLanguage
	if w.Draft, err = w.author.Save(w.r.Ctx(), q, w.Mark, w.r.User.ID, step); err != nil {
		return survey.IsKind(err, survey.Conflict), err
	}
	if act == "autosave" {
		found := w.foundAt(func(at questionnaire.Place) bool { return at.Section+at.Question+at.List == "" })
		return false, w.tellThing(t, merged, "", w.at("/properties"), found)
	}
	return false, staff.Next(w.r, w.at("/properties"), "saved")
}

// changeLanguages adds a language or removes one with its texts.
func (p *Pages) changeLanguages(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	change, language := edit.AddLanguage, form.Line("language")
	if language == "" {
		form.Wrong("language", r.Say("manage.wrong.empty", nil))
		stored := propertiesOf(&w.Questionnaire)
		return w.propertiesPage(http.StatusUnprocessableEntity, form, stored, stored)
	}
	if form.Line("do") == "remove" {
		change = edit.RemoveLanguage
	}
	err = w.edit(&survey.Step{Code: author.StepLanguages, Object: language}, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		return change(q, language)
	})
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"EDT_005": "language"})
		if err != nil {
			return err
		}
		stored := propertiesOf(&w.Questionnaire)
		return w.propertiesPage(status, form, stored, stored)
	}
	return staff.Next(r, w.at("/properties"), "languages")
}

// missing counts, for each language, the texts that it lacks.
func (w *writing) missing() map[string]int {
	missing := map[string]int{}
	for _, text := range textsOf(&w.Questionnaire) {
		for _, language := range text.lacking(w.Questionnaire.Languages) {
			missing[language]++
		}
	}
	return missing
}
