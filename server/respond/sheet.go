package respond

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"reflect"
	"strconv"
	"sync"
	"time"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// Cache-Control of the empty form. With no-store Chromium's Back would fetch the page again and take a new key: doubles.
var privateNoCache = []string{"private, no-cache"}

// drawn is the page of an empty form, ready but for the key.
type drawn struct {
	form          form
	zone          *time.Location
	organisation  survey.Organisation
	revision      int64
	before, after []byte
	length        []string // Content-Length
}

// drawnID tells pages apart.
type drawnID struct{ slug, language, event string }

// drawings keeps the pages of empty forms for as long as nothing in them changes.
type drawings struct {
	kept sync.Map // drawnID -> *drawn
}

// placeholder stands where the key will be.
const placeholder = "00000000000000000000000000000000"

// sheet shows the empty form.
func (p *Pages) sheet(r *server.Request) error {
	id := drawnID{slug: r.Param("slug"), language: r.Language, event: r.Query("event")}
	page, err := p.drawn(r, id)
	if err != nil {
		return err
	}
	switch intake.PhaseOf(page.form.survey, p.server.Now()) {
	case intake.Early, intake.Over:
		return p.closed(r, &page.form)
	}
	header := r.Writer.Header()
	header["Cache-Control"] = privateNoCache
	header["Content-Type"] = htmlType
	header["Content-Length"] = page.length
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write(page.before)
	var key [32]byte
	newKey(&key)
	_, _ = r.Writer.Write(key[:])
	_, _ = r.Writer.Write(page.after)
	return nil
}

var (
	htmlType = []string{"text/html; charset=utf-8"}
	noStore  = []string{"no-store"}
)

// newKey makes a respondent's key: 128 random bits in hexadecimal.
func newKey(key *[32]byte) {
	var random [16]byte
	_, _ = rand.Read(random[:]) // never fails since Go 1.24
	hex.Encode(key[:], random[:])
}

func newKeyString() string {
	var key [32]byte
	newKey(&key)
	return string(key[:])
}

// drawn gives the page of an empty form: the one that is kept, when nothing has changed in what it shows.
func (p *Pages) drawn(r *server.Request, id drawnID) (*drawn, error) {
	revision, err := p.store.Revision(ctx(r))
	if err != nil {
		return nil, err
	}
	kept, _ := p.drawings.kept.Load(id)
	old, _ := kept.(*drawn)
	if old != nil && old.revision == revision && old.form.today == survey.DayOf(p.server.Now(), old.zone) {
		return old, nil
	}
	f, err := p.find(r, id.slug, id.event)
	if err != nil {
		return nil, err
	}
	organisation, err := p.store.Organisation(ctx(r))
	if err != nil {
		return nil, err
	}
	page := &drawn{form: *f, zone: intake.Zone(f.survey), organisation: organisation, revision: revision}
	if old != nil && old.form.in == f.in && reflect.DeepEqual(old.form, *f) && reflect.DeepEqual(old.organisation, organisation) {
		page.before, page.after, page.length = old.before, old.after, old.length
	} else if err := p.draw(r, page); err != nil {
		return nil, err
	}
	p.drawings.kept.Store(id, page)
	return page, nil
}

// draw renders the page and cuts it where the key goes.
func (p *Pages) draw(r *server.Request, page *drawn) error {
	if !page.form.offers(r.Language) {
		return intake.ErrNone
	}
	view, err := page.form.page(r, filled{raw: page.form.in.Start(page.form.entry()), key: placeholder})
	if err != nil {
		return err
	}
	var buffer bytes.Buffer
	if err := r.Render(&buffer, "respond/sheet", view); err != nil {
		return err
	}
	before, after, _ := bytes.Cut(buffer.Bytes(), []byte(placeholder))
	page.before, page.after = before, after
	page.length = []string{strconv.Itoa(buffer.Len())}
	return nil
}
