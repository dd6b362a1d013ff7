package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/life"
)

// SheetPage is what hangs on the wall of an event: a QR code per language that is offered, with the short address.
type SheetPage struct {
	staff.Frame
	Event survey.Event
	Name  string
	Lines []SheetLine
	Short string
	Back  string
}

// SheetLine is one language of the sheet, worded in that language.
type SheetLine struct {
	Link
	Title string // of the survey
	Scan  string
	Type  string
}

// sheet shows the sheet to print.
func (p *Pages) sheet(r *server.Request) error {
	e, err := p.event(r, r.Param("code"))
	if err != nil {
		return err
	}
	languages, err := life.Offered(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	links, err := p.links(r, languages, e.Code)
	if err != nil {
		return err
	}
	page := SheetPage{Frame: p.Frame(r, "manage.sheet.title", "/events", nil), Event: e, Name: p.Title(r, e.Title),
		Short: p.Server.BaseURL + "/e/" + e.Code, Back: staff.OfSurvey(r, "/events")}
	for _, link := range links {
		words := p.Server.Words
		page.Lines = append(page.Lines, SheetLine{Link: link, Title: r.Survey.Title.In(link.Language, r.Language),
			Scan: words.Say(link.Language, "manage.sheet.scan", nil), Type: words.Say(link.Language, "manage.sheet.type", nil)})
	}
	return r.Page(http.StatusOK, "manage/sheet", page)
}
