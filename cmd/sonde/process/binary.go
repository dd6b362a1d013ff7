// Package process builds the program once and runs it as the system would: as processes of its own, on a loopback port,
// with a database of their own. The tests that drive Sonde from outside share it.
package process

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

var (
	once   sync.Once
	folder string
	binary string
	failed error
)

// Binary gives the path of the program, built the first time it is asked for.
func Binary() (string, error) {
	once.Do(build)
	return binary, failed
}

// Remove deletes what Binary built; it is for the end of a test's main.
func Remove() {
	if folder != "" {
		_ = os.RemoveAll(folder)
	}
}

func build() {
	if folder, failed = os.MkdirTemp("", "sonde-process"); failed != nil {
		return
	}
	binary = filepath.Join(folder, "sonde")
	command := exec.Command("go", "build", "-buildvcs=false", "-tags", "nomsgpack", "-o", binary, "sonde/cmd/sonde")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		failed = fmt.Errorf("go build: %w\n%s", err, out)
	}
}
