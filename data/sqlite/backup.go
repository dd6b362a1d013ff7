package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sonde/survey"
)

// Backup writes a consistent copy to a new file, while others read and write; Conflict STO_003 when the file exists,
// NotFound STO_011 when its folder is missing.
// The copy is made under another name, looked over and put on the disk before it gets its own.
func (d *Database) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return exists(file)
	}
	if _, err := os.Stat(filepath.Dir(file)); errors.Is(err, fs.ErrNotExist) {
		return survey.Fail(survey.NotFound, codeNoFolder, survey.Args{"Path": file})
	}
	partial := file + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	defer func() { _ = os.Remove(partial) }()
	if err := copyDatabase(ctx, d.readers, partial); err != nil {
		return d.note(err)
	}
	if err := readBack(ctx, partial); err != nil {
		return err
	}
	// A link does not overwrite, as a rename would.
	if err := os.Link(partial, file); errors.Is(err, fs.ErrExist) {
		return exists(file)
	} else if err == nil {
		return synchroniseFolder(file)
	}
	if err := os.Rename(partial, file); err != nil { // a file system without links
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return synchroniseFolder(file)
}

func exists(file string) error {
	return survey.Fail(survey.Conflict, codeExists, survey.Args{"Path": file})
}

// copyDatabase makes a whole, compact copy of what the readers see.
func copyDatabase(ctx context.Context, readers *sql.DB, to string) error {
	if err := create(to); err != nil {
		return err
	}
	_, err := readers.ExecContext(ctx, "VACUUM INTO ?", to)
	return failure(err)
}

// readBack puts a copy on the disk and looks it over.
func readBack(ctx context.Context, file string) error {
	if err := synchronise(file); err != nil {
		return err
	}
	readers, err := openReaders(file)
	if err != nil {
		return failure(err)
	}
	defer func() { _ = readers.Close() }()
	return sound(ctx, readers)
}

// synchronise puts a file on the disk.
func synchronise(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return nil
}
