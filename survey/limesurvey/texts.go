package limesurvey

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// text makes plain text of an HTML text in each language of the survey, and tells what went. code names the question in the
// sums, "" for the survey itself.
func (c *converter) text(source survey.Text, at questionnaire.Place, code string) survey.Text {
	return c.spoken(source, at, code, nil)
}

// spoken does the same for a text that may speak of answers.
func (c *converter) spoken(source survey.Text, at questionnaire.Place, code string, fill mention) survey.Text {
	var text survey.Text
	var formatted, embedded, pictures bool
	var tailored []string
	for _, language := range sortedKeys(source) {
		html := source[language]
		if language != "" && !slices.Contains(c.form.languages, language) {
			c.dropped[language] = true
			continue
		}
		p := spokenText(html, fill)
		formatted, embedded, pictures = formatted || p.formatted, embedded || p.embedded, pictures || p.pictures
		if len(tailored) == 0 || language == c.form.base && len(p.tailored) > 0 {
			tailored = p.tailored
		}
		if language == "" {
			language = c.form.base
		}
		setText(&text, language, p.text)
	}
	name := code
	if name == "" {
		name = at.Column
	}
	if formatted && !c.told[name] {
		c.told[name] = true
		c.formatted = append(c.formatted, name)
	}
	if embedded {
		c.tell.say(limEmbedded, at, map[string]any{"Question": name})
	}
	if pictures {
		c.tell.say(limPictures, at, map[string]any{"Question": name})
	}
	if len(tailored) > 0 {
		c.tell.say(limTailored, at, map[string]any{"Question": name, "Text": shorten(strings.Join(tailored, " "))})
	}
	return text
}

// label is the text of a question; its code stands for it where there is none.
func (c *converter) label(q *question) survey.Text {
	text := c.spoken(q.text, q.place(""), q.code, c.mention(q))
	if len(text) > 0 {
		return text
	}
	return c.codeFor(q.code, q.place(""), q.code)
}

// partLabel is the label of a subquestion.
func (c *converter) partLabel(q, sub *question) survey.Text {
	at := sub.at
	at.Column = q.code + " " + sub.code
	var fill mention
	if !c.naming { // before all have their names, none can be spoken of; and no choice speaks
		fill = c.mention(q)
	}
	text := c.spoken(sub.text, at, q.code, fill)
	if len(text) > 0 {
		return text
	}
	return c.codeFor(sub.code, at, q.code)
}

// codeFor lets a code stand for a text that is missing.
func (c *converter) codeFor(code string, at questionnaire.Place, question string) survey.Text {
	c.tell.say(limNoText, at, map[string]any{"Question": question, "Code": code})
	text := survey.Text{}
	for _, language := range c.form.languages {
		text[language] = code
	}
	return text
}
