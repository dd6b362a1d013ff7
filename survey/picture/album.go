package picture

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Store is what an Album needs.
type Store interface {
	survey.ImageStore
	survey.QuestionnaireStore
	survey.DraftStore
}

// Album adds images to questionnaires.
type Album struct{ Store Store }

// File is one file of an uploaded folder.
type File struct {
	Name string // a path is cut to its last element
	Raw  []byte
}

// Added tells what became of a folder: Saved, and Unused for those that neither the draft nor a version shows.
type Added struct {
	Saved  []string
	Unused []string
}

// Add keeps the files that the questionnaire shows, all or none: a joined error holds every refusal at once, Invalid
// IMG_001 and IMG_002 of Read, IMG_003 when all together are too large, Conflict IMG_004 for one that a published version
// shows otherwise, for a published version never changes. NotFound when there is no such questionnaire.
func (a Album) Add(ctx context.Context, questionnaire string, files []File) (Added, error) {
	shown, err := a.shown(ctx, questionnaire)
	if err != nil {
		return Added{}, err
	}
	var added Added
	var images []survey.Image
	var refused []error
	for _, file := range files {
		name := base(file.Name)
		version, used := shown[name]
		if !used {
			added.Unused = append(added.Unused, name)
			continue
		}
		one, err := Read(name, file.Raw)
		if err == nil && version > 0 {
			err = a.same(ctx, questionnaire, one, version)
		}
		if err != nil {
			refused = append(refused, err)
			continue
		}
		images = append(images, one)
		added.Saved = append(added.Saved, name)
	}
	if err := a.fits(ctx, questionnaire, images); err != nil {
		refused = append(refused, err)
	}
	if len(refused) > 0 {
		return Added{}, errors.Join(refused...)
	}
	return added, a.Store.SaveImages(ctx, questionnaire, images)
}

// Lacking warns of the pictures of a questionnaire that are not there.
func (a Album) Lacking(ctx context.Context, q survey.Questionnaire) (questionnaire.Messages, error) {
	missing, err := a.Missing(ctx, q)
	if err != nil {
		return nil, err
	}
	return Lacking(q, func(name string) bool { return !slices.Contains(missing, name) }), nil
}

// Missing lists the images that a questionnaire shows and nobody has added.
func (a Album) Missing(ctx context.Context, q survey.Questionnaire) ([]string, error) {
	return a.MissingOf(ctx, q.Name, Shown(q))
}

// MissingOf lists, of the images that a questionnaire shows, those that nobody has added.
func (a Album) MissingOf(ctx context.Context, questionnaire string, shown []string) ([]string, error) {
	if len(shown) == 0 {
		return nil, nil
	}
	there, err := a.Store.Images(ctx, questionnaire)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(shown), func(name string) bool {
		return slices.ContainsFunc(there, func(one survey.ImageInfo) bool { return one.Name == name })
	}), nil
}

// shown gives the images that a questionnaire shows, with the newest version that does, 0 for the draft alone.
func (a Album) shown(ctx context.Context, questionnaire string) (map[string]int, error) {
	shown := map[string]int{}
	draft, err := a.Store.Draft(ctx, questionnaire)
	if err != nil && !survey.IsKind(err, survey.NotFound) {
		return nil, err
	}
	for _, name := range Shown(draft.Questionnaire) {
		shown[name] = 0
	}
	newest, missing := a.Store.Published(ctx, questionnaire, 0)
	if missing != nil {
		if survey.IsKind(missing, survey.NotFound) && err == nil {
			return shown, nil
		}
		return nil, missing
	}
	for version := 1; version <= newest.Version; version++ {
		q, err := a.Store.Published(ctx, questionnaire, version)
		if err != nil {
			return nil, err
		}
		for _, name := range Shown(q) {
			shown[name] = version
		}
	}
	return shown, nil
}

// same refuses another picture under a name that a published version shows.
func (a Album) same(ctx context.Context, questionnaire string, one survey.Image, version int) error {
	there, err := a.Store.Image(ctx, questionnaire, one.Name)
	switch {
	case survey.IsKind(err, survey.NotFound):
		return nil
	case err != nil:
		return err
	case !bytes.Equal(there.Bytes, one.Bytes):
		return survey.Fail(survey.Conflict, codeShown, survey.Args{"Name": one.Name, "Version": version})
	}
	return nil
}

// fits refuses images that with those there take too much room.
func (a Album) fits(ctx context.Context, questionnaire string, images []survey.Image) error {
	there, err := a.Store.Images(ctx, questionnaire)
	if err != nil {
		return err
	}
	total := 0
	for _, one := range there {
		if !slices.ContainsFunc(images, func(image survey.Image) bool { return image.Name == one.Name }) {
			total += one.Size
		}
	}
	for _, one := range images {
		total += len(one.Bytes)
	}
	if total > MaxTotal {
		return survey.Fail(survey.Invalid, codeTooMany, survey.Args{"Limit": MaxTotal >> 20})
	}
	return nil
}
