package limesurvey

import (
	"strings"

	"sonde/survey"
)

// The words that LimeSurvey adds to a survey by itself, in the languages in which it is most used. They become part of the
// questionnaire; in any other language English stands in for them, and the check of translations shows them.
var ownWords = map[string]map[string]string{
	"yes":       {"en": "Yes", "fr": "Oui", "de": "Ja", "es": "Sí", "it": "Sì", "nl": "Ja", "pt": "Sim"},
	"no":        {"en": "No", "fr": "Non", "de": "Nein", "es": "No", "it": "No", "nl": "Nee", "pt": "Não"},
	"female":    {"en": "Female", "fr": "Féminin", "de": "Weiblich", "es": "Femenino", "it": "Femmina", "nl": "Vrouw", "pt": "Feminino"},
	"male":      {"en": "Male", "fr": "Masculin", "de": "Männlich", "es": "Masculino", "it": "Maschio", "nl": "Man", "pt": "Masculino"},
	"uncertain": {"en": "Uncertain", "fr": "Incertain", "de": "Unsicher", "es": "Dudoso", "it": "Non so", "nl": "Weet niet", "pt": "Incerto"},
	"increase":  {"en": "Increase", "fr": "Augmenter", "de": "Zunahme", "es": "Aumento", "it": "Aumentare", "nl": "Toenemend", "pt": "Aumento"},
	"same":      {"en": "Same", "fr": "Sans changement", "de": "Unverändert", "es": "Mismo", "it": "Uguale", "nl": "Zelfde", "pt": "Idêntico"},
	"decrease":  {"en": "Decrease", "fr": "Diminuer", "de": "Abnahme", "es": "Disminución", "it": "Diminuire", "nl": "Afnemend", "pt": "Diminuição"},
	"other":     {"en": "Other", "fr": "Autre", "de": "Sonstiges", "es": "Otro", "it": "Altro", "nl": "Anders", "pt": "Outro"},
	"specify":   {"en": "Other: please specify", "fr": "Autre : précisez", "de": "Sonstiges: bitte angeben", "es": "Otro: especifique", "it": "Altro: specificare", "nl": "Anders: namelijk", "pt": "Outro: especifique"},
	"comment":   {"en": "Comment", "fr": "Commentaire", "de": "Kommentar", "es": "Comentario", "it": "Commento", "nl": "Opmerking", "pt": "Comentário"},
	"total equal": {
		"en": "The total must be %.", "fr": "Le total doit être %.", "de": "Die Summe muss % sein.", "es": "El total debe ser %.", "it": "Il totale deve essere %.",
		"nl": "Het totaal moet % zijn.", "pt": "O total deve ser %.",
	},
	"total least": {
		"en": "The total must be at least %.", "fr": "Le total doit être d’au moins %.", "de": "Die Summe muss mindestens % sein.", "es": "El total debe ser al menos %.",
		"it": "Il totale deve essere almeno %.", "nl": "Het totaal moet minstens % zijn.", "pt": "O total deve ser pelo menos %.",
	},
	"total most": {
		"en": "The total must be at most %.", "fr": "Le total ne doit pas dépasser %.", "de": "Die Summe darf höchstens % sein.", "es": "El total debe ser como máximo %.",
		"it": "Il totale deve essere al massimo %.", "nl": "Het totaal mag hoogstens % zijn.", "pt": "O total deve ser no máximo %.",
	},
	"scale 1": {"en": "Scale 1", "fr": "Échelle 1", "de": "Skala 1", "es": "Eje 1", "it": "Scala 1", "nl": "Schaal 1", "pt": "Escala 1"},
	"scale 2": {"en": "Scale 2", "fr": "Échelle 2", "de": "Skala 2", "es": "Eje 2", "it": "Scala 2", "nl": "Schaal 2", "pt": "Escala 2"},
}

// own gives one of LimeSurvey's words in the languages.
func own(word string, languages []string) survey.Text {
	text := survey.Text{}
	for _, language := range languages {
		base, _, _ := strings.Cut(language, "-")
		said := ownWords[word][base]
		if said == "" {
			said = ownWords[word]["en"]
		}
		text[language] = said
	}
	return text
}
