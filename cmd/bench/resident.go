package main

import (
	"context"
	"fmt"
	"time"
)

const residentTarget = "≤ 96 MiB idle; ≤ 200 MiB under the send load"

const (
	residentResponses = 10_000
	mostIdle          = 96 << 20
	mostLoaded        = 200 << 20
	settling          = 3 * time.Second
)

// measureResident looks at the memory of a server with 10,000 responses: idle after a first page, idle after a coordinator
// has seen the results, which brings the index into memory, and at most under the send load.
func measureResident(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, residentResponses)
	if err != nil {
		return nil, err
	}
	if err := addAdministrator(ctx, database); err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	idle, err := s.settled(ctx)
	if err != nil {
		return nil, err
	}
	beside := "results never looked at"
	if _, _, err := s.results(ctx); err == nil {
		fresh := idle
		if idle, err = s.settled(ctx); err != nil {
			return nil, err
		}
		beside = fmt.Sprintf("before anybody looked at the results: %s", mib(fresh))
	}
	rows := []row{{
		figure: "resident memory, 10,000 responses, idle", target: "≤ 96 MiB", found: mib(idle), beside: beside, verdict: within(idle <= mostIdle),
	}}
	most := watch(s.daemon, resident)
	var result loadResult
	if err := l.ask(ctx, "load", loadTask{
		Address: s.address, Path: formPath, Encoding: "form", Connections: connections, Run: l.nextRun(), WarmUp: warmUp, Measure: 2 * measured,
	}, &result); err != nil {
		return rows, err
	}
	loaded := most()
	return append(rows, row{
		figure: "the same server under the send load, 64 connections", target: "≤ 200 MiB", found: mib(loaded),
		beside: fmt.Sprintf("at %s sends/s", thousands(result.PerSecond)), verdict: within(loaded <= mostLoaded),
	}), nil
}

// settled waits a little and gives the memory.
func (s *site) settled(ctx context.Context) (int64, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(settling):
	}
	return memoryOf(s.command.Process.Pid, resident)
}
