package xlsform

import (
	"regexp"
	"strconv"
	"strings"

	"sonde/survey"
)

// text sets the cells of a text in each language.
func (x *writer) text(r map[string]string, column string, text survey.Text) {
	for code, s := range text {
		if header := x.written[code]; header != "" {
			x.put(r, column+"::"+header, s)
		}
	}
}

// in gives a column's headers, one for each language.
func (x *writer) in(column string) []string {
	var headers []string
	for _, code := range x.q.Languages {
		headers = append(headers, column+"::"+x.written[code])
	}
	return headers
}

// nameLanguages decides how headers write each language, so that ODK finds its code and no two are alike. Where the name
// does not tell our code, the sheet of ours does.
func (x *writer) nameLanguages() {
	taken := map[string]bool{}
	for _, code := range x.q.Languages {
		short := baseOf(languageCode(code))
		if short == "" {
			short = baseOf(code)
		}
		name := nameOf(short)
		if name == "" {
			name = short
		}
		if region := strings.TrimPrefix(code, baseOf(code)); region != "" {
			name += " " + strings.TrimPrefix(region, "-")
		}
		written := name + " (" + short + ")"
		if private.MatchString(short) {
			written = short[:1] + short[2:] // ODK asks no code of a name of two letters, and knows none of these
		}
		for n := 2; taken[written]; n++ {
			written = name + " " + strconv.Itoa(n) + " (" + short + ")"
		}
		taken[written] = true
		x.written[code] = written
		if found, sure := codeOf(written); found != code || !sure {
			x.extra = append(x.extra, [3]string{"language", written, code})
		}
	}
}

// private are the codes that ISO 639 keeps for private use.
var private = regexp.MustCompile(`^q[a-t][a-z]$`)
