package respond

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"sonde/server"
	"sonde/server/intake"
	"sonde/server/qr"
	"sonde/survey"
	"sonde/survey/collect"
)

// ThanksPage is the reply to a sheet that was taken: its receipt.
type ThanksPage struct {
	Title    string
	Thanks   []string
	Code     string // as the link and the script need it
	Spaced   string // as people read it
	Link     string // with the code behind "#"
	Address  string // of the receipt's page, to be typed
	QRSize   int
	QRPath   string
	Dropped  []string
	Late     bool
	Another  string // the empty form
	Language string
}

// thanksID tells the receipt pages of a survey apart.
type thanksID struct {
	language, event string
	version         int
}

// Marks stand in the page that is kept ready where the receipt goes.
const (
	codeMark   = "@@code@@"
	spacedMark = "@@spaced@@"
	pathMark   = "@@path@@"
)

// rooms hold a receipt's page and the path of its QR code while they are written.
var rooms = sync.Pool{New: func() any { return new(room) }}

type room struct{ page, path []byte }

// thank answers with the receipt page. Unless there is more to say it is ready but for the code.
func (p *Pages) thank(r *server.Request, s *sending, status int, receipt collect.Receipt, dropped []string) error {
	page, err := p.thanks(r, s, dropped)
	if err != nil {
		return err
	}
	in := rooms.Get().(*room)
	defer rooms.Put(in)
	in.path = page.series.AppendPath(in.path[:0], string(receipt))
	in.page = page.append(in.page[:0], []byte(receipt), []byte(spaced(string(receipt))), in.path)
	header := r.Writer.Header()
	header["Cache-Control"] = noStore
	header["Content-Type"] = htmlType
	header["Content-Length"] = []string{strconv.Itoa(len(in.page))}
	r.Writer.WriteHeader(status)
	_, _ = r.Writer.Write(in.page) // at once: each piece would be a packet of its own
	return nil
}

// thanksReady is a receipt page that lacks only the receipt.
type thanksReady struct {
	*spliced
	series *qr.Series
}

// thanks gives the page; one with nothing more to say is kept.
func (p *Pages) thanks(r *server.Request, s *sending, dropped []string) (thanksReady, error) {
	late := intake.PhaseOf(s.standing.Survey, p.server.Now()) == intake.Over
	plain := !late && len(dropped) == 0
	id := thanksID{language: r.Language, event: s.event, version: s.form.in.Questionnaire.Version}
	if ready, found := s.standing.Replies.Load(id); found && plain {
		return ready.(thanksReady), nil
	}
	address := p.server.BaseURL + "/" + survey.NearestLanguage(p.server.Words.Languages(), r.Language) + "/receipt"
	series, err := p.receiptCodes.get(address)
	if err != nil {
		return thanksReady{}, err
	}
	page := p.thanksPage(r, s, address, series, dropped)
	page.Late = late
	var buffer bytes.Buffer
	if err := r.Render(&buffer, "respond/thanks", page); err != nil {
		return thanksReady{}, err
	}
	ready := thanksReady{spliced: splice(buffer.Bytes(), codeMark, spacedMark, pathMark), series: series}
	if plain {
		s.standing.Replies.Store(id, ready)
	}
	return ready, nil
}

func (p *Pages) thanksPage(r *server.Request, s *sending, address string, series *qr.Series, dropped []string) ThanksPage {
	f := s.form
	d := newDrawer(f.in, r.Words(), r.Language)
	another := sheetPath(r.Language, f.survey.Slug)
	if s.event != "" {
		another += "?event=" + url.QueryEscape(s.event)
	}
	page := ThanksPage{
		Title: f.title(d), Thanks: paragraphs(d.text(f.in.Questionnaire.Thanks)), Code: codeMark, Spaced: spacedMark,
		Link: strings.TrimPrefix(address, p.server.BaseURL) + "#" + codeMark, Address: address,
		QRSize: series.Size(), QRPath: pathMark, Another: another, Language: r.Language,
	}
	for _, name := range dropped {
		if item, known := f.in.Item(name); known {
			page.Dropped = append(page.Dropped, d.whole(item))
		}
	}
	r.Layout.Trial = f.survey.State == survey.StateTrial
	r.Layout.Alternates = noAlternates
	return page
}

// spaced writes a code in groups that are read aloud and copied.
func spaced(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i += 4 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(code[i:min(i+4, len(code))])
	}
	return b.String()
}
