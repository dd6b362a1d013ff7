// Package editor is the pages of the questionnaire editor: the list of questionnaires, the outline, one page for each
// question and section, translations, files, the check, the preview and the versions. One file per page or action, its page
// struct in it. Everything works without JavaScript; with it, a page saves itself while it is filled.
package editor

import (
	"sonde/server/staff"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// Pages are the editor's pages of a server.
type Pages struct {
	*staff.Desk
	author   *author.Author
	fromFile remarks[questionnaire.Messages] // of a file that was brought in
	leftOut  remarks[[]edit.Left]            // of questions asked before that were not taken over whole
}

// New makes the pages at a desk. The caller adds Routes to the server.
func New(desk *staff.Desk) *Pages {
	return &Pages{Desk: desk, author: author.New(desk.Store, desk.Server.Now)}
}
