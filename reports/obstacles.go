package reports

import (
	"sonde/reports/needs"
	"sonde/survey"
)

// obstacles makes a section for each kind of obstacle: which, which weigh most, and how many at once.
func (b *builder) obstacles() error {
	for _, kind := range []string{needs.KindUse, needs.KindPublish} {
		var blocks []Block
		for _, o := range b.outline.Obstacles {
			if o.Kind != kind {
				continue
			}
			made, err := b.obstacle(o)
			if err != nil {
				return err
			}
			blocks = append(blocks, made...)
		}
		b.section("obstacles_"+kind, b.say("report.section_obstacles."+kind, nil), blocks)
	}
	return nil
}

func (b *builder) obstacle(o needs.Obstacle) ([]Block, error) {
	figure, err := b.shares(o.Question)
	if err != nil {
		return nil, err
	}
	blocks := []Block{figure}
	if o.Heaviest.Name != "" {
		heaviest, err := b.shares(o.Heaviest)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, Paragraph{Text: b.say("report.heaviest", survey.Args{"Question": b.questionLabel(o.Heaviest)})}, heaviest)
	}
	together, err := b.together(o)
	return append(blocks, together...), err
}
