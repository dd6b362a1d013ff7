package respond

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/templates"
)

// ReceiptPage asks for a receipt's code, shows the response that it leads to, or tells that it was withdrawn.
type ReceiptPage struct {
	Error     string // what is wrong with the code; "" for nothing
	Code      string // as typed
	Found     *ReceiptView
	Confirm   bool // ask once more before withdrawing
	Withdrawn bool
	Action    string
}

// ReceiptView is a response as its receipt shows it.
type ReceiptView struct {
	Survey     string
	ReceivedOn survey.Day
	Late       bool
	Answers    []AnswerView
}

// receiptsPerMinute bounds the guesses at receipts from one address; a code has 130 bits, so it only spares work.
const receiptsPerMinute = 120

// What ":do" may say on the receipt's page.
const (
	actWithdraw = "withdraw" // ask whether it is meant
	actConfirm  = "confirm"  // withdraw for ever
)

// receiptForm asks for the code. The address never holds it: it comes behind "#", which browsers keep to themselves.
func (p *Pages) receiptForm(r *server.Request) error {
	return r.Page(http.StatusOK, "respond/receipt", ReceiptPage{Action: receiptPath(r)})
}

// receipt shows the response of a code, or withdraws it.
func (p *Pages) receipt(r *server.Request) error {
	r.Layout.Alternates = noAlternates
	values, _, err := readForm(r)
	if err != nil {
		return err
	}
	if !p.receipts.Allow(p.server.ClientAddress(r.Context.Request)) {
		return survey.Fail(survey.TooMany, "SRV_009", nil)
	}
	page := ReceiptPage{Action: receiptPath(r), Code: values.Get("code")}
	if values.Get(":do") == actConfirm {
		err = p.intake.Collector.Withdraw(r.Ctx(), page.Code)
		page.Withdrawn = err == nil
	} else {
		page.Found, err = p.read(r, page.Code)
		page.Confirm = values.Get(":do") == actWithdraw
	}
	status := http.StatusOK
	if survey.IsKind(err, survey.NotFound) || survey.IsKind(err, survey.Gone) {
		refusal := p.server.Refusal(r.Language, err)
		status, page.Error, err = refusal.Status, refusal.Message, nil
	}
	if err != nil {
		return err
	}
	return r.Page(status, "respond/receipt", page)
}

// read words the response of a code as it was typed, in the request's language.
func (p *Pages) read(r *server.Request, typed string) (*ReceiptView, error) {
	response, err := p.intake.Collector.Read(r.Ctx(), typed)
	if err != nil {
		return nil, err
	}
	s, err := p.store.Survey(r.Ctx(), response.Survey)
	if err != nil {
		return nil, err
	}
	in, err := p.intake.Instrument(r.Ctx(), s.Questionnaire, response.Version)
	if err != nil {
		return nil, err
	}
	f := form{survey: s, in: in}
	raw, err := f.in.DecodeJSON(string(response.Answers))
	if err != nil {
		return nil, err
	}
	d := f.sheetDrawer(r.Words(), r.Language, raw, questionnaire.Entry{Today: response.ReceivedOn})
	return &ReceiptView{Survey: f.title(d), ReceivedOn: response.ReceivedOn, Late: response.Late, Answers: d.answered()}, nil
}

func receiptPath(r *server.Request) string { return "/" + r.Language + "/receipt" }

// noAlternates hides the language switch on replies to a POST: a link would lose what they show.
var noAlternates = []templates.Alternate{}
