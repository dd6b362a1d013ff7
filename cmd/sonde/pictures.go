package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

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

// readPictures reads the pictures of a folder that the questionnaire names; "" is no folder, and holds none.
func readPictures(path string, q survey.Questionnaire) (folder, error) {
	if path == "" {
		return folder{}, nil
	}
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return folder{}, cannotRead(path, err)
	}
	found := folder{known: map[string]bool{}}
	for _, name := range picture.Shown(q) {
		if filepath.Base(name) != name {
			continue // Lacking tells of it
		}
		file := filepath.Join(root, name)
		raw, err := readFile(file, picture.MaxBytes)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return folder{}, err
		}
		found.known[name] = true
		var refusal *survey.Error
		if _, err := picture.Read(name, raw); errors.As(err, &refusal) {
			found.messages = append(found.messages, picture.Refused(q, name, refusal))
			continue
		}
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
		_, refused, err := album.AddEach(ctx, q.Name, f.files)
		if err != nil {
			return nil, err
		}
		for _, one := range refused {
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
