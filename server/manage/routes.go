package manage

import (
	"sonde/reports"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey/rows"
)

// Routes are the staff's addresses and who may reach each.
func (p *Pages) Routes() []server.Route {
	routes := append(p.doors(), p.ownRoutes()...)
	routes = append(routes, p.surveyRoutes()...)
	return staff.Discreet(append(routes, p.adminRoutes()...))
}

// doors are for those who are not signed in yet.
func (p *Pages) doors() []server.Route {
	return []server.Route{
		staff.Get("/login", server.Everyone, p.safely(p.showLogin)),
		staff.Post("/login", server.Everyone, p.safely(p.login)),
		staff.Get("/setup/:code", server.Everyone, p.safely(p.showSetup)),
		staff.Post("/setup/:code", server.Everyone, p.safely(p.setup)),
		staff.Get("/invitation/:code", server.Everyone, p.safely(p.showTakeUp)),
		staff.Post("/invitation/:code", server.Everyone, p.safely(p.takeUp)),
		staff.Get("/reset/:code", server.Everyone, p.safely(p.showTakeUp)),
		staff.Post("/reset/:code", server.Everyone, p.safely(p.takeUp)),
	}
}

// ownRoutes are for everybody who is signed in.
func (p *Pages) ownRoutes() []server.Route {
	return []server.Route{
		staff.Get("", server.SignedIn, func(r *server.Request) error { return r.SeeOther(staff.Home(r)) }),
		staff.Get("/", server.SignedIn, p.surveys),
		staff.Post("/logout", server.SignedIn, p.logout),
		staff.Get("/account", server.SignedIn, p.showAccount),
		staff.Post("/account", server.SignedIn, p.saveAccount),
		staff.Post("/account/password", server.SignedIn, p.changePassword),
		staff.Post("/account/logins", server.SignedIn, p.endOtherLogins),
		staff.Post("/account/logins/:login", server.SignedIn, p.endLogin),
	}
}

// surveyRoutes are for the members of a survey.
func (p *Pages) surveyRoutes() []server.Route {
	return []server.Route{
		staff.Get("/s/:slug", readers, p.overview),
		staff.Get("/s/:slug/qr/:language", readers, p.qrFile),
		staff.Get("/s/:slug/results", readers, p.results),
		staff.Get("/s/:slug/results/:file", readers, p.file(reports.Results)),
		staff.Get("/s/:slug/priorities", readers, p.priorities),
		staff.Get("/s/:slug/priorities/:file", readers, p.file(reports.Priorities)),
		staff.Get("/s/:slug/judgements", coordinators, p.judgements),
		staff.Post("/s/:slug/judgements", coordinators, p.judge),
		staff.Get("/s/:slug/exports", readers, p.exports),
		staff.Get("/s/:slug/exports/report.html", readers, p.reportHTML),
		staff.Get("/s/:slug/exports/report.xlsx", readers, p.reportWorkbook),
		staff.Get("/s/:slug/exports/coordinator.xlsx", coordinators, p.coordinatorWorkbook),
		staff.Get("/s/:slug/exports/responses.csv", coordinators, p.responseFile(rows.CSV, "text/csv; charset=utf-8")),
		staff.Get("/s/:slug/exports/responses.xlsx", coordinators, p.responseFile(rows.XLSX, staff.SheetType)),
		staff.Get("/s/:slug/exports/responses.jsonl", coordinators, p.responseFile(rows.JSONL, "application/x-ndjson")),
		staff.Get("/s/:slug/settings", coordinators, p.showSettings),
		staff.Post("/s/:slug/settings", coordinators, p.saveSettings),
		staff.Get("/s/:slug/duplicate", coordinators, p.showDuplicate),
		staff.Post("/s/:slug/duplicate", coordinators, p.duplicate),
		staff.Get("/s/:slug/live", coordinators, p.showLive),
		staff.Post("/s/:slug/live", coordinators, p.live),
		staff.Post("/s/:slug/trial", coordinators, p.trial),
		staff.Post("/s/:slug/close", coordinators, p.close),
		staff.Get("/s/:slug/preview", coordinators, p.preview),
		staff.Post("/s/:slug/preview", coordinators, p.tryOut),
		staff.Get("/s/:slug/paper", coordinators, p.paper),
		staff.Post("/s/:slug/paper", coordinators, p.storePaper),
		staff.Get("/s/:slug/events", coordinators, p.events),
		staff.Get("/s/:slug/new-event", coordinators, p.newEvent),
		staff.Post("/s/:slug/new-event", coordinators, p.createEvent),
		staff.Get("/s/:slug/events/:code", coordinators, p.editEvent),
		staff.Post("/s/:slug/events/:code", coordinators, p.saveEvent),
		staff.Get("/s/:slug/events/:code/sheet", coordinators, p.sheet),
		staff.Get("/s/:slug/responses", coordinators, p.responses),
		staff.Get("/s/:slug/responses/:id", coordinators, p.showResponse),
		staff.Post("/s/:slug/responses/:id/exclude", coordinators, p.exclude),
		staff.Post("/s/:slug/responses/:id/include", coordinators, p.include),
		staff.Get("/s/:slug/responses/:id/delete", coordinators, p.showErase),
		staff.Post("/s/:slug/responses/:id/delete", coordinators, p.erase),
		staff.Get("/s/:slug/members", coordinators, p.members),
		staff.Post("/s/:slug/members", coordinators, p.invite),
		staff.Post("/s/:slug/members/:user/role", coordinators, p.changeRole),
		staff.Post("/s/:slug/members/:user/remove", coordinators, p.removeMember),
		staff.Get("/s/:slug/tokens", coordinators, p.tokens),
		staff.Post("/s/:slug/tokens", coordinators, p.createToken),
		staff.Post("/s/:slug/tokens/:token/revoke", coordinators, p.revokeToken),
		staff.Get("/s/:slug/audit", coordinators, p.surveyAudit),
	}
}

// adminRoutes are for administrators.
func (p *Pages) adminRoutes() []server.Route {
	saveOrganisation := staff.Post("/organisation", server.AdminOnly, p.saveOrganisation)
	saveOrganisation.MaxBody = maxUpload
	return []server.Route{
		staff.Get("/new", server.AdminOnly, p.showCreate),
		staff.Post("/new", server.AdminOnly, p.create),
		staff.Get("/users", server.AdminOnly, p.users),
		staff.Post("/users", server.AdminOnly, p.inviteUser),
		staff.Post("/users/:user/disable", server.AdminOnly, p.userAction("user_disable", "user_disabled", p.disableUser)),
		staff.Post("/users/:user/enable", server.AdminOnly, p.userAction("user_enable", "user_enabled", p.enableUser)),
		staff.Post("/users/:user/admin", server.AdminOnly, p.userAction("admin_give", "admin_given", p.giveAdmin)),
		staff.Post("/users/:user/not-admin", server.AdminOnly, p.userAction("admin_take", "admin_taken", p.takeAdmin)),
		staff.Post("/users/:user/reset", server.AdminOnly, p.resetUser),
		staff.Get("/organisation", server.AdminOnly, p.organisation),
		saveOrganisation,
		staff.Get("/organisation/logo", server.AdminOnly, p.logo),
		staff.Get("/audit", server.AdminOnly, p.wholeAudit),
		staff.Get("/backup", server.AdminOnly, p.backup),
		staff.Post("/backup", server.AdminOnly, p.download),
	}
}
