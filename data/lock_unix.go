//go:build !windows

package data

import (
	"errors"
	"os"
	"syscall"
)

// lockFile opens the file and takes its lock, which the system gives back when the file is closed.
func lockFile(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, cannotLock(err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, locked(path, err)
		}
		return nil, cannotLock(err)
	}
	return file, nil
}
