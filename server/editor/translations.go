package editor

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
)

// TranslationsPage lists the texts that a language lacks, to be written here or at their place, and those that are the
// same in two languages.
type TranslationsPage struct {
	staff.Frame
	Action    string
	Languages []LanguageLine
	Missing   []MissingLine
	Total     int // of the missing, when the page does not hold all
	Identical []IdenticalLine
}

// MissingLine is one text that a language lacks.
type MissingLine struct {
	N        int
	Address  string
	Where    string
	URL      string
	Language string
	Name     string // of the language
	Said     string // in the language that has it
	Lang     string // that language
	Typed    string
}

// IdenticalLine is one text that two languages share.
type IdenticalLine struct {
	Where string
	URL   string
	Words string
	Lang  string
}

// shownMissing is how many missing texts a page holds.
const shownMissing = 50

func (p *Pages) translations(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	return w.translationsPage(http.StatusOK, nil)
}

func (w *writing) translationsPage(status int, form *staff.Form) error {
	q := &w.Questionnaire
	page := TranslationsPage{Frame: w.frame("manage.editor.translations.title", "/translations", form), Action: w.at("/translations")}
	missing := w.missing()
	for _, language := range q.Languages {
		page.Languages = append(page.Languages, LanguageLine{Code: language, Name: w.pages.Server.LanguageName(language), Missing: missing[language]})
		page.Total += missing[language]
	}
	identical := map[questionnaire.Place]bool{}
	for _, one := range questionnaire.Translations(*q) {
		identical[one.Place] = identical[one.Place] || one.Same
	}
	for _, t := range textsOf(q) {
		said, lang := w.shown(t.words)
		if lang == "" {
			lang = w.r.Language
		}
		for _, language := range t.lacking(q.Languages) {
			if len(page.Missing) == shownMissing {
				break
			}
			line := MissingLine{N: len(page.Missing), Address: t.address, Where: w.placeWords(t.place(q)), URL: w.field(t, language), Language: language,
				Name: w.pages.Server.LanguageName(language), Said: said, Lang: lang}
			if form != nil {
				line.Typed = form.Lines("t" + strconv.Itoa(line.N) + "-words")
			}
			page.Missing = append(page.Missing, line)
		}
		if identical[t.place(q)] && t.shared() {
			page.Identical = append(page.Identical, IdenticalLine{Where: w.placeWords(t.place(q)), URL: w.field(t, q.Languages[len(q.Languages)-1]), Words: said, Lang: lang})
		}
	}
	return w.r.Page(status, "editor/translations", page)
}

// placeWords says where something stands; "" for the whole questionnaire.
func (w *writing) placeWords(at questionnaire.Place) string {
	column := ""
	if at.Column != "" {
		column = w.r.Say("change.column."+at.Column, nil)
		if column == "change.column."+at.Column {
			column = at.Column
		}
	}
	say := func(key, name string) string {
		words := w.r.Say("manage.editor.place."+key, survey.Args{"Name": name, "List": at.List})
		return strings.TrimSuffix(words+", "+column, ", ")
	}
	switch {
	case at.Choice != "":
		return say("choice", at.Choice)
	case at.Question != "":
		return say("question", w.called(at))
	case at.List != "":
		return say("list", at.List)
	case at.Section != "":
		return say("section", at.Section)
	}
	return column
}

// called is a question's name, with its group where others have the name too.
func (w *writing) called(at questionnaire.Place) string {
	spots := w.spots()
	if i := findSpot(spots, pathOf(at)); i >= 0 && strings.Contains(spots[i].name, "/") {
		return spots[i].name
	}
	return at.Question
}

// translate keeps the translations that were typed, where none was written meanwhile.
func (p *Pages) translate(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	for i := range shownMissing {
		form.Fits(r, "t"+strconv.Itoa(i)+"-words", form.Lines("t"+strconv.Itoa(i)+"-words"), false, maxLabel)
	}
	if len(form.Problems) > 0 {
		return w.translationsPage(http.StatusUnprocessableEntity, form)
	}
	var late []staff.Problem
	err = w.edit(&survey.Step{Code: author.StepText, Object: w.Questionnaire.Name}, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		late = nil
		for i := range shownMissing {
			row := "t" + strconv.Itoa(i) + "-"
			language, words := form.Line(row+"language"), form.Lines(row+"words")
			if words == "" || !slices.Contains(q.Languages, language) {
				continue
			}
			texts := textsOf(&q)
			at := slices.IndexFunc(texts, func(t textAt) bool { return t.address == form.Line(row+"address") })
			if at < 0 || strings.TrimSpace(texts[at].words[language]) != "" {
				late = append(late, w.lateWords(texts, at, language, words))
				continue
			}
			var err error
			if q, err = withText(q, texts[at], language, words); err != nil {
				return q, err
			}
		}
		return q, nil
	})
	if err != nil {
		return err
	}
	if len(late) > 0 { // both texts are shown, so that none is lost
		form.Values, form.Problems = nil, late
		return w.translationsPage(http.StatusConflict, form)
	}
	return staff.Next(r, w.at("/translations"), "saved")
}

// lateWords says that a text was written or taken away by somebody else, with both texts.
func (w *writing) lateWords(texts []textAt, at int, language, words string) staff.Problem {
	if at < 0 {
		return staff.Problem{Message: w.r.Say("manage.editor.translations.gone", survey.Args{"Words": words})}
	}
	return staff.Problem{Message: w.r.Say("manage.editor.translations.late", survey.Args{"Where": w.placeWords(texts[at].place(&w.Questionnaire)), "Theirs": texts[at].words[language], "Yours": words})}
}
