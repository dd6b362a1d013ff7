package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// lab is what the measures share: a folder that goes when they are done, the sonde program built for them, and databases
// filled once.
type lab struct {
	folder    string
	self      string // this program
	sonde     string
	databases map[int]string // by how many responses they hold
	copies    int
	runs      uint64
}

func newLab(ctx context.Context) (*lab, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "sonde-bench-")
	if err != nil {
		return nil, err
	}
	l := &lab{folder: folder, self: self, sonde: filepath.Join(folder, "sonde"), databases: map[int]string{}}
	if runtime.GOOS == "windows" {
		l.sonde += ".exe"
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-tags", "nomsgpack", "-ldflags", "-s -w", "-o", l.sonde, "sonde/cmd/sonde")
	if said, err := build.CombinedOutput(); err != nil {
		l.close()
		return nil, fmt.Errorf("building sonde: %w\n%s", err, said)
	}
	return l, nil
}

func (l *lab) close() { _ = os.RemoveAll(l.folder) }

// path names a file of the lab's folder.
func (l *lab) path(name string) string { return filepath.Join(l.folder, name) }

// nextRun numbers a run, so that its keys are unlike those of others.
func (l *lab) nextRun() uint64 {
	l.runs++
	return l.runs
}

// database gives a fresh database with an open survey and n responses; the first of its size is filled, others are copies.
func (l *lab) database(ctx context.Context, n int) (string, error) {
	if l.databases[n] == "" {
		path := l.path(fmt.Sprintf("filled-%d.db", n))
		if err := fillDatabase(ctx, path, n); err != nil {
			return "", err
		}
		l.databases[n] = path
	}
	l.copies++
	made := l.path(fmt.Sprintf("%d.db", l.copies))
	return made, copyFile(made, l.databases[n])
}

func copyFile(to, from string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Sync(), target.Close())
}
