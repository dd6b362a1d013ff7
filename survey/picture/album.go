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

// Added tells what became of a folder: Saved, Unused for those that neither the draft nor a version shows, and Refused.
type Added struct {
	Saved   []string
	Unused  []string
	Refused []Refusal
}

// Refusal tells of one file why it is not taken: Invalid IMG_001 and IMG_002 of Read, IMG_003 when with it all together
// are too large, Conflict IMG_004 for one that a published version shows otherwise, for a published version never changes.
type Refusal struct {
	Name string
	Err  *survey.Error
}

// Add keeps each of the files that the questionnaire shows and that may be kept, in their order. NotFound when there is no
// such questionnaire; what else the store says, and nothing is kept.
func (a Album) Add(ctx context.Context, questionnaire string, files []File) (Added, error) {
	of, err := a.choose(ctx, questionnaire, files)
	if err != nil {
		return Added{}, err
	}
	var kept []survey.Image
	for _, one := range of.images {
		if refusal := of.fit(one); refusal != nil {
			of.Refused = append(of.Refused, Refusal{one.Name, refusal})
			continue
		}
		kept = append(kept, one)
		of.Saved = append(of.Saved, one.Name)
	}
	return of.Added, a.Store.SaveImages(ctx, questionnaire, kept)
}

// chosen are those of some files that a questionnaire has a use for.
type chosen struct {
	Added
	images []survey.Image
	sizes  map[string]int // of the images that are there
	total  int            // of those sizes
}

func (a Album) choose(ctx context.Context, questionnaire string, files []File) (*chosen, error) {
	shown, err := a.shown(ctx, questionnaire)
	if err != nil {
		return nil, err
	}
	there, err := a.Store.Images(ctx, questionnaire)
	if err != nil {
		return nil, err
	}
	of := &chosen{sizes: map[string]int{}}
	for _, one := range there {
		of.sizes[one.Name] = one.Size
		of.total += one.Size
	}
	for _, file := range files {
		name := base(file.Name)
		version, used := shown[name]
		if !used {
			of.Unused = append(of.Unused, name)
			continue
		}
		one, err := Read(name, file.Raw)
		if err == nil && version > 0 {
			err = a.same(ctx, questionnaire, one, version)
		}
		var refusal *survey.Error
		switch {
		case err == nil:
			of.images = append(of.images, one)
		case errors.As(err, &refusal) && (refusal.Kind == survey.Invalid || refusal.Kind == survey.Conflict):
			of.Refused = append(of.Refused, Refusal{name, refusal})
		default:
			return nil, err
		}
	}
	return of, nil
}

// fit makes room for an image among those that are there; a refusal when with it they take too much.
func (of *chosen) fit(one survey.Image) *survey.Error {
	total := of.total - of.sizes[one.Name] + len(one.Bytes)
	if total > MaxTotal {
		return survey.Fail(survey.Invalid, codeTooMany, survey.Args{"Name": one.Name, "Limit": MaxTotal >> 20})
	}
	of.total, of.sizes[one.Name] = total, len(one.Bytes)
	return nil
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
