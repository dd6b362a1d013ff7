package author

import (
	"context"
	"time"

	"sonde/survey"
)

// Usage is what the responses of all surveys on a questionnaire hold, whichever version they were shown: excluded and
// trial ones too. Keys are those of answers; of what stands in a repeat, after the repeat's: "trip/way".
type Usage struct {
	Responses int
	Answered  map[string]int            // responses that answer a question
	Picked    map[string]map[string]int // responses that hold a choice of a question
}

// Usage tells what the responses on a questionnaire hold. It reads them all.
func (a *Author) Usage(ctx context.Context, name string) (Usage, error) {
	u := Usage{Answered: map[string]int{}, Picked: map[string]map[string]int{}}
	outlines, err := a.outlines(ctx, name)
	if err != nil {
		return u, err
	}
	for _, o := range outlines {
		for key, one := range o.at {
			if one.question.List != "" {
				u.Picked[key] = map[string]int{}
			}
		}
	}
	surveys, err := a.store.Surveys(ctx)
	if err != nil {
		return u, err
	}
	for _, s := range surveys {
		if s.Questionnaire != name {
			continue
		}
		if err := a.addUsage(ctx, &u, s.Slug); err != nil {
			return u, err
		}
	}
	return u, nil
}

// addUsage counts the responses of one survey. A respondent counts once, however many rows say the same.
func (a *Author) addUsage(ctx context.Context, u *Usage, slug string) error {
	type pick struct{ key, choice string }
	answered, picked := map[string]int{}, map[pick]int{} // the last response that was counted
	number := 0
	s := sheet{
		answered: func(key string) {
			if answered[key] != number {
				answered[key] = number
				u.Answered[key]++
			}
		},
		picked: func(key, choice string) {
			counts := u.Picked[key]
			if counts == nil {
				return
			}
			if one := (pick{key, choice}); picked[one] != number {
				picked[one] = number
				counts[choice]++
			}
		},
	}
	for response, err := range a.store.Responses(ctx, slug) {
		if err != nil {
			return err
		}
		number++
		u.Responses++
		s.src, s.at = string(response.Answers), 0
		if err := s.read(); err != nil {
			return err
		}
	}
	return nil
}

// outlines gives those of all versions of a questionnaire, the newest first.
func (a *Author) outlines(ctx context.Context, name string) ([]*outline, error) {
	editions, err := a.store.Editions(ctx, name)
	if err != nil {
		return nil, err
	}
	outlines := make([]*outline, len(editions))
	for i, e := range editions {
		q, err := a.store.Published(ctx, name, e.Version)
		if err != nil {
			return nil, err
		}
		outlines[i] = outlineOf(q)
	}
	return outlines, nil
}

// Held tells of the choices of a list in a draft which ones answers hold, to the minute: they are to be retired, not
// deleted. Publishing, which looks again, retires what came meanwhile.
func (a *Author) Held(ctx context.Context, draft survey.Questionnaire, list string) (func(choice string) bool, error) {
	u, err := a.recentUsage(ctx, draft.Name)
	if err != nil {
		return nil, err
	}
	held := map[string]bool{}
	o := outlineOf(draft)
	for _, key := range o.order {
		if o.at[key].question.List == list {
			for choice := range u.Picked[key] {
				held[choice] = true
			}
		}
	}
	return func(choice string) bool { return held[choice] }, nil
}

// recently is how long a count of usage is good enough to choose a question by.
const recently = time.Minute

// recentUsage gives the usage as it was a moment ago.
func (a *Author) recentUsage(ctx context.Context, name string) (Usage, error) {
	a.recent.Lock()
	defer a.recent.Unlock()
	if kept, ok := a.recent.usage[name]; ok && a.now().Sub(kept.at) < recently {
		return kept.Usage, nil
	}
	u, err := a.Usage(ctx, name)
	if err == nil {
		a.recent.usage[name] = countedAt{u, a.now()}
	}
	return u, err
}

type countedAt struct {
	Usage
	at time.Time
}
