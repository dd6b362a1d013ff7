package data

import (
	"errors"

	"sonde/data/lock"
	"sonde/survey"
)

// Lock keeps a second server off the database at path: it takes the lock of the file path.lock until release is called
// or the process ends. Conflict STO_009 while another holds it.
func Lock(path string) (release func() error, err error) {
	file, err := lock.Try(path + ".lock")
	switch {
	case errors.Is(err, lock.ErrHeld):
		return nil, &survey.Error{Kind: survey.Conflict, Code: "STO_009", Args: survey.Args{"Path": path}, Err: err}
	case err != nil:
		return nil, survey.Wrap(survey.Unavailable, "STO_001", err)
	}
	return file.Close, nil
}
