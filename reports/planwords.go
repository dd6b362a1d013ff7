package reports

import (
	"strings"

	"sonde/reports/needs"
	"sonde/survey"
)

// steps says whether the first three would change if one setting moved one step, and which settings do it.
func (p *plan) steps(list needs.List) string {
	if len(list.Steps) == 0 {
		return p.say("needs.steps_none", nil)
	}
	var which []string
	for _, s := range list.Steps[:min(mostSteps, len(list.Steps))] {
		which = append(which, p.say("needs.step."+string(s.Aspect), survey.Args{
			"Need": p.needLabel(s.Concept), "From": p.setting(s.From), "To": p.setting(s.To),
		}))
	}
	said := p.say("needs.steps", survey.Args{"Count": len(list.Steps), "Which": strings.Join(which, p.say("report.joint", nil))})
	if more := len(list.Steps) - len(which); more > 0 {
		said += " " + p.say("needs.steps_more", survey.Args{"Count": more})
	}
	return said
}

// mostSteps is how many settings are named.
const mostSteps = 6

// setting writes 0, 0.5 or 1.
func (p *plan) setting(x float64) string {
	if x == float64(int(x)) {
		return p.src.Words.Number(p.req.Language, x, 0)
	}
	return p.src.Words.Number(p.req.Language, x, 1)
}

// trainable says how far training helps, why, and who confirmed it.
func (p *plan) trainable(n needs.Need) string { return p.settingWords(n.Trainable) }

// coverage says how far offers cover the need.
func (p *plan) coverage(n needs.Need) string {
	said := p.settingWords(n.Coverage)
	if !n.Coverage.Confirmed && n.Coverage.Value != nil && *n.Coverage.Value > 0 {
		said += " " + p.say("needs.coverage_derived", survey.Args{"Count": len(n.Offers)})
	}
	return said
}

func (p *plan) settingWords(s needs.Setting) string {
	if s.Value == nil {
		return p.say("needs.setting_none", nil)
	}
	args := survey.Args{"Value": p.setting(*s.Value), "Reason": s.Reason, "On": p.src.Words.Date(p.req.Language, s.On)}
	if !s.Confirmed {
		args["Reason"] = p.text(s.ProposedReason)
		return strings.TrimSpace(p.say("needs.setting_proposed", args))
	}
	key := "needs.setting_confirmed"
	if name := p.judges[s.By]; name != "" {
		args["By"], key = name, "needs.setting_confirmed_by"
	}
	return strings.TrimSpace(p.say(key, args))
}

// aware says who knows the best known of the offers.
func (p *plan) aware(n needs.Need) string {
	switch a := n.Aware; {
	case a == nil && len(n.Offers) == 0:
		return ""
	case a == nil:
		return p.say("needs.aware_unknown", nil)
	case a.Suppressed && a.Assumed == 0:
		return p.say("needs.aware_few", survey.Args{"Offer": p.offerName(n, a.Offer)})
	case a.Suppressed:
		return p.say("needs.aware_most", survey.Args{"Offer": p.offerName(n, a.Offer)})
	default:
		return p.say("needs.aware", survey.Args{"Offer": p.offerName(n, a.Offer), "Share": p.valueText(&a.Share.Share, a.Count, a.Base)})
	}
}

func (p *plan) offerName(n needs.Need, code string) string {
	for _, o := range n.Offers {
		if o.Code == code {
			return p.text(o.Name)
		}
	}
	return code
}

// who names the groups in which the need is cited more.
func (p *plan) who(n needs.Need) string {
	if len(n.Who) == 0 {
		return p.say("needs.who_none", nil)
	}
	var parts []string
	for _, o := range n.Who {
		parts = append(parts, p.say("needs.who", survey.Args{
			"Group": p.text(o.Label), "Points": p.src.Words.Number(p.req.Language, 100*o.Difference, 0), "Interval": p.interval(o.Low, o.High, 0),
		}))
	}
	return strings.Join(parts, p.say("report.joint", nil))
}

// how names the formats preferred by those who meet the need.
func (p *plan) how(n needs.Need) string {
	switch {
	case n.How.Suppressed:
		return p.say("needs.how_hidden", nil)
	case n.How.Base < needs.SmallestBase:
		return p.say("needs.how_few", survey.Args{"Count": n.How.Base})
	case len(n.How.Formats) == 0:
		return p.say("needs.how_none", nil)
	}
	var parts []string
	for _, f := range n.How.Formats {
		parts = append(parts, p.say("needs.format", survey.Args{"Format": p.text(f.Label), "Share": p.percent(f.Share.Share, decimals(f.Base))}))
	}
	key := "needs.how"
	if n.How.Base < needs.SmallBase {
		key = "needs.how_small"
	}
	return p.say(key, survey.Args{"Formats": p.list(parts), "Count": n.How.Base})
}

// mostOffers is how many offers a priority names.
const mostOffers = 3

// offersFor names the offers to send people to first.
func (p *plan) offersFor(n needs.Need) string {
	if len(n.Offers) == 0 {
		return p.say("needs.offers_none", nil)
	}
	var names []string
	for _, o := range n.Offers[:min(mostOffers, len(n.Offers))] {
		name := p.text(o.Name)
		if o.Preferred {
			name = p.say("needs.offer_preferred", survey.Args{"Offer": name})
		}
		names = append(names, name)
	}
	said := strings.Join(names, p.say("report.joint", nil))
	if more := len(n.Offers) - len(names); more > 0 {
		said += " " + p.say("needs.offers_more", survey.Args{"Count": more})
	}
	return said
}
