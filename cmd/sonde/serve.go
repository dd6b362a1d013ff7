package main

import (
	"context"
	"errors"
	"net/netip"

	"sonde/data"
	"sonde/survey"
)

// serveCommand runs the server on a database that no other server has.
type serveCommand struct {
	Addr           string         `default:":8080" placeholder:"ADDR"`
	BaseURL        string         `placeholder:"URL"`
	TLSCert        string         `name:"tls-cert" and:"tls" placeholder:"FILE"`
	TLSKey         string         `name:"tls-key" and:"tls" placeholder:"FILE"`
	TrustedProxy   []netip.Prefix `placeholder:"CIDR"`
	MetricsAddr    string         `placeholder:"ADDR"`
	InsecureLAN    bool           `name:"insecure-lan"`
	SendsPerMinute int            `default:"1200" placeholder:"N"`
}

// Run takes the database's lock, opens or makes it, and serves until the program is told to stop.
func (c *serveCommand) Run(ctx context.Context, con *console) error {
	release, err := data.Lock(con.database)
	if err != nil {
		return err
	}
	return errors.Join(c.open(ctx, con), release())
}

func (c *serveCommand) open(ctx context.Context, con *console) error {
	log := con.log()
	store, err := data.Open(ctx, con.database, data.Options{Log: log})
	if err != nil {
		return err
	}
	if err = con.furnish(ctx, store); err == nil {
		err = con.serve(ctx, store, serving{serveCommand: *c, log: log})
	}
	return errors.Join(err, store.Close())
}

// onlineEvent is the code of the event that a fresh database begins with: its short address is there from the first start.
const onlineEvent = "online"

// furnish fills a fresh database: what the binary carries, and an event of the built-in survey.
func (con *console) furnish(ctx context.Context, store survey.Store) error {
	fresh, err := data.LoadBuiltin(ctx, store, con.now())
	if err != nil || !fresh {
		return err
	}
	return store.CreateEvent(ctx, survey.Event{
		Code: onlineEvent, Survey: data.BuiltinSurvey, Kind: survey.Online,
		Title: survey.Text{"fr": con.words.Say("fr", "cli.kind.online", nil), "en": con.words.Say("en", "cli.kind.online", nil)},
	})
}
