package manual

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// MessagesPage lists every message about a questionnaire's file, by what it is about.
type MessagesPage struct {
	Groups      []MessageGroup
	Expressions []Said // what may be wrong with an expression
}

// MessageGroup is the messages about one thing. Title and lead are words under "help.messages." + ID.
type MessageGroup struct {
	ID       string
	Title    string
	Lead     string
	Messages []Message
}

// Message is one, with an example of what it is about.
type Message struct {
	Code, Severity, What, Remedy string
}

func messagesPage(r *server.Request) error {
	page := MessagesPage{}
	for _, group := range []struct {
		id       string
		messages questionnaire.Messages
	}{
		{"workbook", xlsform.Catalogue()}, {"questionnaire", questionnaire.Catalogue()}, {"pictures", picture.Catalogue()},
	} {
		view := MessageGroup{ID: group.id, Title: r.Say("help.messages."+group.id, nil), Lead: r.Say("help.messages."+group.id+"_lead", nil)}
		for _, m := range group.messages {
			what, remedy := m.Explain(r.Words(), r.Language)
			view.Messages = append(view.Messages, Message{m.Code, r.Say("help.severity."+string(m.Severity), nil), what, remedy})
		}
		page.Groups = append(page.Groups, view)
	}
	for _, one := range expr.Catalogue() {
		page.Expressions = append(page.Expressions, Said{string(one.Code), r.Say("expr."+string(one.Code), survey.Args(one.Args))})
	}
	return r.Page(http.StatusOK, "manual/messages", page)
}
