package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"sonde/survey"
)

// Restored tells what a restore did. Responses is how many there now are, Erased how many of the backup were removed
// again because they had been withdrawn or deleted since. Kept is the file that was replaced, "" when there was none.
// Unread is why the withdrawals kept in it could not be read, nil when they were.
type Restored struct {
	Responses int
	Erased    int
	Kept      string
	Unread    error
}

// Restore puts the backup in the place of the database at path; no server may run on it. What was withdrawn or deleted
// since the backup is erased again, tokens revoked and accounts disabled since stay so, and all logins and one-time links
// end. The replaced file is kept beside, its name ending in the instant. A cut leaves either the old database or the new.
// Errors: those of OpenReadOnly for the backup, Unavailable STO_002 when it is damaged.
func Restore(ctx context.Context, path, backup string, at time.Time) (Restored, error) {
	version, err := inspect(ctx, backup)
	if err != nil {
		return Restored{}, err
	}
	program, err := newest(migrations())
	if err != nil {
		return Restored{}, failure(err)
	}
	switch {
	case version == 0:
		return Restored{}, foreign(backup, nil)
	case version > program:
		return Restored{}, versionError(codeNewer, version, program)
	}
	fresh := path + ".restoring"
	defer func() { _ = remove(fresh) }()
	if err := unpack(ctx, backup, fresh); err != nil {
		return Restored{}, err
	}
	var restored Restored
	ended, err := readEnded(ctx, path)
	if err != nil && !survey.IsKind(err, survey.NotFound) {
		restored.Unread = err
	}
	if err := ended.replay(ctx, fresh, &restored); err != nil {
		return Restored{}, err
	}
	if err := synchronise(fresh); err != nil {
		return Restored{}, err
	}
	restored.Kept, err = exchange(path, fresh, at)
	return restored, err
}

// unpack makes of a sound backup a database of this program's schema.
func unpack(ctx context.Context, backup, fresh string) error {
	if err := remove(fresh); err != nil {
		return err
	}
	readers, err := openReaders(backup)
	if err != nil {
		return failure(err)
	}
	defer func() { _ = readers.Close() }()
	if err := sound(ctx, readers); err != nil {
		return err
	}
	if err := copyDatabase(ctx, readers, fresh); err != nil {
		return err
	}
	return migrate(ctx, fresh, migrations())
}

// exchange sets the database at path aside and puts fresh in its place.
func exchange(path, fresh string, at time.Time) (kept string, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", rename(fresh, path)
	}
	kept = path + ".replaced-" + at.UTC().Format("20060102T150405Z")
	if _, err := os.Stat(kept); !errors.Is(err, fs.ErrNotExist) {
		return "", exists(kept)
	}
	// A log that stayed behind would be taken for the new database's.
	for _, part := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+part, kept+part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", survey.Wrap(survey.Unavailable, codeUnavailable, err)
		}
	}
	// With a link there is a database at path at every instant.
	if os.Link(path, kept) != nil {
		if err := rename(path, kept); err != nil {
			return "", err
		}
	}
	return kept, rename(fresh, path)
}

func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return synchroniseFolder(to)
}

// remove takes a database away with its log.
func remove(path string) error {
	for _, part := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return survey.Wrap(survey.Unavailable, codeUnavailable, err)
		}
	}
	return nil
}
