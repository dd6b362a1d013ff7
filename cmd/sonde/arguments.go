package main

import (
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// environment reads each flag that is not on the command line from SONDE_ and its name: --base-url is SONDE_BASE_URL.
func environment(getenv func(string) string) kong.ResolverFunc {
	return func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		var value any // nil is kong's word for none
		if text := getenv(variable(flag.Name)); text != "" {
			value = text
		}
		return value, nil
	}
}

// variable names the environment variable of a flag.
func variable(flag string) string {
	return "SONDE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// valued tells for every flag of every command, as it is typed, whether it takes a value.
func valued(model *kong.Application) map[string]bool {
	takes := map[string]bool{"--help": false, "-h": false}
	_ = kong.Visit(model.Node, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			takes["--"+flag.Name] = !flag.IsBool()
			if flag.Short != 0 {
				takes["-"+string(flag.Short)] = !flag.IsBool()
			}
		}
		return next(nil)
	})
	return takes
}

// flagsLast moves the flags before the command behind it: a command's own flags may stand anywhere.
func flagsLast(model *kong.Application, args []string) []string {
	takes := valued(model)
	at := 0
	for at < len(args) && strings.HasPrefix(args[at], "-") && args[at] != "--" {
		if takes[args[at]] && at+1 < len(args) {
			at++
		}
		at++
	}
	leading, rest := args[:at], args[at:]
	end := slices.Index(rest, "--")
	if end < 0 {
		end = len(rest)
	}
	return slices.Concat(rest[:end], leading, rest[end:])
}

// flagOf gives the value of a flag before the arguments are parsed, "" when it is not there.
func flagOf(args []string, name string) string {
	for i, arg := range args {
		if value, found := strings.CutPrefix(arg, name+"="); found {
			return value
		}
		if arg == name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// languageOf tells in which language to speak: --lang, SONDE_LANG, then the machine's own.
func languageOf(args []string, getenv func(string) string, languages []string) string {
	wanted := flagOf(args, "--lang")
	for _, name := range []string{variable("lang"), "LC_ALL", "LC_MESSAGES", "LANG"} {
		if wanted == "" {
			wanted = getenv(name)
		}
	}
	for _, language := range languages {
		if strings.HasPrefix(strings.ToLower(wanted), language) {
			return language
		}
	}
	return "en"
}
