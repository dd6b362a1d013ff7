package questionnaire

import (
	"strings"

	"sonde/survey"
)

// Mentions names the questions whose answers a text speaks of, as ${name}, in order, each time; sound is false when a ${ is
// not closed or holds no name.
func Mentions(text string) (names []string, sound bool) {
	sound = true
	for {
		_, after, found := strings.Cut(text, "${")
		if !found {
			return names, sound
		}
		name, rest, closed := strings.Cut(after, "}")
		if name = strings.TrimSpace(name); !closed || !ValidName(name) {
			sound = false
			text = after
			continue
		}
		names, text = append(names, name), rest
	}
}

// mentions checks that the answers which a text speaks of are there.
func (c *checker) mentions(at Place, text survey.Text) {
	for _, language := range c.q.Languages {
		names, sound := Mentions(text[language])
		if !sound {
			c.say(SeverityError, qstMentionOpen, at, survey.Args{"Column": at.Column, "Language": language})
		}
		for _, name := range names {
			switch {
			case !c.knows(name):
				c.say(SeverityError, qstMention, at, survey.Args{"Name": name, "Column": at.Column, "Language": language})
			case c.count[name] > 1:
				c.say(SeverityError, qstAmbiguous, at, survey.Args{"Name": name, "Column": at.Column, "Expression": excerpt(text[language])})
			}
		}
	}
}
