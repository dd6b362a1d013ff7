package needs

import (
	"slices"

	"sonde/survey"
)

// partial is the most that offers alone can cover: full is a person's judgement.
const partial = 0.5

// settings finds how trainable and how covered concepts are: the newest judgement of a person, else a proposal.
type settings struct {
	concepts   []survey.Concept
	judgements []survey.Judgement // newest first
}

// trainable gives the newest judgement, else the concept's default with its reason.
func (s settings) trainable(concept string) Setting {
	if judged, ok := s.judged(concept, survey.AspectTrainable); ok {
		return judged
	}
	at := slices.IndexFunc(s.concepts, func(c survey.Concept) bool { return c.Code == concept })
	if at < 0 {
		return Setting{}
	}
	return Setting{Value: s.concepts[at].Trainable, ProposedReason: s.concepts[at].TrainableReason}
}

// coverage gives the newest judgement, else what the matching offers propose.
func (s settings) coverage(concept string, offers int) Setting {
	if judged, ok := s.judged(concept, survey.AspectCoverage); ok {
		return judged
	}
	if offers > 0 {
		return Setting{Value: new(partial)}
	}
	return Setting{Value: new(0.0)}
}

func (s settings) judged(concept string, aspect survey.Aspect) (Setting, bool) {
	for _, j := range s.judgements {
		if j.Concept == concept && j.Aspect == aspect {
			return Setting{
				Value: new(j.Value), Confirmed: true, Reason: j.Reason, By: j.By, On: survey.DayOf(j.At, j.At.Location()),
			}, true
		}
	}
	return Setting{}, false
}
