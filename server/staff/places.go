package staff

import (
	"net/url"

	"sonde/server"
)

// Home is the list of surveys.
func Home(r *server.Request) string { return "/" + r.Language + "/manage/" }

// OfSurvey is a page of the request's survey; rest begins with a slash or is empty.
func OfSurvey(r *server.Request, rest string) string { return Home(r) + "s/" + r.Survey.Slug + rest }

// OfQuestionnaire is a page of a questionnaire; rest begins with a slash or is empty.
func OfQuestionnaire(r *server.Request, name, rest string) string {
	return Home(r) + "questionnaires/" + url.PathEscape(name) + rest
}
