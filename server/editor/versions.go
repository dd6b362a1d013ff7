package editor

import (
	"net/http"
	"slices"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
)

// VersionsPage is the history of a questionnaire: who changed what, when; and the versions, to compare with the draft.
type VersionsPage struct {
	staff.Frame
	Publish  string // "": there is no draft
	Restore  string
	Mark     string
	Travel   TravelView
	Versions []VersionLine
	Use      UseView
	Days     []HistoryDay
	Zone     string
}

// VersionLine is one published version.
type VersionLine struct {
	Number  int
	By      string
	On      survey.Day
	Compare string // with the draft, or with the newest where there is none
	Surveys []string
}

// HistoryDay is what happened on one day, newest first.
type HistoryDay struct {
	Day   survey.Day
	Lines []HistoryLine
}

// HistoryLine is one step.
type HistoryLine struct {
	Time     string
	By       string
	What     string
	Revision int64 // that can be brought back; 0: none
}

func (p *Pages) versions(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	return w.versionsPage(http.StatusOK, nil)
}

func (w *writing) versionsPage(status int, form *staff.Form) error {
	history, err := w.author.History(w.r.Ctx(), w.Questionnaire.Name)
	if err != nil {
		return err
	}
	known, err := w.pages.Names(w.r)
	if err != nil {
		return err
	}
	shown, err := w.shownBy()
	if err != nil {
		return err
	}
	zone := w.pages.Now().Location()
	page := VersionsPage{Frame: w.frame("manage.editor.versions.title", "/versions", form), Restore: w.at("/restore"), Mark: w.Mark.String(), Travel: w.travel(), Zone: w.pages.ZoneName(zone)}
	if w.Revision > 0 {
		page.Publish = w.at("/publish")
	}
	if page.Use, err = w.useView(); err != nil {
		return err
	}
	for _, one := range history {
		day := survey.DayOf(one.At, zone)
		line := HistoryLine{Time: one.At.In(zone).Format("15:04"), By: known.Of(w.r, one.By), What: one.Say(w.r.Words(), w.r.Language)}
		if one.Revision != w.Revision {
			line.Revision = one.Revision
		}
		if one.Version > 0 {
			version := VersionLine{Number: one.Version, By: line.By, On: day, Surveys: shown[one.Version]}
			if one.Version != w.From || w.Revision > 0 {
				version.Compare = w.at("/compare?version=" + strconv.Itoa(one.Version))
			}
			page.Versions = append(page.Versions, version)
		}
		if last := len(page.Days) - 1; last < 0 || page.Days[last].Day != day {
			page.Days = append(page.Days, HistoryDay{Day: day})
		}
		last := &page.Days[len(page.Days)-1]
		last.Lines = append(last.Lines, line)
	}
	if form != nil {
		w.pages.StandsAt(w.r, w.at("/versions"))
	}
	return w.r.Page(status, "editor/versions", page)
}

// shownBy gives the titles of the surveys that show each version.
func (w *writing) shownBy() (map[int][]string, error) {
	surveys, err := w.pages.Store.Surveys(w.r.Ctx())
	if err != nil {
		return nil, err
	}
	shown := map[int][]string{}
	for _, s := range surveys {
		if s.Questionnaire == w.Questionnaire.Name {
			shown[s.Version] = append(shown[s.Version], w.pages.Title(w.r, s.Title))
		}
	}
	return shown, nil
}

// restore brings an earlier state back, as one more step.
func (p *Pages) restore(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	revision, _ := strconv.ParseInt(form.Line("revision"), 10, 64)
	_, err = w.author.Restore(r.Ctx(), w.Questionnaire.Name, revision, mark, r.User.ID)
	if survey.IsKind(err, survey.NotFound) { // that state is kept no more
		err = survey.Fail(survey.Conflict, "AUT_002", nil)
	}
	if err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.versionsPage(status, form)
	}
	return staff.Next(r, w.at(""), "restored")
}

// ComparePage tells in what the draft differs from a version.
type ComparePage struct {
	staff.Frame
	Version int
	Back    string
	Changes []ChangeLine
}

// ChangeLine is one difference.
type ChangeLine struct {
	What   string
	Effect string
	Grave  bool // answers given before could not be read
}

func (p *Pages) compare(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(r.Query("version"))
	if err != nil || version < 1 {
		version = w.From
	}
	if version == 0 {
		return staff.Missing
	}
	older, err := p.Store.Published(r.Ctx(), w.Questionnaire.Name, version)
	if err != nil {
		return err
	}
	page := ComparePage{Frame: w.frame("manage.editor.compare.title", "/versions", nil), Version: version, Back: w.at("/versions"), Changes: w.changeLines(author.Compare(older, w.Questionnaire))}
	page.Title = r.Say("manage.editor.compare.titled", survey.Args{"Version": version})
	if w.Revision == 0 {
		page.Title = r.Say("manage.editor.compare.titled_newest", survey.Args{"Newest": w.From, "Version": version})
	}
	return r.Page(http.StatusOK, "editor/compare", page)
}

// changeLines words changes, the gravest first.
func (w *writing) changeLines(changes author.Changes) []ChangeLine { return changeLines(w.r, changes) }

func changeLines(r *server.Request, changes author.Changes) []ChangeLine {
	ordered := slices.Clone(changes)
	slices.SortStableFunc(ordered, func(a, b author.Change) int { return int(b.Effect) - int(a.Effect) })
	var lines []ChangeLine
	for _, change := range ordered {
		what, effect := change.Explain(r.Words(), r.Language)
		lines = append(lines, ChangeLine{What: what, Effect: effect, Grave: change.Effect == author.Breaks})
	}
	return lines
}
