package main

import (
	"fmt"
	"io"

	"sonde/survey"
)

// progress shows how far an import has come, on one line that is written anew, when a person watches.
type progress struct {
	con *console
	to  io.Writer // nil: nobody watches
}

func (con *console) progress() *progress {
	if isTerminal(con.stderr) {
		return &progress{con: con, to: con.stderr}
	}
	return &progress{con: con}
}

// rows tells how many rows have been read.
func (p *progress) rows(n int) {
	if p.to != nil {
		fmt.Fprint(p.to, "\r"+p.con.say("cli.progress", survey.Args{"Count": n}))
	}
}

// end clears the line.
func (p *progress) end() {
	if p.to != nil {
		fmt.Fprint(p.to, "\r\033[K")
	}
}
