package picture_test

import (
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/picture"
)

func TestPicturesThatNobodyWouldSeeAreTold(t *testing.T) {
	q := survey.Questionnaire{
		Sections: []survey.Section{{Name: "you", Questions: []survey.Question{
			{Name: "a", Image: survey.Text{"fr": "there.png", "en": "lost.png"}},
			{Name: "g", Type: survey.Group, Questions: []survey.Question{
				{Name: "b", Image: survey.Text{"fr": "plan.svg", "en": "plan.WebP"}},
				{Name: "h", Type: survey.Group, Questions: []survey.Question{{Name: "b", Image: survey.Text{"fr": "deep.png"}}}},
			}},
			{Name: "c", Image: survey.Text{"fr": "lost.png", "en": "https://example.org/photos/boat.jpg"}},
		}}},
		ChoiceLists: map[string][]survey.Choice{"l": {{Name: "x", Image: survey.Text{"fr": `photos\boat.png`}}, {Name: "y", Image: survey.Text{"fr": "there.png"}}}},
	}
	var got []string
	for _, m := range picture.Lacking(q, func(name string) bool { return name == "there.png" }) {
		said := string(m.Severity) + " " + m.Code + " " + m.Place.String() + " " + m.Args["Name"].(string)
		if m.Place.Within != "" {
			said += " in " + m.Place.Within
		}
		if file, ok := m.Args["File"].(string); ok {
			said += " -> " + file
		}
		got = append(got, said)
	}
	want := []string{
		"warning IMG_020 you/a image lost.png",
		"warning IMG_021 you/b image plan.WebP in g",
		"warning IMG_021 you/b image plan.svg in g",
		"warning IMG_020 you/b image deep.png in g/h",
		"warning IMG_022 you/c image https://example.org/photos/boat.jpg -> boat.jpg",
		`warning IMG_022 l[x] image photos\boat.png -> boat.png`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
