package process

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"sync"
)

// Output is what a command printed, and how it ended.
type Output struct {
	Stdout string
	Stderr string
	Exit   int
}

// Run runs a command of the program on a database, beside a server when one runs on it. A command that ends with another
// code than 0 is no error.
func Run(database string, args ...string) (Output, error) {
	path, err := Binary()
	if err != nil {
		return Output{}, err
	}
	command := exec.Command(path, append(args, "--database", database, "--lang", "en")...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err = command.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.Exited() {
		err = nil
	}
	if err != nil {
		return Output{}, fmt.Errorf("sonde %v: %w", args, err)
	}
	return Output{Stdout: stdout.String(), Stderr: stderr.String(), Exit: command.ProcessState.ExitCode()}, nil
}

// console keeps what a process prints.
type console struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (c *console) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.Write(p)
}

func (c *console) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.String()
}
