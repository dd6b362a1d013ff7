package respond

import (
	"sync"

	"sonde/reports"
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// Pages are the respondent's pages of a server.
type Pages struct {
	server       *server.Server
	store        survey.Store
	intake       *intake.Intake
	reports      reports.Source
	drawings     drawings
	pictures     sync.Map // *questionnaire.Instrument -> the names of the pictures that it shows
	receiptCodes codes
	receipts     *server.Limiter
}

// New makes the pages of a server; the caller adds Routes to it.
func New(s *server.Server, taking *intake.Intake, source reports.Source) *Pages {
	return &Pages{
		server:   s,
		store:    s.Store,
		intake:   taking,
		reports:  source,
		receipts: server.NewLimiter(receiptsPerMinute, s.Now),
	}
}
