package respond

import (
	"net/http"

	"sonde/server"
	"sonde/survey/questionnaire"
)

// PrintPage is the questionnaire on paper.
type PrintPage struct {
	Title    string
	Event    string
	Intro    []string
	Notice   NoticeView
	Sections []SectionView
	Back     string
}

// print shows the questionnaire as it is filled in by hand.
func (p *Pages) print(r *server.Request) error {
	f, err := p.find(r, r.Param("slug"), r.Query("event"))
	if err != nil {
		return err
	}
	if !f.offers(r.Language) {
		return f.instead(r, "/print")
	}
	if err := p.lack(r, f); err != nil {
		return err
	}
	d := f.sheetDrawer(r.Words(), r.Language, f.in.NewRaw(), questionnaire.Entry{})
	d.images, d.paper = imagesPath(r.Language, f.survey.Slug), true
	return r.Page(http.StatusOK, "respond/print", PrintPage{
		Title: f.title(d), Event: eventWords(d, f.event), Intro: paragraphs(d.text(f.in.Questionnaire.Intro)),
		Notice: noticeView(d, f.survey.Notice), Sections: d.sections(), Back: sheetPath(r.Language, f.survey.Slug),
	})
}
