package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// children are what this program can be instead of itself, as a process of its own. Each reads what it is to do as JSON
// from standard input and answers as JSON on standard output.
var children = map[string]func(ctx context.Context, task json.RawMessage, answer func(any) error) error{
	"load":     answering(runLoad),
	"crowd":    answering(runCrowd),
	"cross":    answering(runCross),
	"rebuild":  answering(runRebuild),
	"workbook": answering(runWorkbook),
	"bare":     runBare,
}

// answering makes a child of a function from a task to one answer.
func answering[T, A any](run func(context.Context, T) (A, error)) func(context.Context, json.RawMessage, func(any) error) error {
	return func(ctx context.Context, raw json.RawMessage, answer func(any) error) error {
		var task T
		if err := json.Unmarshal(raw, &task); err != nil {
			return err
		}
		found, err := run(ctx, task)
		if err != nil {
			return err
		}
		return answer(found)
	}
}

// beChild is the whole program of a child; "" is none.
func beChild(ctx context.Context, role string) error {
	if role == "" {
		return nil
	}
	run, known := children[role]
	if !known {
		return fmt.Errorf("no child %q", role)
	}
	var task json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&task); err != nil {
		return err
	}
	return run(ctx, task, json.NewEncoder(os.Stdout).Encode)
}

// ask has a child do a task and reads its answer.
func (l *lab) ask(ctx context.Context, role string, task, answer any) error {
	input, err := json.Marshal(task)
	if err != nil {
		return err
	}
	command := exec.CommandContext(ctx, l.self, "-child", role)
	var output, faults bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(input), &output, &faults
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", role, err, lastLine(faults.String()))
	}
	return json.Unmarshal(output.Bytes(), answer)
}

// daemon is a process that serves until it is stopped.
type daemon struct {
	command *exec.Cmd
	faults  *bytes.Buffer
	ended   chan struct{}
}

func start(command *exec.Cmd) (*daemon, error) {
	d := &daemon{command: command, faults: &bytes.Buffer{}, ended: make(chan struct{})}
	command.Stderr = d.faults
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(d.ended)
		_ = command.Wait() // how it ended shows in what it was asked for
	}()
	return d, nil
}

// stop lets it end in its own time, then not.
func (d *daemon) stop() {
	_ = d.command.Process.Signal(os.Interrupt)
	select {
	case <-d.ended:
	case <-time.After(10 * time.Second):
		_ = d.command.Process.Kill()
		<-d.ended
	}
}

// bareServer starts the bare server and gives its address; page is the file whose bytes it writes.
func (l *lab) bareServer(ctx context.Context, page string) (*daemon, string, error) {
	command := exec.CommandContext(ctx, l.self, "-child", "bare")
	task, err := json.Marshal(bareTask{Page: page, Journal: l.path("journal")})
	if err != nil {
		return nil, "", err
	}
	command.Stdin = bytes.NewReader(task)
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	d, err := start(command)
	if err != nil {
		return nil, "", err
	}
	var address string
	if err := json.NewDecoder(io.LimitReader(output, 1<<10)).Decode(&address); err != nil {
		d.stop()
		return nil, "", fmt.Errorf("bare server: %w", err)
	}
	return d, address, nil
}

// lastLine is what a program said last.
func lastLine(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return lines[len(lines)-1]
}
