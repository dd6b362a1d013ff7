package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine tells where and when the figures were measured.
func machine(began time.Time, before float64) []string {
	busy := ""
	if before > 0.5 {
		busy = ": **other work ran beside the figures**, which are worse than the machine's own"
	}
	return []string{
		fmt.Sprintf("%d cores, %s, %s/%s, %s", runtime.NumCPU(), processor(), runtime.GOOS, runtime.GOARCH, runtime.Version()),
		fmt.Sprintf("%s; %.0f s in all; load average before: %.2f%s", began.UTC().Format("2006-01-02 15:04 UTC"), time.Since(began).Seconds(), before, busy),
		"`make bench`: `go run ./cmd/bench -o BENCH.md`; clients, bare programs and sonde are processes of their own on the same cores",
		"rates and times are the median of three runs in turns",
	}
}

// processor gives the model's name, where the system tells.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "processor unknown"
}

// load is the load average of the last minute, 0 where the system tells none: figures of a busy machine say little.
func load() float64 {
	averages, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(averages), " ")
	average, _ := strconv.ParseFloat(first, 64)
	return average
}
