package manage

import (
	"net/http"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// EventsPage lists a survey's events.
type EventsPage struct {
	staff.Frame
	New    string
	Events []EventLine
}

// EventLine is one event of the list.
type EventLine struct {
	survey.Event
	Name  string // in the page's language
	Edit  string
	Sheet string
	Short string // the address to type
}

func (p *Pages) events(r *server.Request) error {
	events, err := p.Store.Events(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	page := EventsPage{Frame: p.Frame(r, "manage.events.title", "/events", nil), New: staff.OfSurvey(r, "/new-event")}
	for _, e := range events {
		page.Events = append(page.Events, EventLine{Event: e, Name: p.Title(r, e.Title), Edit: staff.OfSurvey(r, "/events/"+e.Code),
			Sheet: staff.OfSurvey(r, "/events/"+e.Code+"/sheet"), Short: p.Server.BaseURL + "/e/" + e.Code})
	}
	return r.Page(http.StatusOK, "manage/events", page)
}

// EventPage makes or changes one event.
type EventPage struct {
	staff.Frame
	Action string
	Submit string
	Sheet  string // of an event that exists
	Name   staff.Pair
	Fields []staff.Field
	People []staff.Field
}

// people is what was typed where numbers are wanted.
type people struct{ invited, present, speakers string }

func peopleOf(e survey.Event) people {
	return people{staff.Count(e.Invited), staff.Count(e.Present), staff.Count(e.Speakers)}
}

const maxPlace = 200

var eventKinds = []survey.EventKind{survey.Workshop, survey.Webinar, survey.Assembly, survey.Online}

func (p *Pages) eventPage(r *server.Request, status int, form *staff.Form, e survey.Event, typed people, exists bool) error {
	languages, err := p.languagesOf(r)
	if err != nil {
		return err
	}
	page := EventPage{Frame: p.Frame(r, "manage.event.new", "/events", form), Action: staff.OfSurvey(r, "/new-event"), Submit: r.Say("manage.event.create", nil)}
	if exists {
		page.Frame = p.Frame(r, "manage.event.edit", "/events", form)
		page.Action, page.Submit = staff.OfSurvey(r, "/events/"+e.Code), r.Say("manage.save", nil)
		page.Sheet = page.Action + "/sheet"
	} else {
		page.Fields = append(page.Fields, staff.Field{Name: "code", Label: "manage.event.code", Note: r.Say("manage.event.code_hint", survey.Args{"Address": p.Server.BaseURL + "/e/BREST-26"}),
			Kind: "text", Value: e.Code, MaxLength: survey.MaxEventCodeLength})
	}
	kinds := staff.Field{Name: "kind", Label: "manage.event.kind", Kind: "select", Value: string(e.Kind)}
	for _, kind := range eventKinds {
		kinds.Choices = append(kinds.Choices, staff.Choice{Value: string(kind), Label: r.Say("manage.event.kind."+string(kind), nil)})
	}
	page.Name = p.Pair("title", "manage.event.name", "", e.Title, languages, "text", staff.MaxTitle)
	page.Fields = append(page.Fields, kinds,
		staff.Field{Name: "place", Label: "manage.event.place", Kind: "text", Value: e.Place, Optional: true, MaxLength: maxPlace},
		staff.Field{Name: "region", Label: "manage.event.region", Kind: "text", Value: e.Region, Optional: true, MaxLength: maxPlace},
		staff.Field{Name: "starts", Label: "manage.event.starts", Kind: "date", Value: string(e.StartsOn), Optional: true},
		staff.Field{Name: "ends", Label: "manage.event.ends", Kind: "date", Value: string(e.EndsOn), Optional: true})
	page.People = []staff.Field{
		{Name: "invited", Label: "manage.event.invited", Kind: "number", Value: typed.invited, Optional: true, Min: "0", Max: strconv.Itoa(staff.MaxNumber)},
		{Name: "present", Label: "manage.event.present", Hint: "manage.event.present_hint", Kind: "number", Value: typed.present, Optional: true, Min: "0", Max: strconv.Itoa(staff.MaxNumber)},
		{Name: "speakers", Label: "manage.event.speakers", Kind: "number", Value: typed.speakers, Optional: true, Min: "0", Max: strconv.Itoa(staff.MaxNumber)},
	}
	if form != nil {
		page.Name.Mark(form)
		for i := range page.Fields {
			form.Mark(&page.Fields[i])
		}
		for i := range page.People {
			form.Mark(&page.People[i])
		}
	}
	return r.Page(status, "manage/event", page)
}

func (p *Pages) newEvent(r *server.Request) error {
	return p.eventPage(r, http.StatusOK, nil, survey.Event{Kind: survey.Workshop}, people{}, false)
}

func (p *Pages) editEvent(r *server.Request) error {
	e, err := p.event(r, r.Param("code"))
	if err != nil {
		return err
	}
	return p.eventPage(r, http.StatusOK, nil, e, peopleOf(e), true)
}

// event finds an event of the request's survey; another survey's is not found.
func (p *Pages) event(r *server.Request, code string) (survey.Event, error) {
	e, err := p.Store.Event(r.Ctx(), code)
	if err == nil && e.Survey != r.Survey.Slug {
		return survey.Event{}, staff.Missing
	}
	return e, err
}
