package edit

import (
	"slices"

	"sonde/survey"
)

// Up moves what stands at a path one place up and gives its path: over its neighbour, out of its group, or to the end of
// the section before. At the top of a repeat, or of all, it stays.
func Up(q survey.Questionnaire, path string) (survey.Questionnaire, string, error) {
	at, ok := locate(&q, path)
	switch {
	case !ok:
		return q, path, nowhere(path)
	case at.index > 0:
		return Move(q, path, at.spot(q, at.index-1))
	case len(at.holders) > 0:
		return leave(q, path, at, 0)
	case at.section > 0:
		return stayIfRefused(q, path, Spot{Section: at.section - 1, At: len(q.Sections[at.section-1].Questions)})
	}
	return q, path, nil
}

// Down moves what stands at a path one place down and gives its path; it mirrors Up.
func Down(q survey.Questionnaire, path string) (survey.Questionnaire, string, error) {
	at, ok := locate(&q, path)
	switch {
	case !ok:
		return q, path, nowhere(path)
	case at.index < len(*at.siblings)-1:
		return Move(q, path, at.spot(q, at.index+1))
	case len(at.holders) > 0:
		return leave(q, path, at, 1)
	case at.section < len(q.Sections)-1:
		return stayIfRefused(q, path, Spot{Section: at.section + 1})
	}
	return q, path, nil
}

// leave moves out of a group, to just before or after it; what is asked for each row of a repeat stays there.
func leave(q survey.Questionnaire, path string, at located, after int) (survey.Questionnaire, string, error) {
	holder := at.holders[len(at.holders)-1]
	if (*holder.siblings)[holder.index].Type == survey.Repeat {
		return q, path, nil
	}
	return stayIfRefused(q, path, holder.spot(q, holder.index+after))
}

// stayIfRefused moves, or leaves all as it is where it cannot stand there.
func stayIfRefused(q survey.Questionnaire, path string, spot Spot) (survey.Questionnaire, string, error) {
	moved, to, err := Move(q, path, spot)
	if survey.IsKind(err, survey.Invalid) || survey.IsKind(err, survey.Conflict) {
		return q, path, nil
	}
	return moved, to, err
}

// spot gives the spot of an index among the siblings of at.
func (at located) spot(q survey.Questionnaire, index int) Spot {
	names := []string{q.Sections[at.section].Name}
	for _, holder := range at.holders {
		names = append(names, (*holder.siblings)[holder.index].Name)
	}
	spot := Spot{Section: at.section, At: index}
	if len(at.holders) > 0 {
		spot.Holder = Join(names...)
	}
	return spot
}

// Move moves what stands at a path to a spot and gives its path; At counts among the siblings there without it. Invalid
// EDT_004 where it cannot stand: a group within itself or at the root; Conflict EDT_003 where a sibling has its name.
func Move(q survey.Questionnaire, path string, spot Spot) (survey.Questionnaire, string, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, path, nowhere(path)
	}
	withoutPaths(&q)
	before := spokenOf(&q)
	one := (*at.siblings)[at.index]
	if spot.Holder == path || within(spot.Holder, path) {
		return q, path, survey.Fail(survey.Invalid, codePlace, nil)
	}
	*at.siblings = slices.Delete(*at.siblings, at.index, at.index+1)
	to, err := insert(&q, spot, one)
	if err != nil {
		return q, to, err
	}
	settle(&q)
	anew := references{}
	anew.respeak(&q, before, leading(path, to))
	anew.everywhere(&q)
	return q, to, nil
}

// within tells whether a path leads below another.
func within(path, other string) bool {
	return len(path) > len(other) && path[:len(other)+1] == other+"/"
}
