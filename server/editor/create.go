package editor

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/compose"
	"sonde/survey/incoming"
	"sonde/survey/questionnaire"
)

// NewQuestionnairePage starts a questionnaire: from one that there is, or from nothing.
type NewQuestionnairePage struct {
	staff.Frame
	Action    string
	From      staff.Field
	Name      staff.Field
	Heading   staff.Pair
	Languages []LanguageTick
	Wrong     string // of the languages
	File      staff.Field
	Brought   *FileView // what is said of a file that was refused
}

// LanguageTick is a language to be ticked.
type LanguageTick struct {
	Code, Name string
	Ticked     bool
}

// startEmpty is the choice of a questionnaire that asks nothing yet.
const startEmpty = ":empty"

// beginning is what the form says.
type beginning struct {
	from, name string
	title      survey.Text
	languages  []string
	file       *incoming.Form
}

// spoken are the languages of the interface, that of the page first.
func (p *Pages) spoken(r *server.Request) []string {
	languages := slices.DeleteFunc(slices.Clone(p.Server.Words.Languages()), func(language string) bool { return language == r.Language })
	return append([]string{r.Language}, languages...)
}

func (p *Pages) showNewQuestionnaire(r *server.Request) error {
	return p.newQuestionnairePage(r, http.StatusOK, nil, beginning{from: r.Query("from"), languages: p.Server.Words.Languages()})
}

func (p *Pages) newQuestionnairePage(r *server.Request, status int, form *staff.Form, b beginning) error {
	page := NewQuestionnairePage{
		Frame: p.Frame(r, "manage.editor.new.title", "questionnaires", form), Action: staff.Home(r) + "new-questionnaire",
		From:    staff.Field{Name: "from", Label: "manage.editor.new.from", Kind: "select", Value: b.from},
		Name:    staff.Field{Name: "name", Label: "manage.editor.new.name", Hint: "manage.editor.new.name_hint", Kind: "text", Value: b.name, Optional: true, MaxLength: maxShort},
		File:    staff.Field{Name: "file", Label: "manage.editor.new.file", Hint: "manage.editor.files.file_hint", Kind: "file", Accept: questionnaireFiles, Optional: true},
		Heading: p.Pair("title", "manage.editor.new.heading", "", b.title, p.spoken(r), "text", staff.MaxTitle),
	}
	if b.file != nil {
		view := fileView(r, b.file.Messages)
		page.Brought = &view
	}
	startable, err := p.startable(r)
	if err != nil {
		return err
	}
	for _, one := range startable {
		page.From.Choices = append(page.From.Choices, staff.Choice{Value: one.Name, Label: r.Say("manage.editor.new.copy_of", survey.Args{"Title": p.Title(r, one.Title), "Name": one.Name})})
	}
	page.From.Choices = append(page.From.Choices, staff.Choice{Value: startEmpty, Label: r.Say("manage.editor.new.empty", nil)})
	for _, language := range p.spoken(r) {
		page.Languages = append(page.Languages, LanguageTick{language, p.Server.LanguageName(language), slices.Contains(b.languages, language)})
	}
	if form != nil {
		form.Mark(&page.From, &page.Name, &page.File)
		page.Heading.Mark(form)
		for _, problem := range form.Problems {
			if problem.Field == "languages" {
				page.Wrong = problem.Message
			}
		}
	}
	return r.Page(status, "editor/new-questionnaire", page)
}

// startable are the questionnaires to start from: those that the person may write, and those that everybody may read
// because a listed survey shows them.
func (p *Pages) startable(r *server.Request) ([]survey.QuestionnaireInfo, error) {
	authorship, startable, err := p.writable(r)
	if err != nil || r.User.Admin {
		return startable, err
	}
	surveys, err := p.Store.Surveys(r.Ctx())
	if err != nil {
		return nil, err
	}
	known, err := p.Store.Questionnaires(r.Ctx())
	for _, one := range known {
		public := slices.ContainsFunc(surveys, func(s survey.Survey) bool {
			return s.Questionnaire == one.Name && s.Listed && s.State != survey.StateDraft
		})
		if public && len(authorship.Surveys(one.Name)) == 0 {
			startable = append(startable, one)
		}
	}
	return startable, err
}

// newQuestionnaire starts one.
func (p *Pages) newQuestionnaire(r *server.Request) error {
	form, files, err := readFiles(r)
	if err != nil {
		return err
	}
	file, err := bring(r, files["file"])
	if err != nil {
		return err
	}
	b := beginning{file: file, from: form.Line("from"), name: form.Line("name"), title: form.Text(r, "title", p.Server.Words.Languages(), false, staff.MaxTitle)}
	for _, language := range p.spoken(r) {
		if slices.Contains(form.Values["languages"], language) {
			b.languages = append(b.languages, language)
		}
	}
	form.Fits(r, "name", b.name, false, maxShort)
	from, err := p.startFrom(r, form, b)
	if err != nil {
		return err
	}
	if len(form.Problems) > 0 {
		return p.newQuestionnairePage(r, http.StatusUnprocessableEntity, form, b)
	}
	name := b.name
	if name == "" {
		if name, err = p.freeQuestionnaire(r, from, file != nil); err != nil {
			return err
		}
	}
	draft, err := p.author.Create(r.Ctx(), from, name, r.User.ID)
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"EDT_001": "name", "AUT_004": "name"})
		if err != nil {
			return err
		}
		return p.newQuestionnairePage(r, status, form, b)
	}
	if err := p.Record(r, "questionnaire_create", "", draft.Questionnaire.Name, strings.TrimPrefix(b.from, ":")); err != nil {
		return err
	}
	if file != nil {
		return p.toBrought(r, draft.Questionnaire.Name, file.Messages)
	}
	return staff.Next(r, staff.OfQuestionnaire(r, draft.Questionnaire.Name, ""), "questionnaire_created")
}

// startFrom gives the content to start with.
func (p *Pages) startFrom(r *server.Request, form *staff.Form, b beginning) (survey.Questionnaire, error) {
	if b.file != nil {
		if wrong := len(b.file.Messages.Errors()); wrong > 0 {
			form.Wrong("file", r.Say("manage.editor.wrong.file", survey.Args{"Count": wrong}))
		}
		return titled(b.file.Questionnaire, b.title), nil
	}
	if b.from == startEmpty {
		if len(b.languages) == 0 {
			form.Wrong("languages", r.Say("manage.editor.wrong.languages", nil))
			return survey.Questionnaire{}, nil
		}
		if len(b.title) == 0 {
			form.Wrong("title-"+b.languages[0], r.Say("manage.wrong.empty", nil))
		}
		return survey.Questionnaire{Title: b.title, Languages: b.languages, DefaultLanguage: b.languages[0], ChoiceLists: map[string][]survey.Choice{}, Sections: []survey.Section{}}, nil
	}
	startable, err := p.startable(r)
	if err != nil {
		return survey.Questionnaire{}, err
	}
	if !slices.ContainsFunc(startable, func(one survey.QuestionnaireInfo) bool { return one.Name == b.from }) {
		form.Wrong("from", r.Say("manage.wrong.choose", nil))
		return survey.Questionnaire{}, nil
	}
	q, err := p.contentOf(r, b.from)
	return titled(q, b.title), err
}

// titled gives a questionnaire a title in the languages in which one was typed; the others keep theirs.
func titled(q survey.Questionnaire, title survey.Text) survey.Questionnaire {
	text := survey.Text{}
	maps.Copy(text, q.Title)
	maps.Copy(text, title)
	q.Title = text
	return q
}

// contentOf gives what a questionnaire says: its draft to those who may write it, the newest version to others.
func (p *Pages) contentOf(r *server.Request, name string) (survey.Questionnaire, error) {
	authorship, err := r.Authorship()
	if err != nil {
		return survey.Questionnaire{}, err
	}
	if may, err := authorship.Of(r.Ctx(), name); err != nil || !may {
		q, missing := p.Store.Published(r.Ctx(), name, 0)
		return q, errors.Join(err, missing)
	}
	draft, err := p.author.Open(r.Ctx(), name)
	return draft.Questionnaire, err
}

// freeQuestionnaire names a questionnaire as its file does, else after its title; with a number where that is taken.
func (p *Pages) freeQuestionnaire(r *server.Request, q survey.Questionnaire, fromFile bool) (string, error) {
	known, err := p.Store.Questionnaires(r.Ctx())
	taken := func(name string) bool {
		return !questionnaire.ValidName(name) || slices.ContainsFunc(known, func(one survey.QuestionnaireInfo) bool { return one.Name == name })
	}
	title := firstWords(q.Title, q.Languages)
	if fromFile && q.Name != "" {
		if title = q.Name; !taken(title) && utf8.RuneCountInString(title) <= maxShort {
			return title, err
		}
	}
	return compose.Name(title, "questionnaire", taken), err
}
