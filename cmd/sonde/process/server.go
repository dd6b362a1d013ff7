package process

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"syscall"
	"time"
)

// Server is a Sonde with a database of its own. One goroutine starts and ends it; its address stays the same.
type Server struct {
	URL      string // "http://127.0.0.1:PORT"
	Address  string // "127.0.0.1:PORT"
	Database string // path of the file
	Flags    []string

	command *exec.Cmd
	console console
}

// patience is how long a server may take to answer for the first time, and to end.
const patience = 30 * time.Second

// New gives a server that does not run yet, on a free loopback port. Flags are added to those of `sonde serve`.
func New(database string, flags ...string) (*Server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	return &Server{URL: "http://" + address, Address: address, Database: database, Flags: flags}, listener.Close()
}

// Start runs the server and waits until it answers.
func (s *Server) Start() error {
	path, err := Binary()
	if err != nil {
		return err
	}
	args := append([]string{"serve", "--addr", s.Address, "--base-url", s.URL, "--database", s.Database, "--lang", "en"}, s.Flags...)
	s.command = exec.Command(path, args...)
	s.command.Stdout, s.command.Stderr = &s.console, &s.console
	if err := s.command.Start(); err != nil {
		return err
	}
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if reply, err := http.Get(s.URL + "/healthz"); err == nil {
			return reply.Body.Close()
		}
		if time.Now().After(end) {
			s.Kill()
			return fmt.Errorf("the server does not answer:\n%s", s.Said())
		}
	}
}

// PID is the number of the process that runs.
func (s *Server) PID() int { return s.command.Process.Pid }

// Kill ends the server as a crash would; nothing when it does not run.
func (s *Server) Kill() {
	if s.command == nil {
		return
	}
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
	s.command = nil
}

// Stop asks the server to end, as an operator would, and waits for it; an error when it does not end with exit code 0.
func (s *Server) Stop() error {
	if s.command == nil {
		return errors.New("the server does not run")
	}
	late := time.AfterFunc(patience, func() { _ = s.command.Process.Kill() })
	defer late.Stop()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	err := s.command.Wait()
	s.command = nil
	return err
}

// Said is all that the server has printed since it was first started, its log included.
func (s *Server) Said() string { return s.console.String() }
