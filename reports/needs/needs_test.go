package needs_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"sonde/reports/needs"
	"sonde/reports/reporttest"
	"sonde/reports/tabulate"
	"sonde/survey"
)

func TestNeedIsTheShareOfTheCommunity(t *testing.T) {
	r := compute(t, forty(), "", tabulate.Policy{})
	if len(r.Groups) != 2 || r.Groups[0].Kind != "use" || r.Groups[1].Kind != "skill" {
		t.Fatalf("groups: %+v", r.Groups)
	}
	// Limits: Wilson, (x + z²/2)/(n + z²) ± z/(n + z²) sqrt(x(n - x)/n + z²/4) with z = 1.959964, n = 40; that is
	// prop.test(x, 40, correct = FALSE)$conf.int in R.
	for _, want := range []struct {
		concept         string
		count           int
		share, low, top float64
		verdict         needs.Verdict
	}{
		{"use/find", 24, 0.6, 0.4459589, 0.7365167, needs.PartlyCovered},
		{"use/licence", 20, 0.5, 0.3519953, 0.6480047, needs.NotTrainable},
		{"use/volume", 8, 0.2, 0.1049999, 0.3475731, needs.Gap},
		{"use/format", 0, 0, 0, 0.0876216, needs.NoVerdict}, // 8.8 % at its upper limit
	} {
		n := need(t, r.Groups[0], want.concept)
		if n.Count != want.count || n.Base != 40 || n.Verdict != want.verdict {
			t.Errorf("%s: %d of %d, %s; want %d of 40, %s", want.concept, n.Count, n.Base, n.Verdict, want.count, want.verdict)
		}
		near(t, want.concept, *n.Need, want.share)
		near(t, want.concept+" low", *n.Low, want.low)
		near(t, want.concept+" high", *n.High, want.top)
	}
}

func TestBothLists(t *testing.T) {
	g := compute(t, forty(), "", tabulate.Policy{}).Groups[0]
	type line struct {
		concept          string
		score, low, high float64
	}
	lines := func(l needs.List) (made []line) {
		for _, p := range l.Priorities {
			made = append(made, line{p.Concept, p.Score, p.Low, p.High})
		}
		return made
	}
	for _, test := range []struct {
		name string
		got  []line
		want []line
	}{
		// find: 0.6 x 1 x (1 - 0.5) = 0.3; volume: 0.2 x 0.5 x (1 - 0) = 0.1; limits times the same 0.5 and 0.5.
		// licence: trainable 0; format: no verdict.
		{"create", lines(g.Create), []line{{"use/find", 0.3, 0.5 * 0.4459589, 0.5 * 0.7365167}, {"use/volume", 0.1, 0.5 * 0.1049999, 0.5 * 0.3475731}}},
		// find: 0.6 x 1 x 0.5 x (1 - 10/40) = 0.225; nothing else is covered.
		{"promote", lines(g.Promote), []line{{"use/find", 0.225, 0.375 * 0.4459589, 0.375 * 0.7365167}}},
	} {
		if len(test.got) != len(test.want) {
			t.Fatalf("%s: %+v", test.name, test.got)
		}
		for i, want := range test.want {
			if test.got[i].concept != want.concept {
				t.Errorf("%s %d: %s, want %s", test.name, i, test.got[i].concept, want.concept)
			}
			near(t, test.name+" score", test.got[i].score, want.score)
			near(t, test.name+" low", test.got[i].low, want.low)
			near(t, test.name+" high", test.got[i].high, want.high)
		}
	}
	if first := g.Create.Priorities[0]; first.Rank != 1 || *first.PTop3 != 1 || first.RankLow != 1 {
		t.Errorf("two needs are always among the first three: %+v", first)
	}
}

func TestAwareIsTheBestKnownMatchingOffer(t *testing.T) {
	n := need(t, compute(t, forty(), "", tabulate.Policy{}).Groups[0], "use/find")
	// Producers who know it do not count: 10 of the 40 users.
	if a := n.Aware; a == nil || a.Offer != "portal" || a.Count != 10 || a.Base != 40 || a.Share.Share != 0.25 {
		t.Errorf("aware: %+v", n.Aware)
	}
	if n := need(t, compute(t, forty(), "", tabulate.Policy{}).Groups[0], "use/volume"); n.Aware != nil || len(n.Offers) != 0 {
		t.Errorf("an offer for another community matches: %+v", n.Offers)
	}
}

func TestWhoHowAndOffers(t *testing.T) {
	n := need(t, compute(t, forty(), "", tabulate.Policy{}).Groups[0], "use/find")
	// 18 of 20 in domain a against 6 of 20 in b: chi-square 40 (18 x 14 - 2 x 6)^2 / (20 x 20 x 24 x 16) = 15, p = 0.000108;
	// adjusted over eight comparisons (four needs, of which format has p = 1, two groups) by Benjamini-Hochberg:
	// both of find are the smallest, p x 8 / 2 = 0.00043.
	if len(n.Who) != 1 || n.Who[0].Code != "a" || n.Who[0].Group.Count != 18 || n.Who[0].Rest.Count != 6 {
		t.Fatalf("who: %+v", n.Who)
	}
	near(t, "difference", n.Who[0].Difference, 0.6)
	if n.Who[0].Low <= 0 || n.Who[0].PAdjusted > 0.0005 || n.Who[0].PAdjusted < 0.0004 {
		t.Errorf("low %v, p %v", n.Who[0].Low, n.Who[0].PAdjusted)
	}
	if n.How.Base != 24 || len(n.How.Formats) != 2 || n.How.Formats[0].Concept != "format/webinar" || n.How.Formats[0].Count != 12 || n.How.Formats[1].Count != 7 {
		t.Errorf("how: %+v", n.How)
	}
	if len(n.Offers) != 1 || !n.Offers[0].Preferred || n.Offers[0].Known.Count != 10 {
		t.Errorf("offers: %+v", n.Offers)
	}
	if other := need(t, compute(t, forty(), "", tabulate.Policy{}).Groups[0], "use/licence"); len(other.Who) != 0 {
		t.Errorf("10 of 20 and 10 of 20 do not differ: %+v", other.Who)
	}
}

func TestSkill(t *testing.T) {
	g := compute(t, forty(), "", tabulate.Policy{}).Groups[1]
	n := need(t, g, "skill/analyse")
	// Important 32/40 = 0.8, easy 12/40 = 0.3: opportunity 8 + (8 - 3) = 13, need 13 / 20 = 0.65; important and not easy:
	// the twenty between the twelve for whom it is easy and the eight to whom it is not important.
	near(t, "opportunity", n.Skill.Opportunity, 13)
	near(t, "need", *n.Need, 0.65)
	if n.Count != 20 || n.Base != 40 || n.Verdict != needs.Gap {
		t.Errorf("%d of %d, %s", n.Count, n.Base, n.Verdict)
	}
	if *n.Low >= 0.65 || *n.High <= 0.65 || *n.Low < 0.4 || *n.High > 0.9 {
		t.Errorf("interval %v to %v", *n.Low, *n.High)
	}
	near(t, "score", g.Create.Priorities[0].Score, 0.65)
}

func TestStepsNameTheSettingsThatChangeTheFirstThree(t *testing.T) {
	g := compute(t, forty(), "", tabulate.Policy{}).Groups[0]
	// find covered wholly scores 0; licence half trainable scores 0.5 x 0.5 = 0.25; volume not trainable scores 0.
	// find half trainable (0.15) and volume half covered (0.05) stay.
	want := []needs.Step{
		{Concept: "use/find", Aspect: survey.AspectCoverage, From: 0.5, To: 1, Enters: []string{}, Leaves: []string{"use/find"}},
		{Concept: "use/licence", Aspect: survey.AspectTrainable, From: 0, To: 0.5, Enters: []string{"use/licence"}, Leaves: []string{}},
		{Concept: "use/volume", Aspect: survey.AspectTrainable, From: 0.5, To: 0, Enters: []string{}, Leaves: []string{"use/volume"}},
	}
	if !reflect.DeepEqual(g.Create.Steps, want) {
		t.Errorf("got %+v", g.Create.Steps)
	}
}

func TestJudgements(t *testing.T) {
	for _, test := range []struct {
		name      string
		judged    []survey.Judgement // newest first
		concept   string
		verdict   needs.Verdict
		create    float64 // 0: not listed
		promote   float64
		confirmed bool
	}{
		{"only a person makes coverage full", []survey.Judgement{judged("use/find", survey.AspectCoverage, 1)},
			"use/find", needs.CoveredUnknown, 0, 0.6 * 0.75, true}, // 0.6 x 1 x 1 x (1 - 0.25)
		{"the newest counts", []survey.Judgement{judged("use/find", survey.AspectCoverage, 0), judged("use/find", survey.AspectCoverage, 1)},
			"use/find", needs.Gap, 0.6, 0, true},
		{"a person can say that training helps", []survey.Judgement{judged("use/licence", survey.AspectTrainable, 1)},
			"use/licence", needs.Gap, 0.5, 0, false},
		{"covered without an offer that was asked about", []survey.Judgement{judged("use/volume", survey.AspectCoverage, 1)},
			"use/volume", needs.Covered, 0, 0.2 * 0.5, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := forty()
			s.Judged = test.judged
			g := compute(t, s, "", tabulate.Policy{}).Groups[0]
			n := need(t, g, test.concept)
			if n.Verdict != test.verdict || n.Coverage.Confirmed != test.confirmed {
				t.Errorf("%s, confirmed %v", n.Verdict, n.Coverage.Confirmed)
			}
			near(t, "create", scoreOf(g.Create, test.concept), test.create)
			near(t, "promote", scoreOf(g.Promote, test.concept), test.promote)
		})
	}
}

func scoreOf(l needs.List, concept string) float64 {
	for _, p := range l.Priorities {
		if p.Concept == concept {
			return p.Score
		}
	}
	return 0
}

func TestWithoutDefaultNobodyIsListed(t *testing.T) {
	s := forty()
	s.Shared.Concepts = s.Shared.Concepts[1:] // the library does not know use/find
	g := compute(t, s, "", tabulate.Policy{}).Groups[0]
	if n := need(t, g, "use/find"); n.Verdict != needs.NotJudged || n.Trainable.Value != nil || scoreOf(g.Create, "use/find") != 0 {
		t.Errorf("%s: %+v", n.Verdict, g.Create)
	}
}

func TestSmallBases(t *testing.T) {
	for _, test := range []struct {
		users   int
		verdict needs.Verdict
		small   bool
	}{{9, needs.TooFew, true}, {10, needs.PartlyCovered, true}, {30, needs.PartlyCovered, false}} {
		s := forty()
		s.Sent = s.Sent[:test.users]
		n := need(t, compute(t, s, "", tabulate.Policy{}).Groups[0], "use/find")
		if n.Verdict != test.verdict || n.Small != test.small || (n.Need == nil) != (test.users < 10) {
			t.Errorf("%d users: %s, small %v, need %v", test.users, n.Verdict, n.Small, n.Need)
		}
	}
}

func TestFilterIsForCoordinators(t *testing.T) {
	n := need(t, compute(t, forty(), "${domain} = 'b'", tabulate.Policy{}).Groups[0], "use/find")
	if n.Count != 6 || n.Base != 20 {
		t.Errorf("%d of %d, want 6 of 20", n.Count, n.Base)
	}
	view, err := tabulate.New("small").Pull(t.Context(), forty())
	if err != nil {
		t.Fatal(err)
	}
	_, err = needs.Of(t.Context(), needs.Input{View: view, Where: "${domain} = 'b'", Policy: tabulate.Policy{K: 5, FixedOnly: true}})
	if survey.KindOf(err) != survey.Denied {
		t.Errorf("got %v", err)
	}
}

// No number that an audience reads is of fewer than k people, nor leaves fewer than k beside it.
func TestSuppression(t *testing.T) {
	for _, k := range []int{3, 5, 9, 10, 21} {
		r := compute(t, forty(), "", tabulate.Policy{K: k, FixedOnly: true})
		for _, g := range r.Groups {
			for _, n := range g.Needs {
				if n.Suppressed {
					if n.Count+n.Base != 0 || n.Need != nil || n.Skill != nil || len(n.Who) > 0 || len(n.How.Formats) > 0 || n.Verdict != needs.Hidden || scoreOf(g.Create, n.Concept) > 0 {
						t.Errorf("k %d: a hidden need tells something: %+v", k, n)
					}
					continue
				}
				seen := []needs.Share{{Count: n.Count, Base: n.Base}}
				for _, o := range n.Who {
					seen = append(seen, o.Group, o.Rest)
				}
				for _, f := range n.How.Formats {
					seen = append(seen, f.Share)
				}
				for _, o := range n.Offers {
					if o.Known != nil && !o.Known.Suppressed {
						seen = append(seen, *o.Known)
					}
				}
				for _, s := range seen {
					if s.Count < k || s.Base-s.Count < k {
						t.Errorf("k %d: %s shows %d of %d", k, n.Concept, s.Count, s.Base)
					}
				}
			}
		}
	}
	shown := need(t, compute(t, forty(), "", tabulate.Policy{K: 5, FixedOnly: true}).Groups[0], "use/find")
	if shown.Suppressed || len(shown.How.Formats) != 2 || len(shown.Who) != 0 { // of domain a, two do not cite it
		t.Errorf("k 5: %+v", shown)
	}
}

func TestSameInputSameResult(t *testing.T) {
	one, err := json.Marshal(compute(t, forty(), "", tabulate.Policy{}))
	if err != nil {
		t.Fatal(err)
	}
	s := forty()
	slices.Reverse(s.Sent)
	two, err := json.Marshal(compute(t, s, "", tabulate.Policy{}))
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(two) {
		t.Errorf("the order of responses changes the result:\n%s\n%s", one, two)
	}
}

func TestBuiltinQuestionnaireHasEveryKind(t *testing.T) {
	s, err := reporttest.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s.Crowd(240)
	view, err := tabulate.New("obstacles").Pull(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := needs.Of(t.Context(), needs.Input{View: view, Library: s.Shared})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range r.Groups {
		got = append(got, g.Community+" "+g.Kind+" "+g.Question)
	}
	want := []string{"users use use_obstacles", "users skill ", "producers publish publish_obstacles", "producers skill "}
	if !slices.Equal(got, want) || len(r.Groups[0].Needs) != 12 || len(r.Groups[1].Needs) != 6 || len(r.Groups[2].Needs) != 16 {
		t.Errorf("got %v", got)
	}
}
