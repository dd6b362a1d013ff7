package respond

import (
	"net/http"

	"sonde/reports"
	"sonde/reports/page"
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// ResultsPage shows everybody the fixed tables of a survey, small numbers hidden. It has no sections while the survey
// collects: figures that move with each sheet would give the last one away.
type ResultsPage struct {
	Survey   string // title
	Path     string // of the questionnaire, "" when it takes no more sheets
	Subtitle string
	Warnings []string
	Floor    int // below which numbers are hidden
	Sections []ResultsSection
}

// ResultsSection is a part of the results.
type ResultsSection struct {
	Title  string
	Blocks []page.Block
}

// results shows the public results of a survey, once it is closed and late sheets are in. Other surveys have none.
func (p *Pages) results(r *server.Request) error {
	s, err := p.store.Survey(r.Ctx(), r.Param("slug"))
	if err != nil {
		return err
	}
	if !s.ResultsPublic || s.State == survey.StateDraft {
		return intake.ErrNone
	}
	shown := ResultsPage{Survey: s.Title.In(r.Language, "fr"), Floor: s.OpenThreshold}
	switch now := p.server.Now(); {
	case intake.Settled(s, now):
		doc, err := reports.Results(r.Ctx(), p.reports, reports.Request{Survey: s.Slug, Language: r.Language, Audience: reports.ForPublic})
		if err != nil {
			return err
		}
		shown.Subtitle, shown.Warnings = doc.Subtitle, doc.Warnings
		for _, section := range doc.Sections {
			blocks, err := page.Blocks(section.Blocks, doc.Language, false, p.server.Words)
			if err != nil {
				return err
			}
			shown.Sections = append(shown.Sections, ResultsSection{section.Title, blocks})
		}
	case intake.PhaseOf(s, now) == intake.Collecting:
		shown.Path = sheetPath(r.Language, s.Slug)
	}
	return r.Page(http.StatusOK, "respond/results", shown)
}
