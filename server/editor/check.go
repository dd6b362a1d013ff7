package editor

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// CheckPage shows every message of the check, with its place and remedy.
type CheckPage struct {
	staff.Frame
	Size     SizeView
	Times    []TimeLine
	Errors   []CheckLine
	Warnings []CheckLine
	Notes    []CheckLine
	Publish  string // "": nothing to publish, or not yet
}

// TimeLine is how long answering takes: for one role, "" for whoever is asked everything, in one language.
type TimeLine struct {
	Who      string
	Language string
	Minutes  int
	Words    int
}

// CheckLine is one message.
type CheckLine struct {
	Code    string
	Where   string
	URL     string // "": it concerns no one place
	Message string
	Remedy  string
}

func (p *Pages) checkPage(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	checked := w.check()
	page := CheckPage{Frame: w.frame("manage.editor.check.title", "/check", nil), Size: w.size(checked)}
	for _, one := range checked.estimates() {
		page.Times = append(page.Times, TimeLine{Who: w.in(one.Label), Language: w.pages.Server.LanguageName(one.Language), Minutes: minutes(one), Words: one.Words})
	}
	lacking, err := w.album().Lacking(w.r.Ctx(), w.Questionnaire)
	if err != nil {
		return err
	}
	for _, m := range append(checked.messages, lacking...) {
		line := w.checkLine(m)
		switch m.Severity {
		case questionnaire.SeverityError:
			page.Errors = append(page.Errors, line)
		case questionnaire.SeverityWarning:
			page.Warnings = append(page.Warnings, line)
		default:
			page.Notes = append(page.Notes, line)
		}
	}
	if w.Revision > 0 && len(page.Errors) == 0 {
		page.Publish = w.at("/publish")
	}
	return w.r.Page(http.StatusOK, "editor/check", page)
}

// checkLine words a message and finds the page on which it is mended.
func (w *writing) checkLine(m questionnaire.Message) CheckLine {
	line := CheckLine{Code: m.Code, Where: w.placeWords(m.Place)}
	line.Message, line.Remedy = m.Explain(w.r.Words(), w.r.Language)
	q, at := &w.Questionnaire, m.Place
	path := pathOf(at)
	spots := w.spots()
	i := slices.IndexFunc(spots, func(s spot) bool {
		return at.Question != "" && s.path == path || at.Question == "" && at.List != "" && s.question.List == at.List
	})
	section := slices.IndexFunc(q.Sections, func(s survey.Section) bool { return s.Name == at.Section })
	switch {
	case i >= 0:
		line.URL = w.at(questionPath(spots[i].path))
		if field := w.fieldOf(m, editedOf(q, spots[i].question)); field != "" {
			line.URL += "#f-" + field
		}
	case at.Section != "" && section >= 0:
		line.URL = w.at(sectionPath(sectionKey(q, section)))
	case at.Column != "":
		line.URL = w.at("/properties") + "#f-" + w.fieldOf(m, edited{})
	}
	return line
}
