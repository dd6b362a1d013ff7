// Sonde measures what keeps people from using and from publishing data. This program is all of it: the server, and the
// commands that work beside it on the same database.
//
//	sonde serve                                        run the server
//	sonde questionnaire check obstacles.json --json    what is wrong with a questionnaire
//	sonde responses import answers.csv --survey obstacles
//	sonde tabulate --survey obstacles --rows use_obstacles --by role --format json
//	sonde COMMAND --help                               what a command does, and its flags
//
// Flags may stand anywhere and are read from the environment too: --database is SONDE_DATABASE. A command ends with 0
// when done, 1 when it failed or was refused, 2 when it was misused.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // surveys count days in their own time zone, on machines that lack the zones
)

// version is set by the linker.
var version = "unknown"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}
