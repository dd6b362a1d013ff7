package data

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"time"

	"sonde/survey"
)

//go:embed questionnaires/*.json concepts/*.json offers/*.json
var builtin embed.FS

// BuiltinSurvey is the slug of the survey that a fresh database opens as a trial.
const BuiltinSurvey = "obstacles"

// offersFile is what offers/offers.json holds.
type offersFile struct {
	Note   survey.Text    `json:"note"`
	Offers []survey.Offer `json:"offers"`
}

// BuiltinLibrary gives the concepts, communities, offers and reference figures that the binary carries.
func BuiltinLibrary() (survey.Library, error) {
	var library survey.Library
	var offers offersFile
	for name, target := range map[string]any{
		"concepts/concepts.json":    &library.Concepts,
		"concepts/communities.json": &library.Communities,
		"offers/offers.json":        &offers,
	} {
		if err := decode(name, target); err != nil {
			return survey.Library{}, err
		}
	}
	library.Offers = offers.Offers
	names, err := fs.Glob(builtin, "questionnaires/reference-*.json")
	if err != nil {
		return survey.Library{}, err
	}
	for _, name := range names {
		var reference survey.Reference
		if err := decode(name, &reference); err != nil {
			return survey.Library{}, err
		}
		library.References = append(library.References, reference)
	}
	return library, nil
}

// BuiltinQuestionnaire gives the questionnaire obstacles.
func BuiltinQuestionnaire() (survey.Questionnaire, error) {
	var q survey.Questionnaire
	err := decode("questionnaires/"+BuiltinSurvey+".json", &q)
	return q, err
}

//go:embed questionnaires/schema.json
var schema []byte

// Schema gives the JSON Schema of questionnaires.
func Schema() []byte { return schema }

// decode reads an embedded file; a field that its shape does not know is a mistake.
func decode(name string, target any) error {
	raw, err := builtin.ReadFile(path.Clean(name))
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	return decoder.Decode(target)
}

// LoadBuiltin fills a database that has no survey yet: the library, the questionnaire obstacles, published, and the
// survey obstacles, listed and on trial. It tells whether it did; a database with a survey is left as it is. Cut short, it
// does the rest the next time.
func LoadBuiltin(ctx context.Context, store survey.Store, at time.Time) (bool, error) {
	surveys, err := store.Surveys(ctx)
	if err != nil || len(surveys) > 0 {
		return false, err
	}
	library, err := BuiltinLibrary()
	if err != nil {
		return false, err
	}
	if err := store.SaveLibrary(ctx, library); err != nil {
		return false, err
	}
	q, err := BuiltinQuestionnaire()
	if err != nil {
		return false, err
	}
	version, err := publishOnce(ctx, store, q, at)
	if err != nil {
		return false, err
	}
	return true, store.CreateSurvey(ctx, survey.Survey{
		Slug: BuiltinSurvey, Questionnaire: q.Name, Version: version, Title: q.Title, State: survey.StateTrial, Listed: true,
		LateHours: survey.DefaultLateHours, TimeZone: "Europe/Paris", WallThreshold: survey.DefaultWallThreshold,
		OpenThreshold: survey.DefaultOpenThreshold, CreatedAt: at,
	})
}

// publishOnce publishes q unless a version of it is there.
func publishOnce(ctx context.Context, store survey.QuestionnaireStore, q survey.Questionnaire, at time.Time) (int, error) {
	published, err := store.Published(ctx, q.Name, 0)
	if err == nil {
		return published.Version, nil
	}
	if !survey.IsKind(err, survey.NotFound) {
		return 0, err
	}
	if err := store.SaveDraft(ctx, q, "", at); err != nil {
		return 0, err
	}
	return store.Publish(ctx, q.Name, "", at)
}
