package sqlite

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	driver "modernc.org/sqlite"
)

// busyMilliseconds is how long a transaction waits for another process's.
const busyMilliseconds = 5000

func init() {
	// A DSN is built from a path that a person types: no pragma may hide in it.
	driver.StrictPragmas(true)
}

// uri names the file at path as SQLite takes it, without parameters.
func uri(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/... on Windows
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath(), nil
}

// address writes a DSN. The pragmas stand in it, as those sent by Exec reach one pooled connection alone.
func address(path string, values url.Values) (string, error) {
	file, err := uri(path)
	if err != nil {
		return "", err
	}
	if !values.Has("_busy_timeout") {
		values.Set("_busy_timeout", strconv.Itoa(busyMilliseconds))
	}
	values.Set("_dqs", "0")
	values.Set("_defensive", "1")
	values.Set("_error_rc", "1")
	values.Add("_pragma", "trusted_schema(0)")
	// The journals of statements hold pages of answers: they stay out of the folder for temporary files.
	values.Add("_pragma", "temp_store(memory)")
	return file + "?" + values.Encode(), nil
}

// openWriter opens the one connection that changes the database.
func openWriter(path string) (*sql.DB, error) {
	return openWriting(path, "on")
}

// openMigrator opens a connection without foreign keys: rebuilding a parent table with them on empties its children.
func openMigrator(path string) (*sql.DB, error) {
	return openWriting(path, "off")
}

func openWriting(path, foreignKeys string) (*sql.DB, error) {
	dsn, err := address(path, url.Values{
		"_journal_mode": {"wal"},
		"_synchronous":  {"full"},
		"_foreign_keys": {foreignKeys},
		"_txlock":       {"immediate"},
		"_pragma": {
			"cache_size(-16000)",
			"secure_delete(on)",
			// A log of 32 MiB: pages changed again and again are written to the file once.
			"wal_autocheckpoint(8000)",
		},
	})
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// openReaders opens the pool of connections that read.
func openReaders(path string) (*sql.DB, error) {
	dsn, err := address(path, url.Values{
		"mode":    {"ro"},
		"_pragma": {"cache_size(-4000)"},
	})
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	size := max(4, runtime.NumCPU())
	db.SetMaxOpenConns(size + 1) // one is pinned by Revision
	db.SetMaxIdleConns(size + 1)
	return db, nil
}

// openScrubber opens a connection that empties the log when it may at once, and waits for nobody.
func openScrubber(path string) (*sql.DB, error) {
	dsn, err := address(path, url.Values{"_journal_mode": {"wal"}, "_busy_timeout": {"0"}})
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
