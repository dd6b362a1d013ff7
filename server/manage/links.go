package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/qr"
	"sonde/server/staff"
	"sonde/survey/life"
)

// Link is one address for respondents, with its QR code.
type Link struct {
	Language string
	Name     string // of the language
	URL      string
	Code     qr.Code
	File     string // path of the QR code as a file
}

// links gives the respondents' address in each language: of an event the short one, else of the survey.
func (p *Pages) links(r *server.Request, languages []string, event string) ([]Link, error) {
	var links []Link
	for _, language := range languages {
		link := Link{Language: language, Name: p.Server.LanguageName(language), URL: p.address(r.Survey.Slug, event, language),
			File: staff.OfSurvey(r, "/qr/"+language)}
		if event != "" {
			link.File += "?event=" + event
		}
		code, err := qr.Make(link.URL)
		if err != nil {
			return nil, err
		}
		link.Code = code
		links = append(links, link)
	}
	return links, nil
}

// address is what respondents type or scan.
func (p *Pages) address(slug, event, language string) string {
	if event != "" {
		return p.Server.BaseURL + "/" + language + "/e/" + event
	}
	return p.Server.BaseURL + "/" + language + "/s/" + slug
}

// qrFile gives a QR code as an SVG file, for slides and posters.
func (p *Pages) qrFile(r *server.Request) error {
	language, event := r.Param("language"), r.Query("event")
	languages, err := life.Offered(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	if !slices.Contains(languages, language) {
		return staff.Missing
	}
	name := r.Survey.Slug
	if event != "" {
		if _, err := p.event(r, event); err != nil {
			return err
		}
		name = event
	}
	code, err := qr.Make(p.address(r.Survey.Slug, event, language))
	if err != nil {
		return err
	}
	staff.Attach(r, "qr-"+name+"-"+language+".svg")
	r.Data(http.StatusOK, "image/svg+xml", code.File(p.Title(r, r.Survey.Title)))
	return nil
}
