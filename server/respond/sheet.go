package respond

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"reflect"
	"strconv"
	"sync"
	"time"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Cache-Control of the empty form. With no-store Chromium's Back would fetch the page again and take a new key: doubles.
var privateNoCache = []string{"private, no-cache"}

// drawn is the page of an empty form, ready but for the key.
type drawn struct {
	form          form
	zone          *time.Location
	day           survey.Day // what begins with today() begins anew each day
	personal      bool       // it differs from one sheet to the next
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
	if other := (*notOffered)(nil); errors.As(err, &other) {
		return other.form.instead(r, "")
	}
	if err != nil {
		return err
	}
	switch intake.PhaseOf(page.form.survey, p.server.Now()) {
	case intake.Early, intake.Over:
		return p.closed(r, &page.form)
	}
	if page.personal {
		return p.drawOne(r, page)
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

// drawOne shows the empty form as it is drawn for one sheet.
func (p *Pages) drawOne(r *server.Request, page *drawn) error {
	rendered, err := p.empty(r, page, newKeyString())
	if err != nil {
		return err
	}
	header := r.Writer.Header()
	header["Cache-Control"] = privateNoCache
	header["Content-Type"] = htmlType
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write(rendered)
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
	revision, err := p.store.Revision(r.Ctx())
	if err != nil {
		return nil, err
	}
	kept, _ := p.drawings.kept.Load(id)
	old, _ := kept.(*drawn)
	if old != nil && old.revision == revision && old.day == survey.DayOf(p.server.Now(), old.zone) {
		return old, nil
	}
	f, err := p.find(r, id.slug, id.event)
	if err != nil {
		return nil, err
	}
	if err := p.lack(r, f); err != nil {
		return nil, err
	}
	organisation, err := p.store.Organisation(r.Ctx())
	if err != nil {
		return nil, err
	}
	page := &drawn{form: *f, zone: intake.Zone(f.survey), organisation: organisation, revision: revision}
	page.day = survey.DayOf(p.server.Now(), page.zone)
	if old != nil && old.form.in == f.in && old.day == page.day && reflect.DeepEqual(old.form, *f) && reflect.DeepEqual(old.organisation, organisation) {
		page.before, page.after, page.length, page.personal = old.before, old.after, old.length, old.personal
	} else if err := p.draw(r, page); err != nil {
		return nil, err
	}
	p.drawings.kept.Store(id, page)
	return page, nil
}

// draw renders the page and cuts it where the key goes. One that chance has a part in is drawn for each sheet.
func (p *Pages) draw(r *server.Request, page *drawn) error {
	if !page.form.offers(r.Language) {
		return &notOffered{page.form}
	}
	if page.personal = personal(page.form.in); page.personal {
		return nil
	}
	rendered, err := p.empty(r, page, placeholder)
	if err != nil {
		return err
	}
	page.before, page.after, _ = bytes.Cut(rendered, []byte(placeholder))
	page.length = []string{strconv.Itoa(len(rendered))}
	return nil
}

// empty renders the page of an empty form with a key.
func (p *Pages) empty(r *server.Request, page *drawn, key string) ([]byte, error) {
	entry := intake.EntryAt(p.server.Now().In(page.zone), questionnaire.Page, key)
	view, err := page.form.page(r, filled{raw: page.form.in.Start(entry), entry: entry, key: key})
	if err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	err = r.Render(&buffer, "respond/sheet", view)
	return buffer.Bytes(), err
}
