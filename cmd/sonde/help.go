package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"sonde/survey"
)

// helpAsked tells whether the arguments ask for help, and on which command.
func helpAsked(model *kong.Application, args []string) (*kong.Node, bool) {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	asked := slices.Contains(args, "--help") || slices.Contains(args, "-h")
	node := model.Node
	for _, arg := range args {
		at := slices.IndexFunc(node.Children, func(child *kong.Node) bool { return child.Name == arg })
		if at < 0 {
			break
		}
		node = node.Children[at]
	}
	return node, asked
}

// unstored are the commands that open no database that was named.
var unstored = []string{"demo", "version", "questionnaire check"}

// help prints what a command does, its commands, arguments and flags.
func (con *console) help(node *kong.Node) {
	fmt.Fprintf(con.stdout, "%s %s\n\n%s\n", con.say("cli.usage", nil), usageOf(node), con.say(helpKey(node), nil))
	var lines [][]string
	for _, child := range leaves(node) {
		if child != node {
			lines = append(lines, []string{"  " + pathOf(child), con.say(helpKey(child), nil)})
		}
	}
	con.section("cli.commands", lines)
	lines = nil
	for _, flags := range node.AllFlags(true) {
		for _, flag := range flags {
			if flag.Name == "database" && slices.Contains(unstored, pathOf(node)) {
				continue
			}
			lines = append(lines, []string{"  " + flagUsage(flag), con.flagHelp(flag)})
		}
	}
	con.section("cli.flags", lines)
}

func (con *console) section(title string, lines [][]string) {
	if len(lines) > 0 {
		fmt.Fprintf(con.stdout, "\n%s\n", con.say(title, nil))
		con.aligned(lines)
	}
}

func (con *console) flagHelp(flag *kong.Flag) string {
	help := con.say("cli.flag."+strings.ReplaceAll(flag.Name, "-", "_"), nil)
	if flag.Default != "" {
		help += con.say("cli.default", survey.Args{"Value": flag.Default})
	}
	return help + " [" + variable(flag.Name) + "]"
}

// helpKey names the words that say what a command does.
func helpKey(node *kong.Node) string {
	if node.Type != kong.CommandNode {
		return "cli.help.sonde"
	}
	return "cli.help." + strings.ReplaceAll(pathOf(node), " ", "_")
}

// leaves gives the commands at or below a node.
func leaves(node *kong.Node) []*kong.Node {
	if len(node.Children) == 0 {
		return []*kong.Node{node}
	}
	var found []*kong.Node
	for _, child := range node.Children {
		found = append(found, leaves(child)...)
	}
	return found
}

func usageOf(node *kong.Node) string {
	usage := strings.TrimSpace("sonde " + pathOf(node))
	if len(node.Children) > 0 {
		usage += " COMMAND"
	}
	for _, value := range node.Positional {
		usage += " " + strings.ToUpper(value.Name)
	}
	for _, flag := range node.Flags {
		switch {
		case flag.Required:
			usage += " " + flagUsage(flag)
		case node.Type == kong.CommandNode:
			usage += " [" + flagUsage(flag) + "]"
		}
	}
	return usage
}

func flagUsage(flag *kong.Flag) string {
	usage := "--" + flag.Name
	if flag.Short != 0 {
		usage = "-" + string(flag.Short)
	}
	if flag.IsBool() {
		return usage
	}
	return usage + " " + flag.FormatPlaceHolder()
}
