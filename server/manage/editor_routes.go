package manage

import "sonde/server"

// writingRoutes are for those who write questionnaires.
func (p *Pages) writingRoutes() []server.Route {
	of := "/questionnaires/:questionnaire"
	routes := []server.Route{
		get("/questionnaires", server.SignedIn, p.questionnaires),
		get("/new-questionnaire", server.Authors, p.showNewQuestionnaire),
		withFiles(post("/new-questionnaire", server.Authors, p.newQuestionnaire)),
		get(of, server.Authors, p.outline),
		post(of+"/order", server.Authors, p.order),
		get(of+"/move", server.Authors, p.showMove),
		post(of+"/undo", server.Authors, p.undo),
		get(of+"/add", server.Authors, p.showAdd),
		post(of+"/add", server.Authors, p.add),
		framing(get(of+"/question/*path", server.Authors, p.showQuestion)),
		framing(post(of+"/question/*path", server.Authors, p.saveQuestion)),
		framing(get(of+"/section/:section", server.Authors, p.showSection)),
		framing(post(of+"/section/:section", server.Authors, p.saveSection)),
		framing(get(of+"/properties", server.Authors, p.showProperties)),
		framing(post(of+"/properties", server.Authors, p.saveProperties)),
		post(of+"/languages", server.Authors, p.changeLanguages),
		post(of+"/discard", server.Authors, p.discard),
		get(of+"/translations", server.Authors, p.translations),
		post(of+"/translations", server.Authors, p.translate),
		get(of+"/files", server.Authors, p.files),
		withFiles(post(of+"/files", server.Authors, p.replace)),
		withFiles(post(of+"/images", server.Authors, p.addImages)),
		anyLanguage(get(of+"/images/:name", server.Authors, p.draftImage)),
		get(of+"/download/:file", server.Authors, p.downloadDraft),
		get(of+"/asked", server.Authors, p.asked),
		post(of+"/asked", server.Authors, p.takeAsked),
		get(of+"/check", server.Authors, p.checkPage),
		get(of+"/versions", server.Authors, p.versions),
		post(of+"/restore", server.Authors, p.restore),
		get(of+"/publish", server.Authors, p.showPublish),
		post(of+"/publish", server.Authors, p.publish),
		post(of+"/use", server.Authors, p.use),
		get(of+"/compare", server.Authors, p.compare),
		framed(get(of+"/preview", server.Authors, p.draftPreview)),
		framed(post(of+"/preview", server.Authors, p.tryDraft)),
	}
	for i := range routes {
		routes[i].MaxBody = max(routes[i].MaxBody, maxWritten)
	}
	return routes
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
