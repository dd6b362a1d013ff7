package respond

import (
	"encoding/json"
	"net/http"
	"net/url"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Staff is the questionnaire as staff see it: to look at and try, or to type a sheet that came on paper. It has no key of a
// respondent and leads to Action alone, so that nothing on it reaches the respondents' address.
type Staff struct {
	Survey     survey.Survey
	Instrument *questionnaire.Instrument
	Raw        questionnaire.Raw
	Entry      questionnaire.Entry
	Fresh      string // address of a row that was just added
	Problems   survey.Problems
	Back       string // path of the page that it was opened from
	BackTo     string // its words; "": the survey
	Action     string
	Warning    string   // in words, of what is shown otherwise than it was written
	Images     string   // address that the names of images are put behind; "": the survey's
	Lacking    []string // names of the images that nobody has added
	Accepted   bool     // a preview says that the sheet would be taken
	Paper      *Paper   // nil: a preview
}

// Paper is what a paper sheet says beside its answers.
type Paper struct {
	Key      string
	Event    string
	Day      string
	DayError string
	Events   []PaperEvent
	Stored   string // what the page before did, in words
	Known    bool   // a sheet with this key is there already
	Anyway   bool   // offer to store what breaks a rule of entry
}

// PaperEvent is one event to choose.
type PaperEvent struct{ Code, Title string }

// StaffPage is the page of a Staff.
type StaffPage struct {
	Title    string
	Back     string
	BackTo   string
	Action   string
	Warning  string
	Accepted bool
	Intro    []string
	Notice   NoticeView
	Sections []SectionView
	Lists    []ListView
	Summary  *SummaryView
	Paper    *Paper
	Version  int
	Island   json.RawMessage
}

// BeginStaff shows an empty sheet.
func BeginStaff(r *server.Request, s Staff) error {
	s.Raw = s.Instrument.Start(s.Entry)
	return ShowStaff(r, http.StatusOK, s)
}

// TryStaff says whether the sheet of a form would be taken, or adds and removes rows as its button asks; it stores nothing.
func TryStaff(r *server.Request, s Staff, form url.Values, button string) error {
	s.Raw = s.Instrument.DecodeForm(form)
	if fresh, rows := ChangeRows(s.Instrument, s.Raw, button, s.Entry); rows {
		s.Fresh = fresh
		return ShowStaff(r, http.StatusOK, s)
	}
	if s.Problems = s.Instrument.Validate(s.Raw, s.Entry).Problems; len(s.Problems) > 0 {
		return ShowStaff(r, http.StatusUnprocessableEntity, s)
	}
	s.Accepted = true
	return ShowStaff(r, http.StatusOK, s)
}

// ShowStaff shows the questionnaire to staff, in the request's language.
func ShowStaff(r *server.Request, status int, s Staff) error {
	f := &form{survey: s.Survey, in: s.Instrument, lacking: s.Lacking}
	f.in.Refresh(s.Raw, s.Entry)
	d := f.sheetDrawer(r.Words(), r.Language, s.Raw, s.Entry)
	if d.fresh, d.images = s.Fresh, s.Images; d.images == "" {
		d.images = imagesPath(r.Language, s.Survey.Slug)
	}
	back := filled{raw: s.Raw, problems: s.Problems}
	f.summarise(d, &back)
	if s.Paper != nil {
		d.seed = "" // as on paper
	}
	island, err := json.Marshal(islandView{Island: f.in.Island(), Slug: f.survey.Slug, Looked: f.in.Looked(r.Language), Plain: s.Paper != nil, Words: scriptWords(d)})
	if err != nil {
		return survey.Wrap(survey.Internal, "SRV_001", err)
	}
	page := StaffPage{
		Title: f.title(d), Back: s.Back, BackTo: s.BackTo, Action: s.Action, Warning: s.Warning, Accepted: s.Accepted,
		Intro: paragraphs(d.text(f.in.Questionnaire.Intro)), Notice: noticeView(d, f.survey.Notice), Sections: d.sections(), Lists: d.lists(), Summary: back.summary,
		Paper:   s.Paper,
		Version: f.in.Questionnaire.Version, Island: island,
	}
	r.Layout.Trial = s.Survey.State == survey.StateTrial
	return r.Page(status, "respond/staff", page)
}
