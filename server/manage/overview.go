package manage

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/life"
)

// OverviewPage is a survey at a glance.
type OverviewPage struct {
	staff.Frame
	Coordinates   bool
	Questionnaire string
	Version       int
	Newest        int    // a version that is out and that the survey does not ask yet; 0: none
	Newer         string // where to see what it changes
	ClosesOn      survey.Day
	ClosesAt      string
	Zone          string
	Counts        Counts
	Events        []EventCount
	Days          []DayCount
	Languages     []NamedCount
	Links         []Link
	Live          string // where to open it
	Trial         string // where to begin the trial, "" when that is over
	Close         string
	Preview       string
	Paper         string
	NewEvent      string
	Complete      bool // the privacy notice
}

// Counts are of responses.
type Counts struct {
	Counted  int // in the figures
	Excluded int
	Late     int
	Trial    int
	Paper    int
	Made     int // simulated
}

// EventCount is one event's line: Share is of those present, else of those invited, nil when neither is known.
type EventCount struct {
	URL     string
	Title   string
	Code    string
	Invited int
	Present int
	Counted int
	Share   *float64
	Of      string // key: of whom the share is
}

// DayCount is one day's line.
type DayCount struct {
	Day     survey.Day
	Counted int
}

// NamedCount is one language's line.
type NamedCount struct {
	Name    string
	Counted int
}

// overview shows a survey at a glance.
func (p *Pages) overview(r *server.Request) error {
	languages, err := life.Offered(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	events, err := p.Store.Events(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	tally, err := p.Store.Tally(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	s := r.Survey
	page := OverviewPage{
		Frame: p.Frame(r, "manage.nav.overview", "", nil), Coordinates: r.Role != survey.RoleManager,
		Questionnaire: s.Questionnaire, Version: s.Version, Zone: s.TimeZone, Complete: s.Notice.Complete(languages),
		Live: staff.OfSurvey(r, "/live"), Close: staff.OfSurvey(r, "/close"), Preview: staff.OfSurvey(r, "/preview"), Paper: staff.OfSurvey(r, "/paper"), NewEvent: staff.OfSurvey(r, "/new-event"),
	}
	if s.State.Asks() {
		editions, err := p.Store.Editions(r.Ctx(), s.Questionnaire)
		if err != nil {
			return err
		}
		if newest := editions[0].Version; newest > s.Version {
			page.Newest, page.Newer = newest, staff.OfSurvey(r, "/newer")
		}
	}
	if s.State == survey.StateDraft {
		page.Trial = staff.OfSurvey(r, "/trial")
	}
	if !s.ClosesAt.IsZero() {
		local := s.ClosesAt.In(zoneOf(*s))
		page.ClosesOn, page.ClosesAt = survey.Day(local.Format(time.DateOnly)), local.Format("15:04")
	}
	p.count(r, &page, events, tally)
	page.Links, err = p.links(r, languages, "")
	if err != nil {
		return err
	}
	return r.Page(http.StatusOK, "manage/overview", page)
}

// count fills in the counts.
func (p *Pages) count(r *server.Request, page *OverviewPage, events []survey.Event, tally []survey.TallyLine) {
	byEvent, byDay, byLanguage := map[string]int{}, map[survey.Day]int{}, map[string]int{}
	for _, line := range tally {
		c := &page.Counts
		if line.Excluded {
			c.Excluded += line.Count
			continue
		}
		c.Counted += line.Count
		byEvent[line.Event] += line.Count
		byDay[line.Day] += line.Count
		byLanguage[line.Language] += line.Count
		if line.Late {
			c.Late += line.Count
		}
		switch line.Source {
		case survey.SourceTrial:
			c.Trial += line.Count
		case survey.SourcePaper:
			c.Paper += line.Count
		case survey.SourceSimulated:
			c.Made += line.Count
		}
	}
	for _, e := range events {
		page.Events = append(page.Events, eventCount(e, p.Title(r, e.Title), staff.OfSurvey(r, "/events/"+e.Code), byEvent[e.Code]))
	}
	if n := byEvent[""]; n > 0 || len(events) == 0 {
		page.Events = append(page.Events, EventCount{Title: r.Say("manage.overview.no_event", nil), Counted: n})
	}
	for day, n := range byDay {
		page.Days = append(page.Days, DayCount{day, n})
	}
	slices.SortFunc(page.Days, func(a, b DayCount) int { return cmp.Compare(b.Day, a.Day) })
	for language, n := range byLanguage {
		page.Languages = append(page.Languages, NamedCount{p.Server.LanguageName(language), n})
	}
	slices.SortFunc(page.Languages, func(a, b NamedCount) int { return cmp.Compare(b.Counted, a.Counted) })
}

func eventCount(e survey.Event, title, url string, counted int) EventCount {
	line := EventCount{URL: url, Title: title, Code: e.Code, Invited: e.Invited, Present: e.Present, Counted: counted}
	base := 0
	switch {
	case e.Present > 0:
		base, line.Of = e.Present, "manage.overview.of_present"
	case e.Invited > 0:
		base, line.Of = e.Invited, "manage.overview.of_invited"
	}
	if base > 0 {
		share := float64(counted) / float64(base)
		line.Share = &share
	}
	return line
}

// languagesOf are the languages of the survey's questionnaire.
func (p *Pages) languagesOf(r *server.Request) ([]string, error) {
	return life.Languages(r.Ctx(), p.Store, *r.Survey)
}
