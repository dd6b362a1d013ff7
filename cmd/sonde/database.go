package main

import (
	"context"
	"errors"
	"log/slog"

	"sonde/data"
	"sonde/survey"
)

// reading lets a command read the database, beside a server that may be writing it.
func (con *console) reading(ctx context.Context, use func(survey.Store) error) error {
	store, err := data.OpenReadOnly(ctx, con.database, con.options())
	if err != nil {
		return err
	}
	return errors.Join(use(store), store.Close())
}

// writing lets a command change the database, beside a server that may be writing it too. A database that is not there
// is made, with all that the server would put into it.
func (con *console) writing(ctx context.Context, use func(survey.Store) error) error {
	store, err := data.Open(ctx, con.database, con.options())
	if err != nil {
		return err
	}
	_, err = data.LoadBuiltin(ctx, store, con.now())
	if err == nil {
		err = use(store)
	}
	return errors.Join(err, store.Close())
}

// options of commands that answer on their own: the log says only what is wrong.
func (con *console) options() data.Options {
	return data.Options{Log: slog.New(slog.NewTextHandler(con.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
}
