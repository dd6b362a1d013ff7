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

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// OrganisationPage says who runs this Sonde.
type OrganisationPage struct {
	staff.Frame
	Action  string
	Name    staff.Pair
	Contact staff.Field
	Logo    staff.Field
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

func (p *Pages) organisationPage(r *server.Request, status int, form *staff.Form, o survey.Organisation) error {
	page := OrganisationPage{
		Frame: p.Frame(r, "manage.organisation.title", "organisation", form), Action: staff.Home(r) + "organisation", HasLogo: len(o.Logo) > 0, LogoURL: staff.Home(r) + "organisation/logo",
		Name:    p.Pair("name", "manage.organisation.name", "", o.Name, p.Server.Words.Languages(), "text", staff.MaxTitle),
		Contact: staff.Field{Name: "contact", Label: "manage.organisation.contact", Hint: "manage.organisation.contact_hint", Kind: "text", Value: o.Contact, MaxLength: staff.MaxTitle, Optional: true},
		Logo: staff.Field{Name: "logo", Label: "manage.organisation.logo", Kind: "file", Accept: "image/png,image/jpeg", Optional: true,
			Note: r.Say("manage.organisation.logo_hint", survey.Args{"Limit": maxLogoBytes >> 10, "Pixels": maxLogoPixels})},
		Remove: Check{Name: "remove", Label: "manage.organisation.remove"},
	}
	if form != nil {
		page.Name.Mark(form)
		form.Mark(&page.Contact, &page.Logo)
	}
	return r.Page(status, "manage/organisation", page)
}

func (p *Pages) organisation(r *server.Request) error {
	o, err := p.Store.Organisation(r.Ctx())
	if err != nil {
		return err
	}
	return p.organisationPage(r, http.StatusOK, nil, o)
}

// logo shows the logo as it was checked when it came.
func (p *Pages) logo(r *server.Request) error {
	o, err := p.Store.Organisation(r.Ctx())
	if err != nil {
		return err
	}
	if len(o.Logo) == 0 {
		return staff.Missing
	}
	r.Header("Cache-Control", "no-store")
	r.Data(http.StatusOK, o.LogoType, o.Logo)
	return nil
}

// saveOrganisation keeps name, contact and logo.
func (p *Pages) saveOrganisation(r *server.Request) error {
	request := r.Context.Request
	if err := request.ParseMultipartForm(maxUpload); err != nil {
		return staff.Unreadable(err)
	}
	defer func() { _ = request.MultipartForm.RemoveAll() }()
	form, err := staff.FormOf(request.MultipartForm.Value)
	if err != nil {
		return err
	}
	o, err := p.Store.Organisation(r.Ctx())
	if err != nil {
		return err
	}
	o.Name = form.Text(r, "name", p.Server.Words.Languages(), true, staff.MaxTitle)
	o.Contact = form.Line("contact")
	form.Fits(r, "contact", o.Contact, false, staff.MaxTitle)
	if form.Ticked("remove") {
		o.Logo, o.LogoType = nil, ""
	}
	if files := request.MultipartForm.File["logo"]; len(files) > 0 && files[0].Size > 0 {
		logo, kind, err := readLogo(files[0])
		if err != nil {
			form.Wrong("logo", p.Server.Refusal(r.Language, err).Message)
		} else {
			o.Logo, o.LogoType = logo, kind
		}
	}
	if len(form.Problems) > 0 {
		return p.organisationPage(r, http.StatusUnprocessableEntity, form, o)
	}
	if err := p.Store.SaveOrganisation(r.Ctx(), o); err != nil {
		return err
	}
	if err := p.Record(r, "organisation", "", "", ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"organisation", "saved")
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
