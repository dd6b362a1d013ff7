//go:build !windows

package sqlite

import (
	"errors"
	"os"
	"path/filepath"

	"sonde/survey"
)

// synchroniseFolder puts the name of a new file on the disk.
func synchroniseFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	return nil
}
