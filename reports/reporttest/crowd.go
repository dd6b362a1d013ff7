package reporttest

import (
	"math/rand/v2"
	"slices"

	"sonde/survey"
)

// Crowd sends n simulated sheets of the built-in questionnaire, the same each time: chances fall along the list of
// choices, users among whom producers find formats harder to read than others.
func (s *Store) Crowd(n int) {
	source := rand.New(rand.NewPCG(1, 2))
	lists := s.Questionnaire.ChoiceLists
	one := func(list string) survey.Str {
		return survey.Str(lists[list][source.IntN(len(lists[list]))].Name)
	}
	several := func(list string, most int) survey.Names {
		var names survey.Names
		for i, c := range lists[list] {
			if !c.Exclusive && len(names) < most && source.Float64() < 0.5/(1+float64(i)/4) {
				names = append(names, c.Name)
			}
		}
		if len(names) == 0 {
			names = survey.Names{lists[list][0].Name}
		}
		return names
	}
	events := []string{"brest", "online"}
	for i := range n {
		role := one("role")
		answers := survey.Answers{"role": role, "domain": one("domain"), "formats": several("formats", 3), "known_offers": several("known_offers", 4)}
		skipped := []string{"organisation", "region", "career", "audiences", "most_helpful"}
		if i%3 > 0 {
			answers["career"], answers["organisation"] = one("career"), one("organisation")
			skipped = []string{"region", "audiences", "most_helpful"}
		}
		if role == "user" || role == "both" {
			picked := several("use_obstacles", 9)
			if role == "both" && source.Float64() < 0.7 && !slices.Contains(picked, "format") {
				picked = append(picked, "format")
			}
			answers["use_obstacles"] = picked
			if len(picked) > 1 {
				answers["use_top3"] = picked[:min(3, len(picked))]
			}
		}
		if role == "producer" || role == "both" {
			answers["publish_obstacles"] = several("publish_obstacles", 9)
		}
		for _, skill := range []string{"find_data", "analyse", "formats", "metadata", "licences", "deposit"} {
			answers["importance_"+skill], answers["ease_"+skill] = one("importance"), one("ease")
		}
		if i%10 == 0 {
			answers["most_helpful"] = survey.Str("Une carte des portails.")
			skipped = slices.DeleteFunc(skipped, func(name string) bool { return name == "most_helpful" })
		}
		s.Add(events[i%len(events)], answers, skipped...)
		s.Sent[len(s.Sent)-1].Source = survey.SourceSimulated
	}
}
