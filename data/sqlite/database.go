package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"

	lib "modernc.org/sqlite/lib"

	"sonde/survey"
)

// Database is a survey.Store in one SQLite file. Its methods may be called from any number of goroutines.
type Database struct {
	path    string
	log     *slog.Logger
	readers *sql.DB
	writer  *writer // nil when opened to read only

	// damaged is set once damage was met; writes then stop.
	damaged *atomic.Bool

	revision struct {
		sync.Mutex
		conn *sql.Conn
		ask  *sql.Stmt
	}

	background context.CancelFunc
	finished   sync.WaitGroup
}

var _ survey.Store = (*Database)(nil)

// Open opens the database at path, makes it when there is none, and brings its schema up to date. Errors: Conflict
// STO_004 for a database of a newer program, Invalid STO_007 for a file that is no Sonde database, NotFound STO_011 when
// its folder is missing, Unavailable STO_012 for a file or disk that cannot be written, STO_002 for damage.
func Open(ctx context.Context, path string, log *slog.Logger) (*Database, error) {
	d, err := open(ctx, path, migrations(), log)
	return d, unopened(path, err)
}

func open(ctx context.Context, path string, steps fs.FS, log *slog.Logger) (*Database, error) {
	if err := create(path); err != nil {
		return nil, err
	}
	version, err := inspect(ctx, path)
	if err != nil {
		return nil, err
	}
	program, err := newest(steps)
	if err != nil {
		return nil, failure(err)
	}
	if version > program {
		return nil, versionError(codeNewer, version, program)
	}
	if version < program {
		if err := migrate(ctx, path, steps); err != nil {
			return nil, err
		}
	}
	d, err := openReading(ctx, path, log)
	if err != nil {
		return nil, err
	}
	if d.writer, err = newWriter(path, d.damaged); err != nil {
		return nil, errors.Join(failure(err), d.Close())
	}
	if err := d.lookOver(); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// OpenReadOnly opens the database at path for reading alone, beside the server that may be writing it. All that writes
// fails with Unavailable STO_001. Errors: those of Open, NotFound STO_006 when there is no file, Conflict STO_005 when
// its schema is older than the program's.
func OpenReadOnly(ctx context.Context, path string, log *slog.Logger) (*Database, error) {
	if err := upToDate(ctx, path); err != nil {
		return nil, unopened(path, err)
	}
	d, err := openReading(ctx, path, log)
	return d, unopened(path, err)
}

// upToDate refuses a database that is not of this program's schema.
func upToDate(ctx context.Context, path string) error {
	version, err := inspect(ctx, path)
	if err != nil {
		return err
	}
	program, err := newest(migrations())
	switch {
	case err != nil:
		return failure(err)
	case version > program:
		return versionError(codeNewer, version, program)
	case version < program:
		return versionError(codeOlder, version, program)
	}
	return nil
}

// create makes an empty file that its owner alone may read, unless there is one.
func create(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return foreign(path, nil)
	} else if err == nil {
		return nil
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDONLY, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return survey.Fail(survey.NotFound, codeNoFolder, survey.Args{"Path": path})
	}
	if err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	if err := file.Close(); err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return synchroniseFolder(path)
}

// inspect tells the schema of the file at path without changing a byte of it; 0 for an empty one.
func inspect(ctx context.Context, path string) (int64, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, survey.Fail(survey.NotFound, codeMissing, survey.Args{"Path": path})
	case err != nil:
		return 0, survey.Wrap(survey.Unavailable, codeUnavailable, err)
	case info.IsDir():
		return 0, foreign(path, nil)
	}
	db, err := openReaders(path)
	if err != nil {
		return 0, failure(err)
	}
	defer func() { _ = db.Close() }()
	return schemaVersion(ctx, db, path)
}

func openReading(ctx context.Context, path string, log *slog.Logger) (*Database, error) {
	readers, err := openReaders(path)
	if err != nil {
		return nil, failure(err)
	}
	d := &Database{path: path, log: log, readers: readers, damaged: new(atomic.Bool)}
	if err := d.pinRevision(ctx); err != nil {
		return nil, errors.Join(failure(err), d.Close())
	}
	return d, nil
}

// Close waits for the writes under way and closes the file.
func (d *Database) Close() error {
	if d.background != nil {
		d.background()
	}
	d.finished.Wait()
	var failures []error
	if d.revision.conn != nil {
		// A statement left open keeps its connection, and with it the log, from closing.
		failures = append(failures, d.revision.ask.Close(), d.revision.conn.Close())
	}
	// The readers go first: the last connection to close, the writer's, empties the log.
	failures = append(failures, d.readers.Close())
	if d.writer != nil {
		failures = append(failures, d.writer.close())
	}
	return failure(errors.Join(failures...))
}

// note remembers damage that a statement met; it gives the error classed.
func (d *Database) note(err error) error {
	err = failure(err)
	if isDamage(err) {
		d.damaged.Store(true)
	}
	return err
}

func versionError(code string, database, program int64) error {
	return survey.Fail(survey.Conflict, code, survey.Args{"Database": database, "Program": program})
}

func foreign(path string, err error) error {
	return &survey.Error{Kind: survey.Invalid, Code: codeForeign, Args: survey.Args{"Path": path}, Err: err}
}

func isNotDatabase(err error) bool { return primaryCode(err) == lib.SQLITE_NOTADB }
