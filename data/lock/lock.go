// Package lock takes locks between processes: a file that one of them holds, and that the system gives back when it ends,
// however it ends. The file stays behind; it means nothing by itself.
package lock

import "errors"

// ErrHeld says that somebody holds the lock.
var ErrHeld = errors.New("lock: held")
