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
	var flags []*kong.Flag
	_ = kong.Visit(model.Node, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			flags = append(flags, flag)
		}
		return next(nil)
	})
	return flagsOf(flags)
}

func flagsOf(flags []*kong.Flag) map[string]bool {
	takes := map[string]bool{"--help": false, "-h": false}
	for _, flag := range flags {
		takes["--"+flag.Name] = !flag.IsBool()
		if flag.Short != 0 {
			takes["-"+string(flag.Short)] = !flag.IsBool()
		}
	}
	return takes
}

// flagsLast moves all flags, with their values, behind the words: they may stand anywhere, before and between the words
// of a command too.
func flagsLast(model *kong.Application, args []string) []string {
	takes := valued(model)
	var words, flags []string
	at := 0
	for ; at < len(args) && args[at] != "--"; at++ {
		if len(args[at]) < 2 || args[at][0] != '-' {
			words = append(words, args[at])
			continue
		}
		flags = append(flags, args[at])
		if takes[args[at]] && at+1 < len(args) {
			at++
			flags = append(flags, args[at])
		}
	}
	return slices.Concat(words, flags, args[at:])
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
