//go:build !windows

package lock

import (
	"errors"
	"os"
	"syscall"
)

// Try takes the lock of the file at path, which is made when missing; closing the file gives it back. ErrHeld while
// another open file has it, in this process or another; else the system's error.
func Try(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrHeld
		}
		return nil, err
	}
	return file, nil
}
