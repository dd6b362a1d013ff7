package respond

import (
	"sonde/server"
	"sonde/survey"
	"sonde/survey/collect"
)

// Pages are the respondent's pages of a server.
type Pages struct {
	server       *server.Server
	store        survey.Store
	collector    *collect.Collector
	instruments  instruments
	drawings     drawings
	standings    standings
	receiptCodes codes
	sends        *server.Limiter
	receipts     *server.Limiter
}

// New makes the pages of a server; the caller adds Routes to it.
func New(s *server.Server) *Pages {
	return &Pages{
		server:      s,
		store:       s.Store,
		collector:   collect.New(s.Store, s.Now),
		instruments: instruments{store: s.Store},
		sends:       server.NewLimiter(s.SendsPerMinute, s.Now),
		receipts:    server.NewLimiter(receiptsPerMinute, s.Now),
	}
}
