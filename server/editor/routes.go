package editor

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// Routes are the editor's addresses and who may reach each.
func (p *Pages) Routes() []server.Route {
	of := "/questionnaires/:questionnaire"
	routes := []server.Route{
		staff.Get("/questionnaires", server.SignedIn, p.questionnaires),
		staff.Get("/new-questionnaire", server.Authors, p.showNewQuestionnaire),
		withFiles(staff.Post("/new-questionnaire", server.Authors, p.newQuestionnaire)),
		staff.Get(of, server.Authors, p.outline),
		staff.Post(of+"/order", server.Authors, p.order),
		staff.Get(of+"/move", server.Authors, p.showMove),
		staff.Post(of+"/undo", server.Authors, p.undo),
		staff.Get(of+"/add", server.Authors, p.showAdd),
		staff.Post(of+"/add", server.Authors, p.add),
		framing(staff.Get(of+"/question/*path", server.Authors, p.showQuestion)),
		framing(staff.Post(of+"/question/*path", server.Authors, p.saveQuestion)),
		framing(staff.Get(of+"/section/:section", server.Authors, p.showSection)),
		framing(staff.Post(of+"/section/:section", server.Authors, p.saveSection)),
		framing(staff.Get(of+"/properties", server.Authors, p.showProperties)),
		framing(staff.Post(of+"/properties", server.Authors, p.saveProperties)),
		framing(staff.Post(of+"/languages", server.Authors, p.changeLanguages)),
		framing(staff.Post(of+"/discard", server.Authors, p.discard)),
		staff.Get(of+"/translations", server.Authors, p.translations),
		staff.Post(of+"/translations", server.Authors, p.translate),
		staff.Get(of+"/files", server.Authors, p.files),
		withFiles(staff.Post(of+"/files", server.Authors, p.replace)),
		withFiles(staff.Post(of+"/images", server.Authors, p.addImages)),
		anyLanguage(staff.Get(of+"/images/:name", server.Authors, p.draftImage)),
		staff.Get(of+"/brought", server.Authors, p.brought),
		staff.Get(of+"/delete", server.Authors, p.showDelete),
		staff.Post(of+"/delete", server.Authors, p.delete),
		staff.Get(of+"/download/:file", server.Authors, p.downloadDraft),
		staff.Get(of+"/asked", server.Authors, p.asked),
		staff.Post(of+"/asked", server.Authors, p.takeAsked),
		staff.Get(of+"/check", server.Authors, p.checkPage),
		staff.Get(of+"/versions", server.Authors, p.versions),
		staff.Post(of+"/restore", server.Authors, p.restore),
		staff.Get(of+"/publish", server.Authors, p.showPublish),
		staff.Post(of+"/publish", server.Authors, p.publish),
		staff.Post(of+"/use", server.Authors, p.use),
		staff.Get(of+"/compare", server.Authors, p.compare),
		staff.Get("/s/:slug/newer", server.Staff(survey.RoleCoordinator), p.showNewer),
		staff.Post("/s/:slug/newer", server.Staff(survey.RoleCoordinator), p.takeNewer),
		framed(staff.Get(of+"/preview", server.Authors, p.draftPreview)),
		framed(staff.Post(of+"/preview", server.Authors, p.tryDraft)),
	}
	for i := range routes {
		routes[i].MaxBody, routes[i].GivesBack = max(routes[i].MaxBody, maxWritten), routes[i].Method == http.MethodPost
	}
	return staff.Discreet(routes)
}

// maxWritten is the most that a page of the editor sends: a list of many choices, a pasted list.
const maxWritten = 4 << 20

// withFiles lets a form bring files.
func withFiles(route server.Route) server.Route {
	route.MaxBody = maxFiles
	return route
}

// framing lets a page show the preview in a frame.
func framing(route server.Route) server.Route {
	route.Frames = true
	return route
}

// framed lets a page stand in a frame of the editor, in any language of the questionnaire.
func framed(route server.Route) server.Route {
	route.Framed = true
	return anyLanguage(route)
}

// anyLanguage lets the path name any language of the questionnaire.
func anyLanguage(route server.Route) server.Route {
	route.AnyLanguage = true
	return route
}
