package main

import (
	"sonde/data"
	"sonde/reports"
	"sonde/reports/page"
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/api"
	"sonde/server/editor"
	"sonde/server/intake"
	"sonde/server/manage"
	"sonde/server/manual"
	"sonde/server/respond"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/access"
	"sonde/templates"
)

// site is a server with its pages, and the accounts behind them.
type site struct {
	server *server.Server
	access *access.Access
}

// newSite puts the pieces together on a store. Config lacks only Identity and Templates.
func newSite(config server.Config) (*site, error) {
	set, err := templates.Parse(config.Words, page.AddTemplates)
	if err != nil {
		return nil, err
	}
	accounts := access.New(config.Store, config.Clock)
	config.Templates, config.Identity = set, staff.NewIdentity(accounts, staff.Secure(config))
	engine, err := server.New(config)
	if err != nil {
		return nil, &survey.Error{Kind: survey.Invalid, Code: "CLI_012", Args: survey.Args{"URL": config.BaseURL}, Err: err}
	}
	taking, indexes := intake.New(engine), &tabulate.Indexes{}
	engine.Add(respond.New(engine, taking, reports.Source{Store: engine.Store, Indexes: indexes, Words: engine.Words, Clock: engine.Now, Version: engine.Version}).Routes()...)
	engine.Add(api.New(engine, taking, indexes).Routes()...)
	engine.Add(manual.New(data.Schema()).Routes()...)
	desk := staff.NewDesk(engine, accounts)
	engine.Add(manage.New(desk, indexes).Routes()...)
	engine.Add(editor.New(desk).Routes()...)
	return &site{server: engine, access: accounts}, nil
}
