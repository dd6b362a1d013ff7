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
	var found folder
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
func (f folder) has(name string) bool {
	for _, file := range f.files {
		if file.Name == name {
			return true
		}
	}
	for _, m := range f.messages {
		if m.Args["Name"] == name {
			return true
		}
	}
	return false
}

// addTo adds the pictures to a questionnaire that is stored, each that may be, and tells which are not there afterwards.
func (f *folder) addTo(ctx context.Context, album picture.Album, q survey.Questionnaire) (questionnaire.Messages, error) {
	var told questionnaire.Messages
	for _, file := range f.files {
		_, err := album.Add(ctx, q.Name, []picture.File{file})
		var refusal *survey.Error
		switch {
		case err == nil:
		case errors.As(err, &refusal) && (refusal.Kind == survey.Invalid || refusal.Kind == survey.Conflict):
			m := picture.Refused(q, file.Name, refusal)
			told, f.messages = append(told, m), append(f.messages, m)
		default:
			return told, err
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
