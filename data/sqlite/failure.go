package sqlite

import (
	"context"
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"sonde/survey"
)

// The codes of failures that are the store's own.
const (
	codeUnavailable = "STO_001" // disk full or read-only, I/O error, lock not had in time
	codeDamaged     = "STO_002" // the file is damaged: writes have stopped
	codeExists      = "STO_003" // the file to be written is there already
	codeNewer       = "STO_004" // Database, Program: the database is of a newer program
	codeOlder       = "STO_005" // Database, Program: the database waits for its migration
	codeMissing     = "STO_006" // Path: no database there
	codeForeign     = "STO_007" // Path: not a Sonde database
	codeInternal    = "STO_010" // the database refused: our mistake
	codeNoFolder    = "STO_011" // Path: its folder is missing
	codeUnopened    = "STO_012" // Path: the file cannot be opened, or not for writing
)

// failure classes what went wrong in the driver; errors of the domain pass through.
func failure(err error) error {
	var known *survey.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	switch primaryCode(err) {
	case lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_READONLY, lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_CANTOPEN,
		lib.SQLITE_NOMEM, lib.SQLITE_INTERRUPT, lib.SQLITE_PERM, lib.SQLITE_PROTOCOL:
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return survey.Wrap(survey.Unavailable, codeDamaged, err)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return survey.Wrap(survey.Internal, codeInternal, err)
}

// primaryCode gives SQLite's primary result code, 0 when err is not the driver's.
func primaryCode(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// violates tells whether err is a breach of the constraint with the extended code.
func violates(err error, extended int) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code() == extended
}

func isUnique(err error) bool {
	return violates(err, lib.SQLITE_CONSTRAINT_UNIQUE) || violates(err, lib.SQLITE_CONSTRAINT_PRIMARYKEY)
}

func isForeignKey(err error) bool { return violates(err, lib.SQLITE_CONSTRAINT_FOREIGNKEY) }

func isConstraint(err error) bool { return primaryCode(err) == lib.SQLITE_CONSTRAINT }

func isFull(err error) bool { return primaryCode(err) == lib.SQLITE_FULL }

func isDamage(err error) bool {
	var known *survey.Error
	return errors.As(err, &known) && known.Code == codeDamaged
}

// unopened names the file when one cannot be opened: a person can look into that, and waiting does not help.
func unopened(path string, err error) error {
	var known *survey.Error
	if err = failure(err); errors.As(err, &known) && known.Code == codeUnavailable {
		return &survey.Error{Kind: survey.Unavailable, Code: codeUnopened, Args: survey.Args{"Path": path}, Err: known.Err}
	}
	return err
}
