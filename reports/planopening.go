package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sonde/reports/needs"
	"sonde/survey"
)

// opening is the plan in sentences: for each community and kind what to create or extend first, and what to promote
// first. It ends with the formula, and whose it is.
func (b *builder) opening(plans []plan) []Block {
	var blocks []Block
	for _, p := range plans {
		blocks = append(blocks, Paragraph{Text: p.title(), Heading: true})
		for _, l := range p.lists() {
			blocks = append(blocks, l.sentence())
		}
	}
	return append(blocks, Paragraph{Text: b.say("needs.note_top3", nil), Note: true}, Paragraph{Text: b.say("needs.formula", nil), Note: true})
}

// mostFirst is how many priorities the sentence names: those that P(top 3) is about.
const mostFirst = 3

// sentence names the first priorities with score, limits, how sure their places are, and verdict; then it says what the
// plausible ranks leave open.
func (l planList) sentence() Paragraph {
	if len(l.list.Priorities) == 0 {
		return Paragraph{Text: l.say("needs.empty."+l.kind, nil)}
	}
	lead := l.say("needs.plan."+l.kind, nil)
	var items []string
	for _, one := range l.list.Priorities[:min(mostFirst, len(l.list.Priorities))] {
		args := survey.Args{
			"Need": l.needLabel(one.Concept), "Score": l.score(one.Score), "Interval": l.scoreInterval(one), "Verdict": lowered(l.verdict(l.need(one.Concept))),
		}
		key := "needs.plan_item"
		if one.PTop3 != nil && len(l.list.Priorities) > mostFirst {
			args["Times"], key = l.count(times(*one.PTop3)), "needs.plan_item_sure"
		}
		items = append(items, l.say(key, args))
	}
	said := lead + " " + strings.Join(items, ", ") + "."
	if open := l.open(); open != "" {
		said += " " + open
	}
	return Paragraph{Lead: lead, Text: said}
}

// open says what the plausible ranks leave open: the order of the first, and which others could be among them.
func (l planList) open() string {
	all := l.list.Priorities
	if len(all) < 2 || all[0].PTop3 == nil {
		return ""
	}
	first := all[:min(mostFirst, len(all))]
	key := "needs.order_sure"
	for i := range first[1:] {
		if first[i+1].RankLow <= first[i].RankHigh {
			key = "needs.order_open"
		}
	}
	if key == "needs.order_open" && within(all[1:], all[0].RankHigh) == 0 {
		key = "needs.order_first"
	}
	said := l.say(key, nil)
	if n := within(all[len(first):], mostFirst); n > 0 {
		said += " " + l.say("needs.others_open", survey.Args{"Count": n})
	}
	return said
}

// within counts the priorities that could have at least the given rank.
func within(list []needs.Priority, rank int) int {
	n := 0
	for _, one := range list {
		if one.PTop3 != nil && one.RankLow <= rank {
			n++
		}
	}
	return n
}

// finding is the figure's title: what comes first, and how many others could.
func (l planList) finding() string {
	first := l.list.Priorities[0]
	args := survey.Args{"Need": l.needLabel(first.Concept), "Score": l.score(first.Score), "Interval": l.scoreInterval(first)}
	others := within(l.list.Priorities[1:], 1)
	if others == 0 {
		return l.say("needs.finding."+l.kind, args)
	}
	args["Count"] = others
	return l.say("needs.finding_unsure."+l.kind, args)
}

// lowered begins a text with a small letter, to stand inside a sentence.
func lowered(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
