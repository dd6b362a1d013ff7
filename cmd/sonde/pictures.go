package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
)

// folder is what a folder of pictures holds of those that a questionnaire names.
type folder struct {
	files    []picture.File
	messages questionnaire.Messages // about those that cannot be shown
	known    map[string]bool        // both
}

// readPictures reads the pictures of a folder that the questionnaire names; "" is no folder, and holds none. Invalid CLI_015
// for what is no folder.
func readPictures(path string, q survey.Questionnaire) (folder, error) {
	if path == "" {
		return folder{}, nil
	}
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return folder{}, cannotRead(path, err)
	}
	entries, err := os.ReadDir(root)
	if info, unknown := os.Stat(root); unknown == nil && !info.IsDir() {
		return folder{}, survey.Fail(survey.Invalid, "CLI_015", survey.Args{"File": path})
	}
	if err != nil {
		return folder{}, cannotRead(path, err)
	}
	found := folder{known: map[string]bool{}}
	refuse := func(name string, why *survey.Error) {
		found.known[name] = true
		found.messages = append(found.messages, picture.Refused(q, name, why))
	}
	never := picture.Lacking(q, func(string) bool { return true }) // whatever the folder holds
	for _, name := range picture.Shown(q) {
		if slices.ContainsFunc(never, func(m questionnaire.Message) bool { return m.Args["Name"] == name }) {
			continue
		}
		raw, err := readFile(filepath.Join(root, name), picture.MaxBytes)
		if errors.Is(err, fs.ErrNotExist) {
			if i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), name) }); i >= 0 {
				refuse(name, survey.Fail(survey.Invalid, picture.CodeCapitals, survey.Args{"File": entries[i].Name()}))
			}
			continue
		}
		if err != nil {
			return folder{}, err
		}
		var refusal *survey.Error
		if _, err := picture.Read(name, raw); errors.As(err, &refusal) {
			refuse(name, refusal)
			continue
		}
		found.known[name] = true
		found.files = append(found.files, picture.File{Name: name, Raw: raw})
	}
	return found, nil
}

// has tells the pictures that can be shown, and those of which another message tells why they cannot.
func (f folder) has(name string) bool { return f.known[name] }

// addTo adds the pictures to a questionnaire that is stored, each that may be, and tells which are not there afterwards.
func (f folder) addTo(ctx context.Context, album picture.Album, q survey.Questionnaire) (questionnaire.Messages, error) {
	var told questionnaire.Messages
	if len(f.files) > 0 {
		added, err := album.Add(ctx, q.Name, f.files)
		if err != nil {
			return nil, err
		}
		for _, one := range added.Refused {
			told = append(told, picture.Refused(q, one.Name, one.Err))
		}
	}
	lacking, err := album.Lacking(ctx, q)
	for _, m := range lacking {
		if name, _ := m.Args["Name"].(string); m.Code != picture.CodeLacking || !f.has(name) {
			told = append(told, m)
		}
	}
	return told, err
}
