package editor

import (
	"net/url"
	"slices"
	"strings"

	"sonde/server"
	"sonde/server/intake"
	"sonde/server/respond"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/templates"
)

// PreviewLink is the draft as respondents would see it in one language: a page, which scripts show in a frame too.
type PreviewLink struct {
	Language string
	Name     string
	URL      string
}

// previews lead to the draft in each language; at is the place on the page, "#q-role".
func (w *writing) previews(at string) []PreviewLink {
	var links []PreviewLink
	for _, language := range w.Questionnaire.Languages {
		path := "/" + language + strings.TrimPrefix(w.at("/preview"), "/"+w.r.Language)
		links = append(links, PreviewLink{Language: language, Name: w.pages.Server.LanguageName(language), URL: path + at})
	}
	return links
}

// draftPreview shows the draft as respondents would see it, in the language of the address.
func (p *Pages) draftPreview(r *server.Request) error {
	s, err := p.draftStaff(r)
	if err != nil {
		return err
	}
	return respond.BeginStaff(r, s)
}

// tryDraft tells whether a sheet would be taken; it stores nothing.
func (p *Pages) tryDraft(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	s, err := p.draftStaff(r)
	if err != nil {
		return err
	}
	return respond.TryStaff(r, s, form.Values, form.Line(":do"))
}

// draftStaff is the draft ready to be shown, without what is wrong in it.
func (p *Pages) draftStaff(r *server.Request) (respond.Staff, error) {
	w, err := p.writes(r)
	if err != nil {
		return respond.Staff{}, err
	}
	q, action, part := w.Questionnaire, w.at("/preview"), false
	if of := r.Query("of"); of != "" { // in the frame beside a form
		q, part = w.excerpt(of)
		action += "?of=" + url.QueryEscape(of)
	}
	in, left := presentable(q)
	if in == nil {
		return respond.Staff{}, survey.Fail(survey.Conflict, "EDR_001", nil)
	}
	shown := in.Questionnaire
	if !slices.Contains(shown.Languages, r.Language) && !slices.Contains(p.Server.Words.Languages(), r.Language) {
		return respond.Staff{}, staff.Missing
	}
	for _, link := range w.previews("") {
		if link.Language != r.Language {
			r.Layout.Alternates = append(r.Layout.Alternates, templates.Alternate{Language: link.Language, Name: link.Name, URL: link.URL})
		}
	}
	back := "/" + survey.NearestLanguage(p.Server.Words.Languages(), r.Language) + strings.TrimPrefix(w.at(""), "/"+r.Language)
	s := respond.Staff{Instrument: in, Entry: intake.EntryAt(p.Now(), questionnaire.Page, ""), Images: w.at("/images/"), Back: back, Action: action, BackTo: r.Say("manage.editor.preview.back", nil)}
	var warnings []string
	if part {
		warnings = append(warnings, r.Say("manage.editor.preview.part", nil))
	}
	if left > 0 {
		warnings = append(warnings, r.Say("manage.editor.preview.left", survey.Args{"Count": left}))
	}
	if s.Lacking, err = w.album().Missing(r.Ctx(), shown); err != nil {
		return respond.Staff{}, err
	}
	if len(s.Lacking) > 0 {
		warnings = append(warnings, r.Say("manage.editor.preview.lacking", survey.Args{"Names": strings.Join(s.Lacking, ", ")}))
	}
	s.Warning = strings.Join(warnings, " ")
	return s, nil
}
