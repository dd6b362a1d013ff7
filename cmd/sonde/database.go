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
	if err = con.furnish(ctx, store); err == nil {
		err = use(store)
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
		Title: survey.Text{"fr": con.words.Say("fr", "cli.online_title", nil), "en": con.words.Say("en", "cli.online_title", nil)},
	})
}

// options of commands that answer on their own: the log says only what is wrong.
func (con *console) options() data.Options {
	return data.Options{Log: slog.New(slog.NewTextHandler(con.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
}
