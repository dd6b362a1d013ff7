package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/alecthomas/kong"

	"sonde/templates/locale"
)

// The exit codes that scripts rely on.
const (
	exitDone    = 0
	exitRefused = 1
	exitMisused = 2
)

// run is the whole program: it parses the arguments, runs the command and gives the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	words, err := locale.New()
	if err != nil {
		fmt.Fprintln(stderr, "sonde:", err)
		return exitRefused
	}
	con := &console{stdin: stdin, stdout: stdout, stderr: stderr, words: words, now: time.Now, getenv: getenv}
	con.language = languageOf(args, getenv, words.Languages())
	var grammar commands
	parser, err := kong.New(&grammar, kong.Name("sonde"), kong.NoDefaultHelp(), kong.Writers(stdout, stderr), kong.Resolvers(environment(getenv)))
	if err != nil {
		return con.fail(err)
	}
	args = flagsLast(parser.Model, args)
	if node, asked := helpAsked(parser.Model, args); asked {
		con.help(node)
		return exitDone
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return con.misuse(parser.Model, args, err)
	}
	con.database = grammar.Database
	parsed.BindTo(ctx, (*context.Context)(nil))
	if err := parsed.Run(con); err != nil {
		return con.fail(err)
	}
	return exitDone
}
