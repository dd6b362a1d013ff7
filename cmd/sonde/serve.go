package main

import (
	"context"
	"errors"
	"net/netip"

	"sonde/data"
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
