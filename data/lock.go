package data

import (
	"strings"

	"sonde/survey"
)

// lockSuffix makes the lock's file name out of the database's.
const lockSuffix = ".lock"

// Lock keeps a second server off the database at path: it takes the lock of the file path.lock until release is called
// or the process ends, however it ends. Conflict STO_009 while another holds it. The file stays behind; it means nothing
// by itself.
func Lock(path string) (release func() error, err error) {
	file, err := lockFile(path + lockSuffix)
	if err != nil {
		return nil, err
	}
	return file.Close, nil
}

// locked names the database, which its user knows, and not the lock.
func locked(path string, cause error) error {
	return &survey.Error{Kind: survey.Conflict, Code: "STO_009", Args: survey.Args{"Path": strings.TrimSuffix(path, lockSuffix)}, Err: cause}
}

func cannotLock(cause error) error { return survey.Wrap(survey.Unavailable, "STO_001", cause) }
