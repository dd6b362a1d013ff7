package manual

import (
	"net/http"

	"sonde/server"
	"sonde/survey/xlsform"
)

// MessagesPage lists every message about a workbook.
type MessagesPage struct{ Messages []Message }

// Message is one, with an example of what it is about.
type Message struct {
	Code, Severity, What, Remedy string
}

func messagesPage(r *server.Request) error {
	page := MessagesPage{}
	for _, m := range xlsform.Catalogue() {
		what, remedy := m.Explain(r.Words(), r.Language)
		page.Messages = append(page.Messages, Message{m.Code, r.Say("help.severity."+string(m.Severity), nil), what, remedy})
	}
	return r.Page(http.StatusOK, "manual/messages", page)
}
