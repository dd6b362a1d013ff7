package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"sonde/survey"
)

// misuse says what is wrong with the arguments, and what to try.
func (con *console) misuse(model *kong.Application, args []string, err error) int {
	node := model.Node
	message := con.say("cli.misuse", survey.Args{"Detail": err.Error()})
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil {
		if selected := wrong.Context.Selected(); selected != nil {
			node = selected
		}
		if known := con.known(model, wrong.Context, node, args); known != "" {
			message = known
		}
	}
	fmt.Fprintln(con.stderr, "sonde: "+message)
	fmt.Fprintln(con.stderr, con.say("cli.try", survey.Args{"Command": strings.TrimSpace("sonde "+pathOf(node)) + " --help"}))
	return exitMisused
}

// known words the usual mistakes: a flag or a command that is not there, something missing, a value that is not among
// those possible; "" for the others.
func (con *console) known(model *kong.Application, parsed *kong.Context, node *kong.Node, args []string) string {
	if flag := unknownFlag(model, parsed, args); flag != "" {
		return con.say("cli.unknown_flag", survey.Args{"Flag": flag})
	}
	if parsed.Error != nil {
		if words := strings.Fields(pathOf(node)); !node.Leaf() && len(args) > len(words) {
			return con.say("cli.unknown_command", survey.Args{"Word": args[len(words)], "Commands": commandsOf(node)})
		}
		return ""
	}
	if lacks := missing(parsed, node); len(lacks) > 0 {
		return con.say("cli.missing", survey.Args{"What": strings.Join(lacks, ", ")})
	}
	for _, flag := range parsed.Flags() {
		if value := fmt.Sprint(flag.Target.Interface()); flag.Enum != "" && !flag.EnumMap()[value] {
			return con.say("cli.not_among", survey.Args{"Flag": "--" + flag.Name, "Value": value, "Choices": strings.Trim(strings.ReplaceAll(flag.Enum, ",", ", "), ", ")})
		}
	}
	return ""
}

// unknownFlag finds a flag that the command does not have; before a command is known, one that none has.
func unknownFlag(model *kong.Application, parsed *kong.Context, args []string) string {
	takes := valued(model)
	if selected := parsed.Selected(); selected != nil && selected.Leaf() {
		takes = flagsOf(parsed.Flags())
	}
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		name, _, joined := strings.Cut(args[i], "=")
		value, known := takes[name]
		short := len(name) > 2 && !strings.HasPrefix(name, "--")
		switch {
		case known && value && !joined:
			i++
		case !known && len(name) > 1 && strings.HasPrefix(name, "-") && !short:
			return name
		}
	}
	return ""
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
		lacks = append(lacks, commandsOf(node))
	}
	return lacks
}

// commandsOf lists the words that may follow.
func commandsOf(node *kong.Node) string {
	var words []string
	for _, child := range node.Children {
		words = append(words, child.Name)
	}
	return strings.Join(words, " | ")
}

// pathOf gives the words of a command: "survey create".
func pathOf(node *kong.Node) string {
	var words []string
	for ; node != nil && node.Type == kong.CommandNode; node = node.Parent {
		words = append([]string{node.Name}, words...)
	}
	return strings.Join(words, " ")
}
