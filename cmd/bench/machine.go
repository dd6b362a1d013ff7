package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// machine tells where and when the figures were measured.
func machine(began time.Time) []string {
	return []string{
		fmt.Sprintf("%d cores, %s, %s/%s, %s", runtime.NumCPU(), processor(), runtime.GOOS, runtime.GOARCH, runtime.Version()),
		fmt.Sprintf("%s; %.0f s in all; load average when it ended: %s", began.UTC().Format("2006-01-02 15:04 UTC"), time.Since(began).Seconds(), load()),
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

// load tells how busy the machine was: figures of a busy one say little.
func load() string {
	averages, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(averages))[:3], " ")
}
