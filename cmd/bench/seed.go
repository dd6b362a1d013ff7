package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/life"
)

// eventCode is the event that sheets belong to.
const eventCode = "BENCH"

// fillDatabase makes a database with the built-in survey open and n simulated responses.
func fillDatabase(ctx context.Context, path string, n int) error {
	store, err := data.Open(ctx, path, data.Options{})
	if err != nil {
		return err
	}
	err = openSurvey(ctx, store)
	if err == nil {
		err = importSheets(ctx, store, n)
	}
	return errors.Join(err, store.Close())
}

// openSurvey takes the built-in survey out of its trial and gives it an event.
func openSurvey(ctx context.Context, store survey.Store) error {
	now := time.Now()
	if _, err := data.LoadBuiltin(ctx, store, now); err != nil {
		return err
	}
	s, err := store.Survey(ctx, data.BuiltinSurvey)
	if err != nil {
		return err
	}
	said := survey.Text{"fr": "Banc de mesure", "en": "Benchmark"}
	s.Notice = survey.Notice{Controller: said, Contact: said, Purpose: said, Basis: said, Recipients: said, Retention: said, Rights: said}
	if err := life.Open(ctx, store, s, "", now); err != nil {
		return err
	}
	return store.CreateEvent(ctx, survey.Event{Code: eventCode, Survey: s.Slug, Kind: survey.Workshop})
}

// differentSheets is how many of the imported sheets differ; beyond, they repeat.
const differentSheets = 4096

func importSheets(ctx context.Context, store survey.Store, n int) error {
	if n == 0 {
		return nil
	}
	filler, err := newFiller()
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	different := make([]survey.Sheet, min(n, differentSheets))
	for i := range different {
		if different[i], err = filler.sheet(random); err != nil {
			return err
		}
	}
	sendings := make([]survey.Sending, n)
	for i := range sendings {
		sendings[i] = survey.Sending{
			Sheet: different[i%len(different)],
			Key:   sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(i))),
		}
	}
	_, err = store.Import(ctx, sendings)
	return err
}
