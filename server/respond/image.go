package respond

import "sonde/server"

// image shows a picture of a survey's questionnaire.
func (p *Pages) image(r *server.Request) error {
	f, err := p.find(r, r.Param("slug"), "")
	if err != nil {
		return err
	}
	one, err := p.store.Image(r.Ctx(), f.survey.Questionnaire, r.Param("name"))
	if err != nil {
		return err
	}
	return r.Image(one)
}
