package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sonde/data"
	"sonde/data/demo"
	"sonde/server"
	"sonde/survey"
)

// demoCommand shows Sonde on a throw-away database of simulated answers.
type demoCommand struct {
	Addr string `default:":8080" placeholder:"ADDR"`
}

// Run serves until the program is told to stop, then removes the database.
func (c *demoCommand) Run(ctx context.Context, con *console) error {
	folder, err := os.MkdirTemp("", "sonde-demo-")
	if err != nil {
		return cannotWrite(os.TempDir(), err)
	}
	return errors.Join(c.hold(ctx, con, filepath.Join(folder, "sonde.db")), os.RemoveAll(folder))
}

// hold takes the database's lock, as serve does: other commands work beside it, but restore does not.
func (c *demoCommand) hold(ctx context.Context, con *console, path string) error {
	release, err := data.Lock(path)
	if err != nil {
		return err
	}
	return errors.Join(c.show(ctx, con, path), release())
}

func (c *demoCommand) show(ctx context.Context, con *console, path string) error {
	log := con.log()
	store, err := data.Open(ctx, path, data.Options{Log: log})
	if err != nil {
		return err
	}
	count, err := con.simulate(ctx, store)
	if err == nil {
		con.tell("cli.demo", survey.Args{"Count": count})
		err = con.serve(ctx, store, serving{serveCommand: serveCommand{Addr: c.Addr, SendsPerMinute: server.DefaultSendsPerMinute}, log: log})
	}
	return errors.Join(err, store.Close())
}

// simulate fills a fresh database with the built-in survey and simulated answers, its results open to everybody.
func (con *console) simulate(ctx context.Context, store survey.Store) (int, error) {
	if _, err := data.LoadBuiltin(ctx, store, con.now()); err != nil {
		return 0, err
	}
	s, err := store.Survey(ctx, data.BuiltinSurvey)
	if err != nil {
		return 0, err
	}
	s.ResultsPublic = true
	if err := store.UpdateSurvey(ctx, s); err != nil {
		return 0, err
	}
	count, err := demo.Fill(ctx, store, s, con.now)
	if err != nil {
		return 0, fmt.Errorf("demo: %w", err)
	}
	return count, nil
}
