package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
	"sonde/survey/questionnaire"
)

// PropertiesPage is the form of what concerns a whole questionnaire.
type PropertiesPage struct {
	Frame
	Action    string
	Seen      string
	Name      string
	Surveys   []string
	Texts     []Pair
	Default   Field
	Languages []LanguageLine
	Language  string // where languages are added and removed
	Known     []Choice
	Wrong     string // of a language that was added
	Found     []Message
	Clash     *ClashView
	Discard   string // "": there is no draft to throw away
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

func (w *writing) propertiesPage(status int, form *Form, t, stored properties) error {
	q := &w.Questionnaire
	seen, err := compose.Marks(stored)
	if err != nil {
		return err
	}
	if form != nil && status != http.StatusConflict && form.has("seen") {
		seen = form.line("seen")
	}
	pair := func(name, label, hint string, text survey.Text) Pair {
		return w.pages.pair(name, label, hint, text, q.Languages, "textarea", maxLabel)
	}
	page := PropertiesPage{
		Frame: w.frame("manage.editor.properties.title", "/properties", form), Action: w.at("/properties"), Seen: seen, Name: q.Name, Language: w.at("/languages"), Mark: w.Mark.String(),
		Texts: []Pair{
			pair("title", "manage.editor.properties.name", "", t.Title),
			pair("intro", "manage.editor.properties.intro", "manage.editor.properties.intro_hint", t.Intro),
			pair("thanks", "manage.editor.properties.thanks", "manage.editor.properties.thanks_hint", t.Thanks),
		},
		Default:  Field{Name: "default_language", Label: "manage.editor.properties.default", Hint: "manage.editor.properties.default_hint", Kind: "select", Value: t.DefaultLanguage},
		Found:    w.foundAt(func(at questionnaire.Place) bool { return at.Section+at.Question+at.List == "" }),
		Previews: w.previews(""),
	}
	missing := w.missing()
	for _, language := range q.Languages {
		name := w.pages.server.LanguageName(language)
		page.Default.Choices = append(page.Default.Choices, Choice{language, name})
		page.Languages = append(page.Languages, LanguageLine{language, name, missing[language], len(q.Languages) == 1})
	}
	for _, language := range w.pages.server.Words.Languages() {
		if !slices.Contains(q.Languages, language) {
			page.Known = append(page.Known, Choice{language, w.pages.server.LanguageName(language)})
		}
	}
	authorship, err := w.pages.server.Authorship(ctx(w.r), *w.r.User)
	if err != nil {
		return err
	}
	for _, s := range authorship.Surveys(q.Name) {
		page.Surveys = append(page.Surveys, w.in(s.Title))
	}
	if w.Revision > 0 && w.From > 0 {
		page.Discard = w.at("/discard")
	}
	if form != nil {
		for i := range page.Texts {
			page.Texts[i].mark(form)
		}
		form.mark(&page.Default)
		for _, problem := range form.Problems {
			if problem.Field == "language" {
				page.Wrong = problem.Message
			}
		}
		w.pages.standsAt(w.r, page.Action)
	}
	if len(clashesOf(form)) > 0 {
		page.Clash = w.clashView(form.clashes, t, stored)
	}
	return w.r.Page(status, "manage/properties", page)
}

func (p *Pages) saveProperties(r *server.Request) error {
	return p.saving(r, (*writing).tryProperties)
}

// tryProperties answers the request, unless somebody saved at the same moment.
func (w *writing) tryProperties(form *Form) (moved bool, err error) {
	q := w.Questionnaire
	stored := propertiesOf(&q)
	t := properties{
		Title: form.written(w.r, "title", q.Languages, stored.Title), Intro: form.written(w.r, "intro", q.Languages, stored.Intro),
		Thanks: form.written(w.r, "thanks", q.Languages, stored.Thanks), DefaultLanguage: form.line("default_language"),
	}
	if !slices.Contains(q.Languages, t.DefaultLanguage) {
		form.wrong("default_language", w.r.Say("manage.wrong.choose", nil))
	}
	act := form.line(":do")
	refuse := func(status int) error {
		if act == "autosave" {
			return w.tellRefused(status, form)
		}
		return w.propertiesPage(status, form, t, stored)
	}
	if len(form.Problems) > 0 {
		return false, refuse(http.StatusUnprocessableEntity)
	}
	merged, done, err := merging(form, t, stored, func() error { return refuse(http.StatusConflict) })
	if done {
		return false, err
	}
	step := survey.Step{Code: author.StepText, Object: q.Name}
	if merged.DefaultLanguage != stored.DefaultLanguage {
		step.Code = author.StepProperty
	}
	q.Title, q.Intro, q.Thanks, q.DefaultLanguage = merged.Title, merged.Intro, merged.Thanks, merged.DefaultLanguage
	if w.Draft, err = w.author.Save(ctx(w.r), q, w.Mark, w.r.User.ID, step); err != nil {
		return survey.IsKind(err, survey.Conflict), err
	}
	if act == "autosave" {
		found := w.foundAt(func(at questionnaire.Place) bool { return at.Section+at.Question+at.List == "" })
		return false, w.tellThing(t, merged, "", w.at("/properties"), found)
	}
	return false, next(w.r, w.at("/properties"), "saved")
}

// changeLanguages adds a language or removes one with its texts.
func (p *Pages) changeLanguages(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := readForm(r)
	if err != nil {
		return err
	}
	change, language := edit.AddLanguage, form.line("language")
	if form.line("do") == "remove" {
		change = edit.RemoveLanguage
	}
	err = w.edit(&survey.Step{Code: author.StepLanguages, Object: language}, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		return change(q, language)
	})
	if err != nil {
		status, err := p.refused(r, form, err, map[string]string{"EDT_005": "language"})
		if err != nil {
			return err
		}
		stored := propertiesOf(&w.Questionnaire)
		return w.propertiesPage(status, form, stored, stored)
	}
	return next(r, w.at("/properties"), "languages")
}

// missing counts, for each language, the texts that it lacks.
func (w *writing) missing() map[string]int {
	missing := map[string]int{}
	for _, text := range textsOf(&w.Questionnaire) {
		if len(text.words) == 0 {
			continue
		}
		for _, language := range w.Questionnaire.Languages {
			if text.words[language] == "" {
				missing[language]++
			}
		}
	}
	return missing
}
