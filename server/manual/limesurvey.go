package manual

import (
	"net/http"

	"sonde/server"
	"sonde/survey/limesurvey"
)

// LimeSurveyPage says what becomes of surveys of LimeSurvey and of their responses.
type LimeSurveyPage struct {
	Types    []LimeSurveyType
	Messages []Message
}

// LimeSurveyType is a type of question: its letter, its name and what it becomes, "" when it is refused.
type LimeSurveyType struct{ Letter, Name, Becomes string }

func limeSurveyPage(r *server.Request) error {
	page := LimeSurveyPage{}
	for _, kind := range limesurvey.Kinds() {
		page.Types = append(page.Types, LimeSurveyType{kind.Letter, r.Say("help.lime."+kind.Word, nil), kind.Becomes})
	}
	for _, m := range limesurvey.Catalogue() {
		what, remedy := m.Explain(r.Words(), r.Language)
		page.Messages = append(page.Messages, Message{m.Code, r.Say("help.severity."+string(m.Severity), nil), what, remedy})
	}
	return r.Page(http.StatusOK, "manual/limesurvey", page)
}
