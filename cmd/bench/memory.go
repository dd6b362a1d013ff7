package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// memoryField is a line of /proc/PID/status.
type memoryField string

const (
	resident     memoryField = "VmRSS"
	peakResident memoryField = "VmHWM"
)

// memoryOf tells how much memory a process has, in bytes; on Linux alone.
func memoryOf(pid int, field memoryField) (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, string(field)+":"); found {
			kib, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			return kib << 10, err
		}
	}
	return 0, fmt.Errorf("/proc has no %s", field)
}

// watch looks at a process's memory until it ends or the answer is asked for, which is the most that was seen.
func watch(d *daemon, field memoryField) (most func() int64) {
	done, result := make(chan struct{}), make(chan int64, 1)
	go func() {
		var seen int64
		defer func() { result <- seen }()
		for {
			if now, err := memoryOf(d.command.Process.Pid, field); err == nil {
				seen = max(seen, now)
			}
			select {
			case <-done:
				return
			case <-d.ended:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() int64 {
		close(done)
		return <-result
	}
}
