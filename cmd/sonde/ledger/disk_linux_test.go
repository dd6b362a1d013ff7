package ledger

import (
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestAFullDiskRefusesSheetsAndTakesThemAgainOnceFreed(t *testing.T) {
	long(t)
	folder := smallDisk(t, "64m")
	filler := filepath.Join(folder, "filler")
	underFault(t, "full", folder, func(int) func() {
		fill(t, filler)
		return func() { must(t, os.Remove(filler)) }
	})
}

func TestALittleRoomIsEnoughAfterTheLogFilledTheDisk(t *testing.T) {
	long(t)
	folder := smallDisk(t, "10m")
	reserve := filepath.Join(folder, "reserve")
	must(t, os.WriteFile(reserve, make([]byte, 1<<20), 0o600))
	s := server(t, folder)
	b := &book{name: "log"}
	client := crowd(1)
	one, _ := untilRefused(t, b, s, client, sendJSON)
	must(t, os.Remove(reserve))
	// Each of these writes some 20 kB to the log: the room made is not enough for all, unless the log is emptied.
	again := 0
	for range 150 {
		r, err := sendJSON(client, s.URL, one)
		for ; err == nil && r.status == http.StatusServiceUnavailable && again < 20; again++ {
			r, err = sendJSON(client, s.URL, one)
		}
		must(t, err)
		if !r.taken() {
			t.Fatalf("after %d sheets: %d", b.acknowledged(), r.status)
		}
		b.enter(one, r, 1)
		one = b.next()
	}
	b.sent.Add(-1) // the last was not sent
	b.settled(t, s)
	t.Logf("%d acknowledged, %d times no room", b.acknowledged(), again)
}

func TestAFailingDiskRefusesSheetsAndTakesThemAgainOnceSound(t *testing.T) {
	for name, inject := range map[string]string{
		"fsync gives an I/O error": "fsync,fdatasync:error=EIO",
		"no room to write":         "pwrite64:error=ENOSPC",
		"read-only":                "pwrite64:error=EROFS",
	} {
		t.Run(name, func(t *testing.T) {
			long(t)
			needsTracer(t)
			underFault(t, name, t.TempDir(), func(pid int) func() { return traced(t, pid, inject) })
		})
	}
}

// smallDisk mounts a file system of that size; it needs root.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("SKIPPED: a disk that fills up needs the right to mount (root): %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// fill writes until there is no room.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	must(t, err)
	defer file.Close()
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else {
			must(t, err)
		}
	}
}

// needsTracer skips where system calls cannot be made to fail.
func needsTracer(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED: faults of the disk are injected by strace, which is not installed")
	}
}

// traced makes system calls of a process fail, as strace's inject says, until the function given back is called.
func traced(t *testing.T, pid int, inject string) (release func()) {
	t.Helper()
	calls, _, _ := strings.Cut(inject, ":")
	tracer := exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace="+calls, "-e", "inject="+inject, "-p", strconv.Itoa(pid))
	var said strings.Builder
	tracer.Stderr = &said
	must(t, tracer.Start())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = tracer.Wait()
	}()
	release = func() {
		_ = tracer.Process.Signal(syscall.SIGTERM)
		<-ended
	}
	for end := time.Now().Add(5 * time.Second); !allTraced(pid); time.Sleep(5 * time.Millisecond) {
		select {
		case <-ended:
			t.Skipf("SKIPPED: strace may not trace here: %s", &said)
		default:
		}
		if time.Now().After(end) {
			release()
			t.Skipf("SKIPPED: strace does not attach here: %s", &said)
		}
	}
	return release
}

// allTraced tells whether every thread of a process has a tracer.
func allTraced(pid int) bool {
	threads, err := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/task/*/status")
	if err != nil || len(threads) == 0 {
		return false
	}
	for _, thread := range threads {
		raw, err := os.ReadFile(thread)
		if err == nil && strings.Contains(string(raw), "TracerPid:\t0\n") {
			return false
		}
	}
	return true
}
