package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sonde/survey"
)

// standard is the name of the standard output among files to write.
const standard = "-"

// aside is where a command talks that writes a file: on the standard error where the file is the standard output.
func (con *console) aside(path string) *console {
	if path != standard {
		return con
	}
	beside := *con
	beside.stdout = con.stderr
	return &beside
}

// called names a file that was written.
func (con *console) called(path string) string {
	if path == standard {
		return con.say("cli.standard_output", nil)
	}
	return path
}

// writeFile writes a file whole or not at all: a temporary file beside it is written, synced and put in its place. What
// is no regular file is written to as it stands; so is /dev/stdout when the shell made it one, and the standard output for -.
func (con *console) writeFile(path string, write func(io.Writer) error) error {
	if path == standard {
		buffered := bufio.NewWriter(con.stdout)
		err := write(buffered)
		if err == nil {
			err = buffered.Flush()
		}
		return cannotWrite(path, err)
	}
	if info, err := os.Stat(path); err == nil && (!info.Mode().IsRegular() || strings.HasPrefix(path, "/dev/")) {
		return writeThrough(path, write)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".sonde-*")
	if err != nil {
		return cannotWrite(path, err)
	}
	err = fill(file, write)
	if err == nil {
		err = os.Chmod(file.Name(), permissions(path))
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return cannotWrite(path, err)
	}
	return nil
}

// fill writes, syncs and closes.
func fill(file *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(file)
	err := write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func writeThrough(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	buffered := bufio.NewWriter(file)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	return cannotWrite(path, errors.Join(err, file.Close()))
}

// permissions of a file that replaces another stay; a new one with answers in it is its owner's alone.
func permissions(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o600
}

// cannotWrite names the file in a failure that has no words yet.
func cannotWrite(path string, err error) error {
	var known *survey.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if path == standard {
		return survey.Wrap(survey.Unavailable, "CLI_016", err)
	}
	return &survey.Error{Kind: survey.Unavailable, Code: "CLI_001", Args: survey.Args{"File": path}, Err: err}
}

// readFile reads at most that many bytes, and one more, of a file that the person named.
func readFile(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, cannotRead(path, err)
	}
	return raw, nil
}

func cannotRead(path string, err error) error {
	return &survey.Error{Kind: survey.NotFound, Code: "CLI_002", Args: survey.Args{"File": path}, Err: err}
}
