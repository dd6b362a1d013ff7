package manage

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/life"
)

// SettingsPage holds all that a coordinator may set of a survey.
type SettingsPage struct {
	staff.Frame
	Action    string
	Duplicate string
	Slug      string
	Name      staff.Pair
	Notice    []staff.Pair
	Times     []staff.Field
	Listed    Check
	Public    Check
	Limits    []staff.Field
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

func (p *Pages) settingsPage(r *server.Request, status int, form *staff.Form, s survey.Survey, languages []string, typed settingsText) error {
	page := SettingsPage{
		Frame: p.Frame(r, "manage.settings.title", "/settings", form), Action: staff.OfSurvey(r, "/settings"), Duplicate: staff.OfSurvey(r, "/duplicate"), Slug: s.Slug,
		Name:   p.Pair("title", "manage.create.name", "", s.Title, languages, "text", staff.MaxTitle),
		Listed: Check{"listed", "manage.settings.listed", "manage.settings.listed_hint", s.Listed},
		Public: Check{"public", "manage.settings.public", "manage.settings.public_hint", s.ResultsPublic},
		Times: []staff.Field{
			{Name: "opens", Label: "manage.settings.opens", Hint: "manage.settings.opens_hint", Kind: "datetime-local", Value: typed.opens, Optional: true},
			{Name: "closes", Label: "manage.settings.closes", Hint: "manage.settings.closes_hint", Kind: "datetime-local", Value: typed.closes, Optional: true},
			{Name: "zone", Label: "manage.settings.zone", Hint: "manage.settings.zone_hint", Kind: "select", Value: s.TimeZone, Choices: zoneChoices(s.TimeZone)},
			{Name: "late", Label: "manage.settings.late", Hint: "manage.settings.late_hint", Kind: "number", Value: typed.late, Min: "0", Max: strconv.Itoa(maxLateHours)},
		},
		Limits: []staff.Field{
			{Name: "wall", Label: "manage.settings.wall", Note: r.Say("manage.settings.wall_hint", survey.Args{"Limit": survey.MinThreshold}), Kind: "number", Value: typed.wall,
				Min: strconv.Itoa(survey.MinThreshold), Max: strconv.Itoa(maxThreshold)},
			{Name: "open", Label: "manage.settings.open", Note: r.Say("manage.settings.open_hint", survey.Args{"Limit": survey.MinThreshold}), Kind: "number", Value: typed.open,
				Min: strconv.Itoa(survey.MinThreshold), Max: strconv.Itoa(maxThreshold)},
		},
	}
	for _, one := range noticeParts {
		page.Notice = append(page.Notice, p.Pair("notice-"+one.name, one.label, one.hint, *one.of(&s.Notice), languages, "textarea", maxNotice))
	}
	if form != nil {
		page.Name.Mark(form)
		for i := range page.Notice {
			page.Notice[i].Mark(form)
		}
		for i := range page.Times {
			form.Mark(&page.Times[i])
		}
		for i := range page.Limits {
			form.Mark(&page.Limits[i])
		}
	}
	return r.Page(status, "manage/settings", page)
}

func zoneChoices(current string) []staff.Choice {
	names := zones
	if !slices.Contains(names, current) {
		names = append([]string{current}, names...)
	}
	choices := make([]staff.Choice, len(names))
	for i, name := range names {
		choices[i] = staff.Choice{Value: name, Label: name}
	}
	return choices
}

func (p *Pages) showSettings(r *server.Request) error {
	languages, err := life.Languages(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	return p.settingsPage(r, http.StatusOK, nil, *r.Survey, languages, settingsTextOf(*r.Survey))
}

// saveSettings keeps the settings when all are right.
func (p *Pages) saveSettings(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	languages, err := life.Languages(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	s := *r.Survey
	s.Title = form.Text(r, "title", languages, true, staff.MaxTitle)
	for _, one := range noticeParts {
		*one.of(&s.Notice) = form.Text(r, "notice-"+one.name, languages, one.needed && s.State == survey.StateOpen, maxNotice)
	}
	s.Listed, s.ResultsPublic = form.Ticked("listed"), form.Ticked("public")
	typed := settingsText{form.Line("opens"), form.Line("closes"), form.Line("late"), form.Line("wall"), form.Line("open")}
	zone, err := time.LoadLocation(form.Line("zone"))
	if err != nil || zone == time.Local || form.Line("zone") == "" {
		form.Wrong("zone", r.Say("manage.wrong.choose", nil))
		zone = zoneOf(s)
	}
	s.TimeZone = zone.String()
	s.OpensAt = p.moment(r, form, "opens", zone)
	s.ClosesAt = p.moment(r, form, "closes", zone)
	if !s.OpensAt.IsZero() && !s.ClosesAt.IsZero() && !s.ClosesAt.After(s.OpensAt) {
		form.Wrong("closes", r.Say("manage.wrong.order", nil))
	}
	s.LateHours = form.Whole(r, "late", 0, maxLateHours)
	s.WallThreshold = form.Whole(r, "wall", survey.MinThreshold, maxThreshold)
	s.OpenThreshold = form.Whole(r, "open", survey.MinThreshold, maxThreshold)
	if len(form.Problems) > 0 {
		return p.settingsPage(r, http.StatusUnprocessableEntity, form, s, languages, typed)
	}
	if err := p.Store.UpdateSurvey(r.Ctx(), s); err != nil {
		return err
	}
	if err := p.Record(r, "settings", s.Slug, s.Slug, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/settings"), "saved")
}

// moment reads a time on the wall clock of a zone.
func (p *Pages) moment(r *server.Request, form *staff.Form, name string, zone *time.Location) time.Time {
	t, err := parseMoment(form.Line(name), zone)
	if err != nil {
		form.Wrong(name, p.Server.Refusal(r.Language, err).Message)
	}
	return t
}
