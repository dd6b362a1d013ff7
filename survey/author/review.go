package author

import (
	"context"
	"slices"
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Review is what publishing a draft would do: what its author reads before confirming.
type Review struct {
	Draft   survey.Draft // as it was looked at: its mark goes with the publishing
	Newest  int          // the newest version; 0: none yet
	Since   int          // the version with which it is compared
	Usage   Usage
	Changes Changes // since that version; the effect of those that no answer meets is Keeps
	// Errors refuse the publishing, as do Broken: the changes with which answers could not be read any more.
	Errors questionnaire.Messages
	Broken Changes
	// Retires are the choices that the draft lacks and answers hold: the version has them, retired.
	Retires []questionnaire.Place

	Content survey.Questionnaire // what would be published: the draft with these
	Same    bool                 // the newest version says the same: nothing would be new
}

// Ready tells whether nothing refuses the publishing.
func (r Review) Ready() bool { return len(r.Errors) == 0 && len(r.Broken) == 0 }

// Review tells what publishing the draft of a name would do, compared with a version, the newest with 0; without a draft,
// what that newest version changes. NotFound QNR_001 when there is neither.
func (a *Author) Review(ctx context.Context, name string, since int) (Review, error) {
	draft, err := a.Open(ctx, name)
	if err != nil {
		return Review{}, err
	}
	return a.review(ctx, draft, since)
}

// Since tells what the newest version changed since another, as Review does of a draft: drafts do not count. NotFound
// QNR_001 when there is no version.
func (a *Author) Since(ctx context.Context, name string, version int) (Review, error) {
	newest, err := a.store.Published(ctx, name, 0)
	if err != nil {
		return Review{}, err
	}
	at := survey.Mark{From: newest.Version}
	newest.Version = 0
	return a.review(ctx, survey.Draft{Questionnaire: newest, Mark: at}, version)
}

func (a *Author) review(ctx context.Context, draft survey.Draft, since int) (r Review, err error) {
	r = Review{Draft: draft, Content: draft.Questionnaire, Errors: questionnaire.Check(draft.Questionnaire).Errors()}
	name := draft.Questionnaire.Name
	older, err := a.outlines(ctx, name)
	if err != nil || len(older) == 0 {
		return r, err
	}
	if r.Usage, err = a.Usage(ctx, name); err != nil {
		return r, err
	}
	newest, err := a.store.Published(ctx, name, 0)
	if err != nil {
		return r, err
	}
	if r.Newest, r.Since = newest.Version, since; since == 0 {
		r.Since = r.Newest
	}
	shown, err := a.store.Published(ctx, name, r.Since)
	if err != nil {
		return r, err
	}
	r.retire(older)
	newest.Version = 0
	r.Same = questionnaire.Same(newest, r.Content)
	r.Changes = Compare(shown, r.Content)
	r.reused(older, outlineOf(r.Content))
	r.weigh()
	return r, nil
}

// reused notes the added questions whose name was another question's in another version.
func (r *Review) reused(older []*outline, now *outline) {
	for _, c := range slices.Clone(r.Changes) {
		if c.Code != QuestionAdded {
			continue
		}
		for i, o := range older {
			version := r.Newest - i
			was, there := o.at[c.Key]
			if !there || version == r.Since {
				continue
			}
			effect := effectOfType(was.question.Type, now.at[c.Key].question.Type)
			if effect == Keeps && pairs(was.question.Label) != pairs(now.at[c.Key].question.Label) {
				effect = Rewords
			}
			if effect > Keeps {
				r.Changes = append(r.Changes, Change{Code: NameReused, Place: c.Place, Key: c.Key, Effect: effect, Old: strconv.Itoa(version)})
			}
			break
		}
	}
}

// weigh holds the effects of the changes against the answers that there are.
func (r *Review) weigh() {
	takers := map[string][]string{} // keys of the questions that take a list
	o := outlineOf(r.Content)
	for _, key := range o.order {
		takers[o.at[key].question.List] = append(takers[o.at[key].question.List], key)
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		met := r.Usage.Answered[c.Key] > 0
		if c.Key == "" && c.Place.Choice != "" {
			met = slices.ContainsFunc(takers[c.Place.List], func(key string) bool { return r.Usage.Picked[key][c.Place.Choice] > 0 })
		}
		if !met {
			c.Effect = Keeps
		}
		if c.Effect == Breaks {
			r.Broken = append(r.Broken, *c)
		}
	}
}

// retire gives the lists of the content the choices that they lack and that answers to their questions hold, with the
// words of the newest version that had them.
func (r *Review) retire(older []*outline) {
	o := outlineOf(r.Content)
	lists := map[string][]survey.Choice{}
	for name, choices := range r.Content.ChoiceLists {
		lists[name] = choices
	}
	for _, key := range o.order {
		one := o.at[key]
		list := one.question.List
		if _, takes := lists[list]; list == "" || !takes {
			continue
		}
		for _, before := range older {
			was, there := before.at[key]
			if !there || was.question.List == "" {
				continue
			}
			for _, choice := range before.lists[was.question.List] {
				if r.Usage.Picked[key][choice.Name] == 0 || len(byName(lists[list])[choice.Name]) > 0 {
					continue
				}
				choice.Retired = true
				lists[list] = append(slices.Clone(lists[list]), choice)
				place := one.place("list")
				place.List, place.Choice = list, choice.Name
				r.Retires = append(r.Retires, place)
			}
		}
	}
	r.Content.ChoiceLists = lists
}
