package needs

import (
	"slices"
	"strings"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// Kinds of concept that say what a question is about.
const (
	KindUse      = "use"
	KindPublish  = "publish"
	KindSkill    = "skill"
	KindFormat   = "format"
	KindAudience = "audience"
	KindOffer    = "offer"
)

// profileKinds are the kinds of concept of the choices by which respondents describe themselves.
var profileKinds = []string{"role", "domain", "organisation", "region", "career"}

// Outline tells what the questions of a survey are about, as the concepts of their choices say.
type Outline struct {
	Obstacles []Obstacle          // in the order of the questionnaire
	Formats   []tabulate.Question // select questions, choices format/…
	Audiences []tabulate.Question
	Offers    []tabulate.Question // which offers people know, choices offer/…
	Profiles  []tabulate.Question // select_one, no ratings
	Skills    []SkillPair
}

// Obstacle is an obstacle question: a select_multiple without choice_filter whose choices carry concepts of the
// kind. Heaviest is the question that asks which of them weigh most (same kind, with a choice_filter), Name "" for none.
type Obstacle struct {
	Kind     string
	Question tabulate.Question
	Heaviest tabulate.Question
}

// SkillPair is a skill with the two questions that rate it (survey.Concept.Measures).
type SkillPair struct {
	Concept          survey.Concept
	Importance, Ease tabulate.Question
}

// OutlineOf reads the outline of a survey's questions.
func OutlineOf(view *tabulate.View, concepts []survey.Concept) Outline {
	var o Outline
	questions := view.Questions()
	for _, q := range questions {
		multiple := q.Question.Type == survey.SelectMultiple
		one := q.Question.Type == survey.SelectOne && !q.Rating
		filtered := q.Question.ChoiceFilter != ""
		switch kind := kindOf(q); {
		case multiple && (kind == KindUse || kind == KindPublish):
			o.addObstacle(kind, q, filtered)
		case multiple && !filtered && kind == KindFormat:
			o.Formats = append(o.Formats, q)
		case multiple && !filtered && kind == KindAudience:
			o.Audiences = append(o.Audiences, q)
		case multiple && !filtered && kind == KindOffer:
			o.Offers = append(o.Offers, q)
		case one && slices.Contains(profileKinds, kind):
			o.Profiles = append(o.Profiles, q)
		}
	}
	for _, c := range concepts {
		if c.Measures == nil || c.Kind != KindSkill {
			continue
		}
		importance, err := view.Question(c.Measures.Importance)
		ease, err2 := view.Question(c.Measures.Ease)
		if err == nil && err2 == nil && importance.Rating && ease.Rating {
			o.Skills = append(o.Skills, SkillPair{Concept: c, Importance: importance, Ease: ease})
		}
	}
	position := func(name string) int {
		return slices.IndexFunc(questions, func(q tabulate.Question) bool { return q.Name == name })
	}
	slices.SortStableFunc(o.Skills, func(a, b SkillPair) int {
		return position(a.Importance.Name) - position(b.Importance.Name)
	})
	return o
}

func (o *Outline) addObstacle(kind string, q tabulate.Question, filtered bool) {
	if !filtered {
		o.Obstacles = append(o.Obstacles, Obstacle{Kind: kind, Question: q})
		return
	}
	for i := range o.Obstacles {
		if o.Obstacles[i].Kind == kind && o.Obstacles[i].Question.Question.List == q.Question.List && o.Obstacles[i].Heaviest.Name == "" {
			o.Obstacles[i].Heaviest = q
			return
		}
	}
}

// kindOf gives the kind that most choices' concepts have; those of the kind "answer" (none, other) do not count.
func kindOf(q tabulate.Question) string {
	counts := map[string]int{}
	best := ""
	for _, c := range q.Choices {
		kind, _, ok := strings.Cut(c.Concept, "/")
		if !ok || kind == "answer" {
			continue
		}
		if counts[kind]++; counts[kind] > counts[best] {
			best = kind
		}
	}
	return best
}
