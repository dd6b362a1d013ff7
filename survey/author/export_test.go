package author

import "sonde/survey"

// ReadSheet gives what stands in canonical answers: the keys answered, and the choices as key=choice.
func ReadSheet(answers string) (answered, picked []string, err error) {
	s := sheet{src: answers,
		answered: func(key string) { answered = append(answered, key) },
		picked:   func(key, choice string) { picked = append(picked, key+"="+choice) },
	}
	return answered, picked, s.read()
}

// Keys gives the keys of the answers to a questionnaire's questions and notes.
func Keys(q survey.Questionnaire) []string {
	var keys []string
	o := outlineOf(q)
	for _, key := range o.order {
		if o.at[key].question.Type != survey.Group {
			keys = append(keys, key)
		}
	}
	return keys
}
