package reports

import (
	"slices"

	"sonde/reports/needs"
	"sonde/survey"
)

// priorities makes a section for the plan in sentences, then one for each community and kind of need.
func (b *builder) priorities() error {
	plans, err := b.plans()
	if err != nil || len(plans) == 0 {
		return err
	}
	b.section("plan", b.say("needs.plan", nil), b.opening(plans))
	for _, p := range plans {
		code := p.group.Community + "_" + p.group.Kind
		if p.group.Question != "" {
			code += "_" + p.group.Question
		}
		b.section(code, p.title(), p.blocks())
	}
	return nil
}

// prioritiesSheet puts all of them into one section.
func (b *builder) prioritiesSheet() error {
	plans, err := b.plans()
	if err != nil || len(plans) == 0 {
		return err
	}
	blocks := b.opening(plans)
	for _, p := range plans {
		blocks = append(append(blocks, Paragraph{Text: p.title(), Heading: true}), p.blocks()...)
	}
	b.section("priorities", b.say("needs.title", nil), blocks)
	return nil
}

// plan is the priorities of one group on their way to a section. Code begins the codes of its figures and tables.
type plan struct {
	*builder
	group  needs.Group
	code   string
	judges map[string]string // names by user id
}

// plans computes the groups. The second question about the same kind of need has its name in the codes.
func (b *builder) plans() ([]plan, error) {
	r, err := b.needs()
	if err != nil {
		return nil, err
	}
	var list []plan
	for _, g := range r.Groups {
		p := plan{builder: b, group: g, code: g.Community + "_" + g.Kind}
		if slices.ContainsFunc(list, func(other plan) bool { return other.code == p.code }) {
			p.code += "_" + g.Question
		}
		if err := p.readJudges(); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// readJudges finds the names of those who confirmed a setting. A person who is gone keeps no name.
func (p *plan) readJudges() error {
	p.judges = map[string]string{}
	for _, n := range p.group.Needs {
		for _, id := range []string{n.Trainable.By, n.Coverage.By} {
			if _, known := p.judges[id]; known || id == "" {
				continue
			}
			user, err := p.src.Store.User(p.ctx, id)
			if err != nil && !survey.IsKind(err, survey.NotFound) {
				return err
			}
			p.judges[id] = user.Name
		}
	}
	return nil
}

// title names community and kind.
func (p *plan) title() string {
	return p.say("needs.group."+p.group.Kind, survey.Args{"Community": p.text(p.group.CommunityLabel)})
}

// lists are the two lists, what to create or extend first.
func (p *plan) lists() []planList {
	return []planList{{plan: p, kind: "create", list: p.group.Create}, {plan: p, kind: "promote", list: p.group.Promote}}
}

// blocks are, for each list, its figure, how firm it is and what to do; then all needs with verdicts, and the settings.
func (p *plan) blocks() []Block {
	var blocks []Block
	for _, l := range p.lists() {
		if len(l.list.Priorities) == 0 {
			blocks = append(blocks, Paragraph{Text: p.say("needs.empty."+l.kind, nil)})
			continue
		}
		lead := p.say("needs.steps_lead", nil)
		blocks = append(blocks, l.figure(), Paragraph{Lead: lead, Text: lead + " " + p.steps(l.list)}, l.actions())
	}
	return append(blocks, p.needsTable(), p.settingsTable())
}

// need finds a need by concept.
func (p *plan) need(concept string) needs.Need {
	for _, n := range p.group.Needs {
		if n.Concept == concept {
			return n
		}
	}
	return needs.Need{}
}

func (p *plan) needLabel(concept string) string {
	if label := p.text(p.need(concept).Label); label != "" {
		return label
	}
	return p.concept(concept)
}

// score writes a score with two decimals.
func (p *plan) score(x float64) string { return p.src.Words.Number(p.req.Language, x, 2) }

func (p *plan) scoreInterval(x needs.Priority) string {
	return p.score(x.Low) + "–" + p.score(x.High)
}

// times is a probability as so many of 100 resamples, the same in sentences and tables.
func times(x float64) int { return int(100*x + 0.5) }
