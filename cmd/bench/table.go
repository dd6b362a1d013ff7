package main

import (
	"fmt"
	"slices"
	"strings"
)

// row is a line of the table: a figure, its target, what was found, and what stood beside it in the same run.
type row struct {
	figure, target, found, beside string
	verdict                       verdict
}

// verdict is how a figure stands to its target.
type verdict string

const (
	met        verdict = "met"
	missed     verdict = "**MISSED**"
	unmeasured verdict = "**not measured**"
	untargeted verdict = "" // the figure stands there for comparison
)

// within gives the verdict of a target that holds or not.
func within(holds bool) verdict {
	if holds {
		return met
	}
	return missed
}

// tableOf writes BENCH.md.
func tableOf(rows []row, machine []string) string {
	var b strings.Builder
	b.WriteString("# Figures\n\nWritten by `make bench`; do not edit. Each figure stands beside its target and, where it has one, beside the bare program\n" +
		"measured in turns with it. `cmd/bench` says how, one file a figure. All responses are simulated.\n\n")
	for _, line := range machine {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	misses := 0
	b.WriteString("\n| figure | target | measured | beside it, same run | |\n|---|---|---|---|---|\n")
	for _, r := range rows {
		if r.verdict == missed || r.verdict == unmeasured {
			misses++
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(r.figure), cell(r.target), cell(r.found), cell(r.beside), r.verdict)
	}
	switch misses {
	case 0:
		b.WriteString("\nEvery target is met.\n")
	case 1:
		b.WriteString("\n**One target is not met.**\n")
	default:
		fmt.Fprintf(&b, "\n**%d targets are not met.**\n", misses)
	}
	return b.String()
}

// cell keeps a text within its cell.
func cell(text string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(text)
}

// median of an odd number of values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// thousands writes a whole number with commas.
func thousands(x float64) string {
	digits := fmt.Sprintf("%.0f", x)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// mib writes bytes as MiB.
func mib(bytes int64) string { return fmt.Sprintf("%.0f MiB", float64(bytes)/(1<<20)) }
