package main

import (
	"errors"
	"fmt"
	"strings"

	"sonde/survey"
	"sonde/survey/rows"
)

// errTold ends a command that has said already why it is refused.
var errTold = errors.New("refused, and said so")

// fail says why a command failed, in one line, and gives the exit code. The cause of a failure that is not the person's
// stands behind the words: who types commands is also who reads the log.
func (con *console) fail(err error) int {
	if errors.Is(err, errTold) {
		return exitRefused
	}
	message := err.Error()
	var known *survey.Error
	if errors.As(err, &known) {
		message = con.say("error."+known.Code, known.Args)
		var problems *rows.Problems
		if known.Err != nil && !errors.As(err, &problems) && (known.Kind == survey.Internal || known.Kind == survey.Unavailable) {
			message += " (" + known.Err.Error() + ")"
		}
	}
	fmt.Fprintln(con.stderr, "sonde: "+strings.ReplaceAll(message, "\n", " "))
	return exitRefused
}
