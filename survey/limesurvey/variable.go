package limesurvey

import (
	"strconv"
	"strings"
)

// variable is what an equation of LimeSurvey may name: here the answer to a question, one of its choices, or a rank.
type variable struct {
	question string            // our name
	choice   string            // not "": whether this choice is picked
	ticked   string            // what LimeSurvey says of a picked one: "Y", "1"
	rank     int               // from 1; not 0: the choice at this rank
	numeric  bool              // its answers are numbers
	date     bool              // its answers are days
	clock    bool              // they are times of day instead
	codes    map[string]string // of a question with a list: LimeSurvey's codes and our names
	digits   bool              // all codes are numbers
	comment  bool
	name     string    // what follows the question's code in its name
	owner    *question // LimeSurvey's question
}

// variables knows all variables of a survey, by name (Q_SQ001) and by numbers (12X3X4SQ001), and those of each question.
type variables struct {
	named    map[string]*variable
	numbered map[string]*variable
	families map[*question][]*variable
	codes    map[string]*question
	survey   string // id
}

func newVariables(id string) *variables {
	return &variables{named: map[string]*variable{}, numbered: map[string]*variable{}, families: map[*question][]*variable{}, codes: map[string]*question{}, survey: id}
}

// add makes a variable known: suffix is what follows the question's code after _, and its number without it ("SQ001",
// "SQ001_0" and "SQ001#0").
func (v *variables) add(q *question, suffix string, one variable) {
	one.owner, one.name = q, suffix
	name, number := q.code, suffix
	if suffix != "" {
		name += "_" + suffix
	}
	if q.kind == "1" && suffix != "" {
		number = suffix[:len(suffix)-2] + "#" + suffix[len(suffix)-1:]
	}
	if one.codes != nil {
		one.digits = true
		for code := range one.codes {
			if _, err := strconv.ParseFloat(code, 64); err != nil {
				one.digits = false
			}
		}
	}
	if _, known := v.named[name]; !known {
		v.named[name] = &one
	}
	v.numbered[v.number(q, number)] = &one
	v.families[q] = append(v.families[q], &one)
	if v.codes[q.code] == nil {
		v.codes[q.code] = q
	}
}

// find gives the variable of a name, without what is asked of it.
func (v *variables) find(name string) *variable {
	name = strings.TrimPrefix(name, "INSERTANS:")
	if one := v.named[name]; one != nil {
		return one
	}
	return v.numbered[name]
}

// number is how LimeSurvey numbers the column of a question's part.
func (v *variables) number(q *question, part string) string {
	return v.survey + "X" + q.group + "X" + q.id + part
}

// family gives the variables that self, this and that.Q stand for; nil when the name is none of these, or says more than is
// understood.
func (v *variables) family(name string, current *question) []*variable {
	parts := strings.Split(name, ".")
	q := current
	switch parts[0] {
	case "self":
		parts = parts[1:]
	case "that":
		if len(parts) < 2 {
			return nil
		}
		q, parts = v.codes[parts[1]], parts[2:]
	default:
		return nil
	}
	if q == nil {
		return nil
	}
	members := v.families[q]
	settled := q.kind != "P" && q.kind != "O" // whether comments count is not said elsewhere
	for _, part := range parts {
		keep := func(*variable) bool { return true }
		want, row := strings.CutPrefix(part, "sq_")
		without, notRow := strings.CutPrefix(part, "nosq_")
		switch {
		case part == "NAOK" || part == "nocomments" || part == "comments":
			settled = settled || part != "NAOK"
			if part != "NAOK" {
				keep = func(one *variable) bool { return one.comment == (part == "comments") }
			}
		case row:
			keep = func(one *variable) bool { return strings.Contains(one.name, want) }
		case notRow:
			keep = func(one *variable) bool { return !strings.Contains(one.name, without) }
		default:
			return nil
		}
		var kept []*variable
		for _, one := range members {
			if keep(one) {
				kept = append(kept, one)
			}
		}
		members = kept
	}
	if !settled {
		return nil
	}
	return members
}

// asked parts what is asked of a variable from its name: Q.NAOK is Q, and an answer taken for empty when Q is not shown. ok is
// false for what an answer does not tell: the label shown, the value of an assessment.
func asked(word string) (name string, naok, ok bool) {
	name, suffix, _ := strings.Cut(word, ".")
	switch suffix {
	case "", "code", "value":
		return name, false, suffix != "value"
	case "NAOK", "codeNAOK":
		return name, true, true
	}
	return name, false, false
}
