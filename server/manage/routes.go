package manage

import (
	"net/http"

	"sonde/reports"
	"sonde/server"
	"sonde/survey"
	"sonde/survey/rows"
)

// errMissing answers alike for what is not there and for what is somebody else's.
var errMissing = survey.Fail(survey.NotFound, "SRV_002", nil)

// Routes are the staff's addresses and who may reach each.
func (p *Pages) Routes() []server.Route {
	routes := append(p.doors(), p.ownRoutes()...)
	routes = append(routes, p.surveyRoutes()...)
	routes = append(routes, p.writingRoutes()...)
	routes = append(routes, p.adminRoutes()...)
	for i := range routes {
		handle := routes[i].Handle
		routes[i].Handle = func(r *server.Request) error {
			err := handle(r)
			if survey.IsKind(err, survey.NotFound) {
				return errMissing
			}
			return err
		}
	}
	return routes
}

// doors are for those who are not signed in yet.
func (p *Pages) doors() []server.Route {
	return []server.Route{
		get("/login", server.Everyone, p.safely(p.showLogin)),
		post("/login", server.Everyone, p.safely(p.login)),
		get("/setup/:code", server.Everyone, p.safely(p.showSetup)),
		post("/setup/:code", server.Everyone, p.safely(p.setup)),
		get("/invitation/:code", server.Everyone, p.safely(p.showTakeUp)),
		post("/invitation/:code", server.Everyone, p.safely(p.takeUp)),
		get("/reset/:code", server.Everyone, p.safely(p.showTakeUp)),
		post("/reset/:code", server.Everyone, p.safely(p.takeUp)),
	}
}

// ownRoutes are for everybody who is signed in.
func (p *Pages) ownRoutes() []server.Route {
	return []server.Route{
		get("", server.SignedIn, func(r *server.Request) error { return r.SeeOther(home(r)) }),
		get("/", server.SignedIn, p.surveys),
		post("/logout", server.SignedIn, p.logout),
		get("/account", server.SignedIn, p.showAccount),
		post("/account", server.SignedIn, p.saveAccount),
		post("/account/password", server.SignedIn, p.changePassword),
		post("/account/logins", server.SignedIn, p.endOtherLogins),
		post("/account/logins/:login", server.SignedIn, p.endLogin),
	}
}

// surveyRoutes are for the members of a survey.
func (p *Pages) surveyRoutes() []server.Route {
	return []server.Route{
		get("/s/:slug", readers, p.overview),
		get("/s/:slug/qr/:language", readers, p.qrFile),
		get("/s/:slug/results", readers, p.results),
		get("/s/:slug/results/:file", readers, p.file(reports.Results)),
		get("/s/:slug/priorities", readers, p.priorities),
		get("/s/:slug/priorities/:file", readers, p.file(reports.Priorities)),
		get("/s/:slug/judgements", coordinators, p.judgements),
		post("/s/:slug/judgements", coordinators, p.judge),
		get("/s/:slug/exports", readers, p.exports),
		get("/s/:slug/exports/report.html", readers, p.reportHTML),
		get("/s/:slug/exports/report.xlsx", readers, p.reportWorkbook),
		get("/s/:slug/exports/coordinator.xlsx", coordinators, p.coordinatorWorkbook),
		get("/s/:slug/exports/responses.csv", coordinators, p.responseFile(rows.CSV, "text/csv; charset=utf-8")),
		get("/s/:slug/exports/responses.xlsx", coordinators, p.responseFile(rows.XLSX, sheetType)),
		get("/s/:slug/exports/responses.jsonl", coordinators, p.responseFile(rows.JSONL, "application/x-ndjson")),
		get("/s/:slug/settings", coordinators, p.showSettings),
		post("/s/:slug/settings", coordinators, p.saveSettings),
		get("/s/:slug/duplicate", coordinators, p.showDuplicate),
		post("/s/:slug/duplicate", coordinators, p.duplicate),
		get("/s/:slug/live", coordinators, p.showLive),
		post("/s/:slug/live", coordinators, p.live),
		post("/s/:slug/trial", coordinators, p.trial),
		post("/s/:slug/close", coordinators, p.close),
		get("/s/:slug/preview", coordinators, p.preview),
		post("/s/:slug/preview", coordinators, p.tryOut),
		get("/s/:slug/paper", coordinators, p.paper),
		post("/s/:slug/paper", coordinators, p.storePaper),
		get("/s/:slug/events", coordinators, p.events),
		get("/s/:slug/new-event", coordinators, p.newEvent),
		post("/s/:slug/new-event", coordinators, p.createEvent),
		get("/s/:slug/events/:code", coordinators, p.editEvent),
		post("/s/:slug/events/:code", coordinators, p.saveEvent),
		get("/s/:slug/events/:code/sheet", coordinators, p.sheet),
		get("/s/:slug/responses", coordinators, p.responses),
		get("/s/:slug/responses/:id", coordinators, p.showResponse),
		post("/s/:slug/responses/:id/exclude", coordinators, p.exclude),
		post("/s/:slug/responses/:id/include", coordinators, p.include),
		get("/s/:slug/responses/:id/delete", coordinators, p.showErase),
		post("/s/:slug/responses/:id/delete", coordinators, p.erase),
		get("/s/:slug/members", coordinators, p.members),
		post("/s/:slug/members", coordinators, p.invite),
		post("/s/:slug/members/:user/role", coordinators, p.changeRole),
		post("/s/:slug/members/:user/remove", coordinators, p.removeMember),
		get("/s/:slug/tokens", coordinators, p.tokens),
		post("/s/:slug/tokens", coordinators, p.createToken),
		post("/s/:slug/tokens/:token/revoke", coordinators, p.revokeToken),
		get("/s/:slug/audit", coordinators, p.surveyAudit),
	}
}

// adminRoutes are for administrators.
func (p *Pages) adminRoutes() []server.Route {
	saveOrganisation := post("/organisation", server.AdminOnly, p.saveOrganisation)
	saveOrganisation.MaxBody = maxUpload
	return []server.Route{
		get("/new", server.AdminOnly, p.showCreate),
		post("/new", server.AdminOnly, p.create),
		get("/users", server.AdminOnly, p.users),
		post("/users", server.AdminOnly, p.inviteUser),
		post("/users/:user/disable", server.AdminOnly, p.userAction("user_disable", "user_disabled", p.disableUser)),
		post("/users/:user/enable", server.AdminOnly, p.userAction("user_enable", "user_enabled", p.enableUser)),
		post("/users/:user/admin", server.AdminOnly, p.userAction("admin_give", "admin_given", p.giveAdmin)),
		post("/users/:user/not-admin", server.AdminOnly, p.userAction("admin_take", "admin_taken", p.takeAdmin)),
		post("/users/:user/reset", server.AdminOnly, p.resetUser),
		get("/organisation", server.AdminOnly, p.organisation),
		saveOrganisation,
		get("/organisation/logo", server.AdminOnly, p.logo),
		get("/audit", server.AdminOnly, p.wholeAudit),
		get("/backup", server.AdminOnly, p.backup),
		post("/backup", server.AdminOnly, p.download),
	}
}

// get and post declare a route below /{lang}/manage.
func get(path string, allow server.Allow, handle func(*server.Request) error) server.Route {
	return server.Route{Method: http.MethodGet, Path: "/:lang/manage" + path, Allow: allow, Handle: handle}
}

func post(path string, allow server.Allow, handle func(*server.Request) error) server.Route {
	return server.Route{Method: http.MethodPost, Path: "/:lang/manage" + path, Allow: allow, Handle: handle}
}
