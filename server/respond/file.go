package respond

import (
	"net/http"

	"sonde/server"
)

// file gives what was typed as a text file, for a sheet that can no longer be taken.
func (p *Pages) file(r *server.Request, s *sending) error {
	d := drawer{in: s.form.in, words: r.Words(), language: r.Language, raw: s.raw}
	header := r.Writer.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="sonde-`+s.form.survey.Slug+`.txt"`)
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write([]byte(d.plain(s.form.title(&d))))
	return nil
}
