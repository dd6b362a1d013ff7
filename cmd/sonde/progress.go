package main

import (
	"fmt"
	"io"
	"strings"

	"sonde/survey"
)

// barWidth is how many characters a full bar has.
const barWidth = 30

// progress shows how far an import has come, on one line that is written anew, when a person watches.
type progress struct {
	con *console
	to  io.Writer // nil: nobody watches
	all int       // rows; 0: unknown
}

func (con *console) progress(all int) *progress {
	p := &progress{con: con, all: all}
	if isTerminal(con.stderr) {
		p.to = con.stderr
	}
	return p
}

// rows tells how many rows have been read.
func (p *progress) rows(n int) {
	if p.to != nil {
		fmt.Fprint(p.to, "\r"+bar(n, p.all)+p.con.say("cli.progress", survey.Args{"Count": n}))
	}
}

// bar draws how much of all is done; nothing when all is unknown.
func bar(done, all int) string {
	if all == 0 {
		return ""
	}
	full := min(barWidth, barWidth*done/all)
	return "[" + strings.Repeat("#", full) + strings.Repeat(" ", barWidth-full) + "] "
}

// end clears the line.
func (p *progress) end() {
	if p.to != nil {
		fmt.Fprint(p.to, "\r\033[K")
	}
}
