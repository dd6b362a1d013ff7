package respond

import (
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// Pages are the respondent's pages of a server.
type Pages struct {
	server       *server.Server
	store        survey.Store
	intake       *intake.Intake
	drawings     drawings
	receiptCodes codes
	receipts     *server.Limiter
}

// New makes the pages of a server; the caller adds Routes to it.
func New(s *server.Server, taking *intake.Intake) *Pages {
	return &Pages{
		server:   s,
		store:    s.Store,
		intake:   taking,
		receipts: server.NewLimiter(receiptsPerMinute, s.Now),
	}
}
