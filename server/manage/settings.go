package manage

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/life"
)

// SettingsPage holds all that a coordinator may set of a survey.
type SettingsPage struct {
	Frame
	Action    string
	Duplicate string
	Slug      string
	Name      Pair
	Notice    []Pair
	Times     []Field
	Listed    Check
	Public    Check
	Limits    []Field
}

// Check is one box to tick.
type Check struct {
	Name  string
	Label string
	Hint  string
	Value bool
}

const (
	maxNotice    = 3000
	maxLateHours = 14 * 24
	maxThreshold = 100
)

// part is one part of the privacy notice: how its fields are named, and where it stands.
type part struct {
	name   string
	label  string
	hint   string
	needed bool
	of     func(*survey.Notice) *survey.Text
}

// noticeParts are those of the notice, in the order in which they are read.
var noticeParts = []part{
	{"controller", "manage.notice.controller", "manage.notice.controller_hint", true, func(n *survey.Notice) *survey.Text { return &n.Controller }},
	{"contact", "manage.notice.contact", "manage.notice.contact_hint", true, func(n *survey.Notice) *survey.Text { return &n.Contact }},
	{"purpose", "manage.notice.purpose", "manage.notice.purpose_hint", false, func(n *survey.Notice) *survey.Text { return &n.Purpose }},
	{"basis", "manage.notice.basis", "manage.notice.basis_hint", true, func(n *survey.Notice) *survey.Text { return &n.Basis }},
	{"recipients", "manage.notice.recipients", "manage.notice.recipients_hint", false, func(n *survey.Notice) *survey.Text { return &n.Recipients }},
	{"retention", "manage.notice.retention", "manage.notice.retention_hint", true, func(n *survey.Notice) *survey.Text { return &n.Retention }},
	{"rights", "manage.notice.rights", "manage.notice.rights_hint", false, func(n *survey.Notice) *survey.Text { return &n.Rights }},
}

// settingsText is what was typed where a number or a time is wanted, so that it comes back as it was.
type settingsText struct{ opens, closes, late, wall, open string }

func settingsTextOf(s survey.Survey) settingsText {
	zone := zoneOf(s)
	return settingsText{formatMoment(s.OpensAt, zone), formatMoment(s.ClosesAt, zone),
		strconv.Itoa(s.LateHours), strconv.Itoa(s.WallThreshold), strconv.Itoa(s.OpenThreshold)}
}

func (p *Pages) settingsPage(r *server.Request, status int, form *Form, s survey.Survey, languages []string, typed settingsText) error {
	page := SettingsPage{
		Frame: p.frame(r, "manage.settings.title", "/settings", form), Action: of(r, "/settings"), Duplicate: of(r, "/duplicate"), Slug: s.Slug,
		Name:   p.pair("title", "manage.create.name", "", s.Title, languages, "text", maxTitle),
		Listed: Check{"listed", "manage.settings.listed", "manage.settings.listed_hint", s.Listed},
		Public: Check{"public", "manage.settings.public", "manage.settings.public_hint", s.ResultsPublic},
		Times: []Field{
			{Name: "opens", Label: "manage.settings.opens", Hint: "manage.settings.opens_hint", Kind: "datetime-local", Value: typed.opens, Optional: true},
			{Name: "closes", Label: "manage.settings.closes", Hint: "manage.settings.closes_hint", Kind: "datetime-local", Value: typed.closes, Optional: true},
			{Name: "zone", Label: "manage.settings.zone", Hint: "manage.settings.zone_hint", Kind: "select", Value: s.TimeZone, Choices: zoneChoices(s.TimeZone)},
			{Name: "late", Label: "manage.settings.late", Hint: "manage.settings.late_hint", Kind: "number", Value: typed.late, Min: "0", Max: strconv.Itoa(maxLateHours)},
		},
		Limits: []Field{
			{Name: "wall", Label: "manage.settings.wall", Note: r.Say("manage.settings.wall_hint", survey.Args{"Limit": survey.MinThreshold}), Kind: "number", Value: typed.wall,
				Min: strconv.Itoa(survey.MinThreshold), Max: strconv.Itoa(maxThreshold)},
			{Name: "open", Label: "manage.settings.open", Note: r.Say("manage.settings.open_hint", survey.Args{"Limit": survey.MinThreshold}), Kind: "number", Value: typed.open,
				Min: strconv.Itoa(survey.MinThreshold), Max: strconv.Itoa(maxThreshold)},
		},
	}
	for _, one := range noticeParts {
		page.Notice = append(page.Notice, p.pair("notice-"+one.name, one.label, one.hint, *one.of(&s.Notice), languages, "textarea", maxNotice))
	}
	if form != nil {
		page.Name.mark(form)
		for i := range page.Notice {
			page.Notice[i].mark(form)
		}
		for i := range page.Times {
			form.mark(&page.Times[i])
		}
		for i := range page.Limits {
			form.mark(&page.Limits[i])
		}
	}
	return r.Page(status, "manage/settings", page)
}

func zoneChoices(current string) []Choice {
	names := zones
	if !slices.Contains(names, current) {
		names = append([]string{current}, names...)
	}
	choices := make([]Choice, len(names))
	for i, name := range names {
		choices[i] = Choice{Value: name, Label: name}
	}
	return choices
}

func (p *Pages) showSettings(r *server.Request) error {
	languages, err := life.Languages(ctx(r), p.store, *r.Survey)
	if err != nil {
		return err
	}
	return p.settingsPage(r, http.StatusOK, nil, *r.Survey, languages, settingsTextOf(*r.Survey))
}

// saveSettings keeps the settings when all are right.
func (p *Pages) saveSettings(r *server.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	languages, err := life.Languages(ctx(r), p.store, *r.Survey)
	if err != nil {
		return err
	}
	s := *r.Survey
	s.Title = form.text(r, "title", languages, true, maxTitle)
	for _, one := range noticeParts {
		*one.of(&s.Notice) = form.text(r, "notice-"+one.name, languages, one.needed && s.State == survey.StateOpen, maxNotice)
	}
	s.Listed, s.ResultsPublic = form.ticked("listed"), form.ticked("public")
	typed := settingsText{form.line("opens"), form.line("closes"), form.line("late"), form.line("wall"), form.line("open")}
	zone, err := time.LoadLocation(form.line("zone"))
	if err != nil || zone == time.Local || form.line("zone") == "" {
		form.wrong("zone", r.Say("manage.wrong.choose", nil))
		zone = zoneOf(s)
	}
	s.TimeZone = zone.String()
	s.OpensAt = p.moment(r, form, "opens", zone)
	s.ClosesAt = p.moment(r, form, "closes", zone)
	if !s.OpensAt.IsZero() && !s.ClosesAt.IsZero() && !s.ClosesAt.After(s.OpensAt) {
		form.wrong("closes", r.Say("manage.wrong.order", nil))
	}
	s.LateHours = form.whole(r, "late", 0, maxLateHours)
	s.WallThreshold = form.whole(r, "wall", survey.MinThreshold, maxThreshold)
	s.OpenThreshold = form.whole(r, "open", survey.MinThreshold, maxThreshold)
	if len(form.Problems) > 0 {
		return p.settingsPage(r, http.StatusUnprocessableEntity, form, s, languages, typed)
	}
	if err := p.store.UpdateSurvey(ctx(r), s); err != nil {
		return err
	}
	if err := p.record(r, "settings", s.Slug, s.Slug, ""); err != nil {
		return err
	}
	return next(r, of(r, "/settings"), "saved")
}

// moment reads a time on the wall clock of a zone.
func (p *Pages) moment(r *server.Request, form *Form, name string, zone *time.Location) time.Time {
	t, err := parseMoment(form.line(name), zone)
	if err != nil {
		form.wrong(name, p.server.Refusal(r.Language, err).Message)
	}
	return t
}

// whole reads a whole number within bounds.
func (f *Form) whole(r *server.Request, name string, low, high int) int {
	n, err := strconv.Atoi(f.line(name))
	if err != nil || n < low || n > high {
		f.wrong(name, r.Say("manage.wrong.whole", survey.Args{"Low": low, "High": high}))
		return low
	}
	return n
}
