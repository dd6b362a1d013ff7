package reports

import (
	"sonde/reports/needs"
	"sonde/survey"
)

// priorities makes a section for each community and kind of need.
func (b *builder) priorities() error {
	r, err := b.needs()
	if err != nil {
		return err
	}
	for _, g := range r.Groups {
		p := plan{builder: b, group: g}
		if err := p.readJudges(); err != nil {
			return err
		}
		code := g.Community + "_" + g.Kind
		if g.Question != "" {
			code += "_" + g.Question
		}
		b.section(code, p.title(), append([]Block{b.formula()}, p.blocks()...))
	}
	return nil
}

// prioritiesSheet puts all of them into one section.
func (b *builder) prioritiesSheet() error {
	r, err := b.needs()
	if err != nil {
		return err
	}
	var blocks []Block
	for _, g := range r.Groups {
		p := plan{builder: b, group: g}
		if err := p.readJudges(); err != nil {
			return err
		}
		blocks = append(blocks, p.blocks()...)
	}
	if len(blocks) > 0 {
		blocks = append([]Block{b.formula()}, blocks...)
	}
	b.section("priorities", b.say("needs.title", nil), blocks)
	return nil
}

// formula says how priorities are computed, and whose formula it is.
func (b *builder) formula() Block {
	return Paragraph{Text: b.say("needs.formula", nil), Note: true}
}

// plan is the priorities of one group on their way to a section.
type plan struct {
	*builder
	group  needs.Group
	judges map[string]string // names by user id
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

// blocks are the finding, the two lists with what could change them, and all needs with their verdicts.
func (p *plan) blocks() []Block {
	blocks := []Block{Paragraph{Text: p.finding()}}
	blocks = append(blocks, p.listBlocks("create", p.group.Create)...)
	blocks = append(blocks, p.listBlocks("promote", p.group.Promote)...)
	return append(blocks, p.needsTable())
}

// finding says what comes first in the list of what to create, and how sure that is.
func (p *plan) finding() string {
	title := p.title()
	if len(p.group.Create.Priorities) == 0 {
		return p.say("needs.finding_none", survey.Args{"Group": title})
	}
	first := p.group.Create.Priorities[0]
	args := survey.Args{
		"Group": title, "Need": p.needLabel(first.Concept), "Score": p.score(first.Score), "Interval": p.scoreInterval(first),
	}
	if first.PTop3 == nil {
		return p.say("needs.finding", args)
	}
	args["Times"] = p.times(*first.PTop3)
	return p.say("needs.finding_sure", args)
}

// listBlocks are one list and the line on its settings.
func (p *plan) listBlocks(kind string, list needs.List) []Block {
	if len(list.Priorities) == 0 {
		return []Block{Paragraph{Text: p.say("needs.empty."+kind, nil)}}
	}
	return []Block{p.listTable(kind, list), Paragraph{Text: p.steps(list), Note: true}}
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

// score writes a score or a setting with two decimals.
func (p *plan) score(x float64) string { return p.src.Words.Number(p.req.Language, x, 2) }

func (p *plan) scoreInterval(x needs.Priority) string {
	return p.score(x.Low) + "–" + p.score(x.High)
}

// times writes a probability as so many of 100 resamples.
func (p *plan) times(x float64) string { return p.src.Words.Number(p.req.Language, 100*x, 0) }
