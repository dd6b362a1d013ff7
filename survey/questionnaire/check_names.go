package questionnaire

import (
	"slices"
	"strings"
	"unicode"

	"sonde/survey"
)

// ValidName tells whether name keeps the rule of XLSForm: a letter or _ first, then letters, digits, _ - and full stops.
// So no name begins with ':', which marks the page's own controls.
func ValidName(name string) bool {
	for i, r := range name {
		switch {
		case r == '_' || unicode.IsLetter(r):
		case i > 0 && (r == '-' || r == '.' || unicode.IsDigit(r) || unicode.IsMark(r)):
		default:
			return false
		}
	}
	return name != ""
}

// reservedName is what XLSForm keeps for its own group.
const reservedName = "meta"

// register checks the name of a question or group against the rule and against those before it: where it stands, it must
// be the only one.
func (c *checker) register(p placed) {
	name := p.question.Name
	if !ValidName(name) {
		c.say(SeverityError, qstName, c.place(p, "name"), survey.Args{"Name": name})
		return
	}
	c.count[name]++
	at := sibling{p.parent(c.q), name}
	if name == reservedName {
		c.say(SeverityError, qstReserved, c.place(p, "name"), survey.Args{"Name": name})
	}
	if c.siblings[at] {
		c.say(SeverityError, qstNameTwice, c.place(p, "name"), survey.Args{"Name": name})
		return
	}
	c.siblings[at] = true
	folded := strings.ToLower(name)
	other, near := c.folded[folded]
	if at.parent == nil && !near { // beside the sections
		i := slices.IndexFunc(c.q.Sections, func(s survey.Section) bool { return strings.ToLower(s.Name) == folded })
		if near = i >= 0; near {
			other = c.q.Sections[i].Name
		}
	}
	if near && other != name {
		c.say(SeverityWarning, qstNameCase, c.place(p, "name"), survey.Args{"Name": name, "Other": other})
	}
	c.folded[folded] = name
	if c.names[name] == nil {
		c.names[name] = p.question
	}
}

// languages checks the list of languages.
func (c *checker) languages() {
	at := Place{Column: "languages"}
	if len(c.q.Languages) == 0 {
		c.say(SeverityError, qstLanguages, at, nil)
	}
	seen := map[string]bool{}
	for _, language := range c.q.Languages {
		if seen[language] || !ValidLanguage(language) {
			c.say(SeverityError, qstLanguage, at, survey.Args{"Language": language})
		}
		seen[language] = true
	}
	if len(c.q.Languages) > 0 && !seen[c.q.DefaultLanguage] {
		at.Column = "default_language"
		c.say(SeverityError, qstDefaultLanguage, at, survey.Args{"Language": c.q.DefaultLanguage})
	}
}

// ValidLanguage tells a code that can stand in an address and in HTML: "fr", "pt-BR".
func ValidLanguage(code string) bool {
	for i, part := range strings.Split(code, "-") {
		if i == 0 && (len(part) < 2 || len(part) > 3) || len(part) == 0 || len(part) > 8 {
			return false
		}
		for _, r := range part {
			if r >= unicode.MaxASCII || !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
				return false
			}
		}
	}
	return true
}

// text checks that a text that is written at all is written in each language, and in no other.
func (c *checker) text(at Place, text survey.Text) {
	if len(text) == 0 {
		return
	}
	found := 0
	for i, language := range c.q.Languages {
		switch {
		case text[language] == "":
			c.say(SeverityWarning, qstTranslation, at, survey.Args{"Language": language, "Column": at.Column})
		case !slices.Contains(c.q.Languages[:i], language):
			found++
		}
	}
	c.same(at, text)
	c.mentions(at, text)
	if found == len(text) {
		return
	}
	for _, language := range sortedKeys(text) {
		if !slices.Contains(c.q.Languages, language) {
			c.say(SeverityWarning, qstExtraLanguage, at, survey.Args{"Language": language, "Column": at.Column})
		}
	}
}

// same notes texts of more than a word that read alike in two languages: one of them may wait for its translation.
func (c *checker) same(at Place, text survey.Text) {
	for i, language := range c.q.Languages {
		if countWords(text[language]) < 2 {
			continue
		}
		for _, other := range c.q.Languages[:i] {
			if text[other] == text[language] {
				c.say(SeverityNote, qstSameText, at, survey.Args{"Column": at.Column, "Language": language, "Other": other})
				return
			}
		}
	}
}
