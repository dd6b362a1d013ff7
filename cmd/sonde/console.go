package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"sonde/survey"
)

// console is where a command runs: its streams, its language, its database.
type console struct {
	stdin    io.Reader
	stdout   io.Writer
	stderr   io.Writer
	words    survey.Words
	language string
	database string
	now      survey.Clock
	getenv   func(string) string
}

// printing is part of every command that prints and has no --format.
type printing struct {
	JSON bool `name:"json"`
}

// say gives the words of key in the language of the command.
func (con *console) say(key string, args survey.Args) string {
	return con.words.Say(con.language, key, args)
}

// tell prints a line of words.
func (con *console) tell(key string, args survey.Args) {
	fmt.Fprintln(con.stdout, con.say(key, args))
}

// json prints a value for programs; absent lists must be empty ones, not nil.
func (con *console) json(value any) error {
	encoder := json.NewEncoder(con.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// text gives a text in the language of the command.
func (con *console) text(t survey.Text) string { return t.In(con.language, "en") }

// columns prints rows under a header given by the keys of its words, aligned.
func (con *console) columns(keys []string, rows [][]string) {
	header := make([]string, len(keys))
	for i, key := range keys {
		header[i] = con.say(key, nil)
	}
	con.aligned(append([][]string{header}, rows...))
}

// aligned prints rows with each column as wide as its widest cell.
func (con *console) aligned(rows [][]string) {
	widths := map[int]int{}
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		fmt.Fprintln(con.stdout, strings.TrimRight(line.String(), " "))
	}
}

// isTerminal tells whether a person watches the stream.
func isTerminal(stream io.Writer) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// yes gives the words for a truth.
func (con *console) yes(truth bool) string {
	if truth {
		return con.say("cli.yes", nil)
	}
	return con.say("cli.no", nil)
}
