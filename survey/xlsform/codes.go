package xlsform

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"sonde/survey"
)

// codeInName is the code that a language is written with: "French (fr)".
var codeInName = regexp.MustCompile(`\(([^()]*)\)$`)

// giveCode finds the code of a language as written: in brackets, as a code alone, or by its name.
func (f *file) giveCode(written string, where at) {
	code, sure := codeOf(written)
	if own := f.extra.languages[written]; own != "" {
		code, sure = own, true
	}
	switch {
	case code == "":
		code = f.spareCode()
		inside := ""
		if m := codeInName.FindStringSubmatch(written); m != nil {
			inside = m[1]
		}
		f.say("XLS_031", where, survey.Args{"Language": written, "Written": inside, "Code": code})
	case !sure:
		f.say("XLS_030", where, survey.Args{"Language": written, "Code": code})
	}
	for _, other := range f.languages.written {
		if f.languages.codes[other] == code {
			f.say("XLS_032", where, survey.Args{"Language": written, "Other": other, "Code": code})
		}
	}
	f.languages.codes[written] = code
}

// codeOf finds the code of a language as written; sure when it is written as ODK asks for: "French (fr)", "fr".
func codeOf(written string) (code string, sure bool) {
	name := written
	if m := codeInName.FindStringSubmatch(written); m != nil {
		if inside := m[1]; inside == strings.ToLower(inside[:min(len(inside), 3)])+inside[min(len(inside), 3):] {
			if code = languageCode(inside); code != "" {
				return code, true
			}
		}
		name = strings.TrimSuffix(written, m[0])
	} else if code = languageCode(written); code != "" {
		return code, strings.EqualFold(written, code)
	}
	return codeByName(name), false
}

// spareCode gives a code that no language has: ISO 639 keeps qaa to qtz for private use.
func (f *file) spareCode() string {
	for i := 0; ; i++ {
		code := "q" + string(rune('a'+i/26%20)) + string(rune('a'+i%26))
		if !slices.Contains(f.languages.all(), code) {
			return code
		}
	}
}

// languageCode gives the shortest code of a language that is written as a code ("eng" is en), "" for anything else.
func languageCode(written string) string {
	written = strings.TrimSpace(written)
	if len(written) < 2 || len(written) > 35 {
		return ""
	}
	tag, err := language.Raw.Parse(written)
	if err != nil {
		return ""
	}
	if tag, err = language.DeprecatedBase.Canonicalize(tag); err != nil {
		return ""
	}
	if base, confidence := tag.Base(); confidence == language.No || base.String() == "und" {
		return ""
	}
	return tag.String()
}

// guessBare gives texts without a language the language that they seem to be in.
func (f *file) guessBare(where at) {
	taken := f.languages.all()
	code := f.extra.languages[bareLanguage]
	if code == "" {
		code = guessLanguage(f.sample(""))
	}
	if slices.Contains(taken, code) {
		code = "und"
	}
	f.languages.codes[""] = code
	if len(f.languages.written) > 1 {
		f.say("XLS_033", where, survey.Args{"Code": code})
	} else {
		f.say("XLS_034", where, survey.Args{"Code": code})
	}
}

// sample gathers texts of a language.
func (f *file) sample(language string) string {
	var b strings.Builder
	for _, t := range []*table{f.tables[surveySheet], f.tables[choicesSheet]} {
		if t == nil {
			continue
		}
		for _, c := range t.textColumns() {
			for _, r := range t.rows {
				if c.language == language && b.Len() < 20_000 {
					b.WriteString(r.cell(c.index) + " ")
				}
			}
		}
	}
	return b.String()
}
