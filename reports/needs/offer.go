package needs

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// known is how many of a community know each offer that the survey asks about.
type known struct {
	question string
	base     int
	offers   []knownOffer
}

type knownOffer struct {
	code, choice string
	count        int
	hidden       bool // for this audience
}

// find gives the offer of a code.
func (k *known) find(code string) (knownOffer, bool) {
	at := slices.IndexFunc(k.offers, func(o knownOffer) bool { return o.code == code })
	if at < 0 {
		return knownOffer{}, false
	}
	return k.offers[at], true
}

// known counts who knows what, on the first question that lists offers; no offers without such a question.
func (m *maker) known(ctx context.Context, where string) (known, error) {
	if len(m.outline.Offers) == 0 {
		return known{}, nil
	}
	q := m.outline.Offers[0]
	k := known{question: q.Name}
	answered := tabulate.Mark{{Question: q.Name}}
	marks := []tabulate.Mark{answered}
	for _, c := range q.Choices {
		if code, ok := strings.CutPrefix(c.Concept, KindOffer+"/"); ok {
			k.offers = append(k.offers, knownOffer{code: code, choice: c.Name})
			marks = append(marks, tabulate.Mark{{Question: q.Name, Choices: []string{c.Name}}})
		}
	}
	counts, err := m.in.View.Cross(ctx, where, []tabulate.Mark{answered}, marks)
	if err != nil {
		return known{}, err
	}
	k.base = counts[0][0]
	for i := range k.offers {
		k.offers[i].count = counts[0][i+1]
		tells, err := m.rolesTell(ctx, where, q.Name, k.offers[i].choice)
		if err != nil {
			return known{}, err
		}
		k.offers[i].hidden = tells || m.hides(k.offers[i].count, k.base)
	}
	return k, nil
}

// share is who knows an offer, unless it is hidden.
func (k *known) share(m *maker, o knownOffer) Share {
	if o.hidden {
		return Share{Suppressed: true}
	}
	return m.share(o.count, k.base)
}

// matching gives the offers for a community that address a concept.
func (m *maker) matching(concept, community string) []survey.Offer {
	var list []survey.Offer
	for _, o := range m.in.Library.Offers {
		if slices.Contains(o.Concepts, concept) && slices.Contains(o.Communities, community) {
			list = append(list, o)
		}
	}
	return list
}

// aware tells who knows the best known of the offers; nil when the survey asks about none of them, or nobody answered.
func (m *maker) aware(offers []survey.Offer, k known) *Aware {
	if k.base == 0 || k.base < m.in.Policy.K {
		return nil
	}
	var best *knownOffer
	for _, o := range offers {
		if one, ok := k.find(o.Code); ok && (best == nil || one.count > best.count) {
			best = &one
		}
	}
	if best == nil {
		return nil
	}
	a := &Aware{Offer: best.code, Share: k.share(m, *best), Assumed: float64(best.count) / float64(k.base)}
	if a.Suppressed {
		a.Assumed = 0
		if 2*best.count >= k.base {
			a.Assumed = 1
		}
	}
	return a
}

// offers lists the matching offers in the order in which to send people to them: in a format that they prefer
// first, then those that a person has checked, then the best known.
func (m *maker) offers(matching []survey.Offer, k known, how How) []Offer {
	list := make([]Offer, 0, len(matching))
	for _, o := range matching {
		one := Offer{Code: o.Code, Name: o.Name, URL: o.URL, CheckedOn: o.CheckedOn}
		if ticked, ok := k.find(o.Code); ok {
			one.Known = new(k.share(m, ticked))
		}
		for _, f := range how.Formats {
			one.Preferred = one.Preferred || slices.Contains(o.Formats, f.Concept)
		}
		list = append(list, one)
	}
	first := func(a, b bool) int {
		switch {
		case a == b:
			return 0
		case a:
			return -1
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b Offer) int {
		return cmp.Or(first(a.Preferred, b.Preferred), first(a.CheckedOn != "", b.CheckedOn != ""),
			cmp.Compare(knownCount(b), knownCount(a)))
	})
	return list
}

func knownCount(o Offer) int {
	if o.Known == nil {
		return 0
	}
	return o.Known.Count
}
