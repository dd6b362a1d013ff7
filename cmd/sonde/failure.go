package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

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

// misuse says what is wrong with the arguments, and what to try.
func (con *console) misuse(model *kong.Application, err error) int {
	node := model.Node
	message := con.say("cli.misuse", survey.Args{"Detail": err.Error()})
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil {
		if selected := wrong.Context.Selected(); selected != nil {
			node = selected
		}
		if wrong.Context.Error == nil {
			if missing := missing(wrong.Context, node); len(missing) > 0 {
				message = con.say("cli.missing", survey.Args{"What": strings.Join(missing, ", ")})
			}
		}
	}
	fmt.Fprintln(con.stderr, "sonde: "+message)
	fmt.Fprintln(con.stderr, con.say("cli.try", survey.Args{"Command": strings.TrimSpace("sonde "+pathOf(node)) + " --help"}))
	return exitMisused
}

// missing lists what the command needs and was not given: flags, arguments, or the word that completes it.
func missing(parsed *kong.Context, node *kong.Node) []string {
	var lacks []string
	for _, flag := range parsed.Flags() {
		if flag.Required && !flag.Set {
			lacks = append(lacks, "--"+flag.Name)
		}
	}
	for _, value := range node.Positional {
		if value.Required && !value.Set {
			lacks = append(lacks, strings.ToUpper(value.Name))
		}
	}
	if !node.Leaf() {
		var words []string
		for _, child := range node.Children {
			words = append(words, child.Name)
		}
		lacks = append(lacks, strings.Join(words, " | "))
	}
	return slices.Compact(lacks)
}

// pathOf gives the words of a command: "survey create".
func pathOf(node *kong.Node) string {
	var words []string
	for ; node != nil && node.Type == kong.CommandNode; node = node.Parent {
		words = append([]string{node.Name}, words...)
	}
	return strings.Join(words, " ")
}
