package editor_test

import (
	"testing"

	"sonde/server/editor"
	"sonde/server/stafftest"
)

func TestEveryTemplateFitsItsStruct(t *testing.T) {
	stafftest.Fit(t, "editor", map[string]any{
		"add": editor.AddPage{}, "asked": editor.AskedPage{}, "brought": editor.BroughtPage{}, "check": editor.CheckPage{},
		"compare": editor.ComparePage{}, "delete": editor.DeletePage{}, "files": editor.FilesPage{}, "gone": editor.GonePage{}, "move": editor.MovePage{}, "newer": editor.NewerPage{},
		"new-questionnaire": editor.NewQuestionnairePage{}, "outline": editor.OutlinePage{}, "properties": editor.PropertiesPage{},
		"publish": editor.PublishPage{}, "question": editor.QuestionPage{}, "questionnaires": editor.QuestionnairesPage{},
		"section": editor.SectionPage{}, "translations": editor.TranslationsPage{}, "versions": editor.VersionsPage{},
	})
}
