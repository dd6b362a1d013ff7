package respond

import (
	"net/http"

	"sonde/server"
	"sonde/survey/questionnaire"
)

// file gives what was typed as a text file, for a sheet that can no longer be taken.
func (p *Pages) file(r *server.Request, s *sending) error {
	d := s.form.sheetDrawer(r.Words(), r.Language, s.raw, p.intake.Entry(s.standing, questionnaire.Page, s.key))
	header := r.Writer.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="sonde-`+s.form.survey.Slug+`.txt"`)
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write([]byte(d.plain(s.form.title(d))))
	return nil
}
