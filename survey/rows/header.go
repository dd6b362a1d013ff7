package rows

import (
	"regexp"
	"strings"

	"sonde/survey/questionnaire"
)

// header finds what the columns of a file are by their names: as our own files name them, and as LimeSurvey's do.
type header struct {
	names    map[string][]Target
	lime     *limeSurvey // nil when the file is not LimeSurvey's
	numbered map[int]Target
	number   bool           // there is LimeSurvey's number of the sheet
	last     map[string]int // the last column of each name
	timings  int            // the column of the time that the whole sheet took; those of groups and questions follow
}

// workedOut is the text of an equation of LimeSurvey, which its files have for a header.
var workedOut = regexp.MustCompile(`^\s*\{[^{}]*\}\s*$`)

// newHeader looks at all headers together. A file is LimeSurvey's when its kind or its columns beside answers say so, or when
// one of its headers is a code in LimeSurvey's writing and nothing else.
func newHeader(columns []string, in *questionnaire.Instrument, lime bool) *header {
	h := &header{names: headings(in), last: map[string]int{}}
	l := newLimeSurvey(in, columns)
	lime = lime || readsLikeLimeSurvey(columns)
	for i, name := range columns {
		if !lime && len(h.names[fold(name)]) == 0 {
			found := l.byCode(name)
			lime = len(found) == 1 && found[0].Question != ""
		}
		h.last[name] = i
		code, _, _ := strings.Cut(name, ".")
		if squeeze(code) == "interviewtime" {
			h.timings = i
		}
		h.number = h.number || ownColumn(code) == "number"
	}
	if lime {
		h.lime, h.numbered = l, byNumbers(columns, in)
	}
	return h
}

// target gives what column i may be.
func (h *header) target(i int, name string) []Target {
	if h.lime == nil {
		return h.names[fold(name)]
	}
	if t, found := h.numbered[i]; found {
		return []Target{t}
	}
	if found := h.lime.codes[squeeze(name)]; len(found) == 1 && (ownColumn(name) == "" || participants[name] && found[0].Question == name && h.last[name] == i) {
		return found
	}
	if what := ownColumn(name); what != "" {
		return []Target{ownTarget(what)}
	}
	if h.timings > 0 && i > h.timings && strings.HasSuffix(name, "Time") || workedOut.MatchString(name) {
		return []Target{{Ignore: true}}
	}
	if found := h.lime.target(name); len(found) > 0 {
		return found
	}
	return h.names[fold(name)]
}
