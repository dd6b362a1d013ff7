package manage

import (
	"net/http"
	"strconv"

	"sonde/server"
	"sonde/survey"
)

// EventsPage lists a survey's events.
type EventsPage struct {
	Frame
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
	events, err := p.store.Events(ctx(r), r.Survey.Slug)
	if err != nil {
		return err
	}
	page := EventsPage{Frame: p.frame(r, "manage.events.title", "/events", nil), New: of(r, "/new-event")}
	for _, e := range events {
		page.Events = append(page.Events, EventLine{Event: e, Name: p.title(r, e.Title), Edit: of(r, "/events/"+e.Code),
			Sheet: of(r, "/events/"+e.Code+"/sheet"), Short: p.server.BaseURL + "/e/" + e.Code})
	}
	return r.Page(http.StatusOK, "manage/events", page)
}

// EventPage makes or changes one event.
type EventPage struct {
	Frame
	Action string
	Submit string
	Sheet  string // of an event that exists
	Name   Pair
	Fields []Field
	People []Field
}

// people is what was typed where numbers are wanted.
type people struct{ invited, present, speakers string }

func peopleOf(e survey.Event) people {
	return people{count(e.Invited), count(e.Present), count(e.Speakers)}
}

// count writes a number that is unknown when it is 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

const (
	maxPlace  = 200
	maxPeople = 100_000
)

var eventKinds = []survey.EventKind{survey.Workshop, survey.Webinar, survey.Assembly, survey.Online}

func (p *Pages) eventPage(r *server.Request, status int, form *Form, e survey.Event, typed people, exists bool) error {
	languages, err := p.languagesOf(r)
	if err != nil {
		return err
	}
	page := EventPage{Frame: p.frame(r, "manage.event.new", "/events", form), Action: of(r, "/new-event"), Submit: r.Say("manage.event.create", nil)}
	if exists {
		page.Frame = p.frame(r, "manage.event.edit", "/events", form)
		page.Action, page.Submit = of(r, "/events/"+e.Code), r.Say("manage.save", nil)
		page.Sheet = page.Action + "/sheet"
	} else {
		page.Fields = append(page.Fields, Field{Name: "code", Label: "manage.event.code", Note: r.Say("manage.event.code_hint", survey.Args{"Address": p.server.BaseURL + "/e/BREST-26"}),
			Kind: "text", Value: e.Code, MaxLength: survey.MaxEventCodeLength})
	}
	kinds := Field{Name: "kind", Label: "manage.event.kind", Kind: "select", Value: string(e.Kind)}
	for _, kind := range eventKinds {
		kinds.Choices = append(kinds.Choices, Choice{string(kind), r.Say("manage.event.kind."+string(kind), nil)})
	}
	page.Name = p.pair("title", "manage.event.name", "", e.Title, languages, "text", maxTitle)
	page.Fields = append(page.Fields, kinds,
		Field{Name: "place", Label: "manage.event.place", Kind: "text", Value: e.Place, Optional: true, MaxLength: maxPlace},
		Field{Name: "region", Label: "manage.event.region", Kind: "text", Value: e.Region, Optional: true, MaxLength: maxPlace},
		Field{Name: "starts", Label: "manage.event.starts", Kind: "date", Value: string(e.StartsOn), Optional: true},
		Field{Name: "ends", Label: "manage.event.ends", Kind: "date", Value: string(e.EndsOn), Optional: true})
	page.People = []Field{
		{Name: "invited", Label: "manage.event.invited", Kind: "number", Value: typed.invited, Optional: true, Min: "0", Max: strconv.Itoa(maxPeople)},
		{Name: "present", Label: "manage.event.present", Hint: "manage.event.present_hint", Kind: "number", Value: typed.present, Optional: true, Min: "0", Max: strconv.Itoa(maxPeople)},
		{Name: "speakers", Label: "manage.event.speakers", Kind: "number", Value: typed.speakers, Optional: true, Min: "0", Max: strconv.Itoa(maxPeople)},
	}
	if form != nil {
		page.Name.mark(form)
		for i := range page.Fields {
			form.mark(&page.Fields[i])
		}
		for i := range page.People {
			form.mark(&page.People[i])
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
	e, err := p.store.Event(ctx(r), code)
	if err == nil && e.Survey != r.Survey.Slug {
		return survey.Event{}, errMissing
	}
	return e, err
}
