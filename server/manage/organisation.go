package manage

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // the two kinds of logo
	_ "image/png"
	"io"
	"mime/multipart"
	"net/http"
	"unicode/utf8"

	"sonde/server"
	"sonde/survey"
)

// OrganisationPage says who runs this Sonde.
type OrganisationPage struct {
	Frame
	Action  string
	Name    Pair
	Contact Field
	Logo    Field
	HasLogo bool
	LogoURL string
	Remove  Check
}

// Limits of a logo: it stands on every page and export.
const (
	maxLogoBytes  = 256 << 10
	maxLogoPixels = 2000 // a side
	maxUpload     = maxLogoBytes + 64<<10
)

func (p *Pages) organisationPage(r *server.Request, status int, form *Form, o survey.Organisation) error {
	page := OrganisationPage{
		Frame: p.frame(r, "manage.organisation.title", "organisation", form), Action: home(r) + "organisation", HasLogo: len(o.Logo) > 0, LogoURL: home(r) + "organisation/logo",
		Name:    p.pair("name", "manage.organisation.name", "", o.Name, p.server.Words.Languages(), "text", maxTitle),
		Contact: Field{Name: "contact", Label: "manage.organisation.contact", Hint: "manage.organisation.contact_hint", Kind: "text", Value: o.Contact, MaxLength: maxTitle, Optional: true},
		Logo: Field{Name: "logo", Label: "manage.organisation.logo", Kind: "file", Accept: "image/png,image/jpeg", Optional: true,
			Note: r.Say("manage.organisation.logo_hint", survey.Args{"Limit": maxLogoBytes >> 10, "Pixels": maxLogoPixels})},
		Remove: Check{Name: "remove", Label: "manage.organisation.remove"},
	}
	if form != nil {
		page.Name.mark(form)
		form.mark(&page.Contact, &page.Logo)
	}
	return r.Page(status, "manage/organisation", page)
}

func (p *Pages) organisation(r *server.Request) error {
	o, err := p.store.Organisation(ctx(r))
	if err != nil {
		return err
	}
	return p.organisationPage(r, http.StatusOK, nil, o)
}

// logo shows the logo as it was checked when it came.
func (p *Pages) logo(r *server.Request) error {
	o, err := p.store.Organisation(ctx(r))
	if err != nil {
		return err
	}
	if len(o.Logo) == 0 {
		return errMissing
	}
	r.Header("Cache-Control", "no-store")
	r.Data(http.StatusOK, o.LogoType, o.Logo)
	return nil
}

// saveOrganisation keeps name, contact and logo.
func (p *Pages) saveOrganisation(r *server.Request) error {
	request := r.Context.Request
	if err := request.ParseMultipartForm(maxUpload); err != nil {
		return unreadable(err)
	}
	defer func() { _ = request.MultipartForm.RemoveAll() }()
	for _, values := range request.MultipartForm.Value {
		for _, value := range values {
			if !utf8.ValidString(value) {
				return survey.Fail(survey.Malformed, "SRV_007", nil)
			}
		}
	}
	form := &Form{values: request.MultipartForm.Value}
	o, err := p.store.Organisation(ctx(r))
	if err != nil {
		return err
	}
	o.Name = form.text(r, "name", p.server.Words.Languages(), true, maxTitle)
	o.Contact = form.line("contact")
	form.fits(r, "contact", o.Contact, false, maxTitle)
	if form.ticked("remove") {
		o.Logo, o.LogoType = nil, ""
	}
	if files := request.MultipartForm.File["logo"]; len(files) > 0 && files[0].Size > 0 {
		logo, kind, err := readLogo(files[0])
		if err != nil {
			form.wrong("logo", p.server.Refusal(r.Language, err).Message)
		} else {
			o.Logo, o.LogoType = logo, kind
		}
	}
	if len(form.Problems) > 0 {
		return p.organisationPage(r, http.StatusUnprocessableEntity, form, o)
	}
	if err := p.store.SaveOrganisation(ctx(r), o); err != nil {
		return err
	}
	if err := p.record(r, "organisation", "", "", ""); err != nil {
		return err
	}
	return next(r, home(r)+"organisation", "saved")
}

// readLogo takes a PNG or JPEG by its content, whatever its name says: Invalid MNG_020 for anything else or a broken
// picture, MNG_021 for one that is too large.
func readLogo(header *multipart.FileHeader) ([]byte, string, error) {
	file, err := header.Open()
	if err != nil {
		return nil, "", err
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxLogoBytes+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, "", err
	}
	size := survey.Args{"Limit": maxLogoBytes >> 10, "Pixels": maxLogoPixels}
	if len(raw) > maxLogoBytes {
		return nil, "", survey.Fail(survey.Invalid, "MNG_021", size)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, "", survey.Fail(survey.Invalid, "MNG_020", nil)
	}
	if config.Width > maxLogoPixels || config.Height > maxLogoPixels {
		return nil, "", survey.Fail(survey.Invalid, "MNG_021", size)
	}
	if _, _, err := image.Decode(bytes.NewReader(raw)); err != nil {
		return nil, "", survey.Wrap(survey.Invalid, "MNG_020", err)
	}
	return raw, "image/" + kind, nil
}
