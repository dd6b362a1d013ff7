package manage

import (
	"net/http"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// responsesPerPage is how many lines a page of responses has.
const responsesPerPage = 50

// ResponsesPage lists responses in the order of their ids, which says nothing of who came when.
type ResponsesPage struct {
	staff.Frame
	Paper    string
	Lines    []ResponseLine
	Count    int
	First    int
	Last     int
	Previous string
	Next     string
}

// ResponseLine is one response of the list; no answer stands in it.
type ResponseLine struct {
	URL      string
	ID       string
	Event    string
	Day      survey.Day
	Language string
	Source   string // key
	Late     bool
	Excluded string
}

func (p *Pages) responses(r *server.Request) error {
	tally, err := p.Store.Tally(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	page := ResponsesPage{Frame: p.Frame(r, "manage.responses.title", "/responses", nil), Paper: staff.OfSurvey(r, "/paper")}
	for _, line := range tally {
		page.Count += line.Count
	}
	number, err := strconv.Atoi(r.DefaultQuery("page", "1"))
	if err != nil || number < 1 || (number-1)*responsesPerPage > page.Count {
		number = 1
	}
	skip, place := (number-1)*responsesPerPage, 0
	for response, err := range p.Store.Responses(r.Ctx(), r.Survey.Slug) {
		if err != nil {
			return err
		}
		if place++; place <= skip {
			continue
		}
		page.Lines = append(page.Lines, p.responseLine(r, response))
		if len(page.Lines) == responsesPerPage {
			break
		}
	}
	page.First, page.Last = skip+1, skip+len(page.Lines)
	if number > 1 {
		page.Previous = staff.OfSurvey(r, "/responses?page="+strconv.Itoa(number-1))
	}
	if page.Last < page.Count {
		page.Next = staff.OfSurvey(r, "/responses?page="+strconv.Itoa(number+1))
	}
	return r.Page(http.StatusOK, "manage/responses", page)
}

func (p *Pages) responseLine(r *server.Request, response survey.Response) ResponseLine {
	return ResponseLine{
		URL: staff.OfSurvey(r, "/responses/"+response.ID), ID: response.ID, Event: response.Event, Day: response.ReceivedOn,
		Language: p.Server.LanguageName(response.Language), Source: "manage.source." + string(response.Source), Late: response.Late, Excluded: response.Excluded,
	}
}
