package needs

import (
	"context"
	"strings"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// item is what can be a need, before it is measured.
type item struct {
	concept string
	choice  string
	label   survey.Text
	meets   tabulate.Mark // those who meet it
	base    tabulate.Mark // those who could have said so
	// Of skills: those of the base who find it important, and easy.
	important, easy tabulate.Mark
}

// isSkill tells whether the need is an opportunity, not a share.
func (i *item) isSkill() bool { return i.important != nil }

// obstacleItems gives the choices of an obstacle question that stand for obstacles.
func obstacleItems(o Obstacle) []item {
	var list []item
	name := o.Question.Name
	for _, c := range o.Question.Choices {
		if c.Exclusive || !strings.HasPrefix(c.Concept, o.Kind+"/") {
			continue
		}
		list = append(list, item{
			concept: c.Concept, choice: c.Name, label: c.Label,
			meets: tabulate.Mark{{Question: name, Choices: []string{c.Name}}}, base: tabulate.Mark{{Question: name}},
		})
	}
	return list
}

// skillItems gives the skills. Who finds one important and not easy meets the need; the top two points of each
// scale count as important and as easy, exclusive choices (no opinion) as no answer.
func skillItems(pairs []SkillPair) []item {
	var list []item
	for _, p := range pairs {
		unimportant, important := scale(p.Importance)
		hard, easy := scale(p.Ease)
		rated := func(importance, ease []string) tabulate.Mark {
			return tabulate.Mark{{Question: p.Importance.Name, Choices: importance}, {Question: p.Ease.Name, Choices: ease}}
		}
		anyImportance, anyEase := append(unimportant[:len(unimportant):len(unimportant)], important...), append(hard[:len(hard):len(hard)], easy...)
		list = append(list, item{
			concept: p.Concept.Code, label: p.Concept.Label,
			meets: rated(important, hard), base: rated(anyImportance, anyEase),
			important: rated(important, anyEase), easy: rated(anyImportance, easy),
		})
	}
	return list
}

// topPoints is how many of the highest points of a scale count as its top.
const topPoints = 2

// scale splits the points of a rating into the lower ones and the top.
func scale(q tabulate.Question) (lower, top []string) {
	for _, c := range q.Choices {
		if !c.Exclusive {
			top = append(top, c.Name)
		}
	}
	cut := max(0, len(top)-topPoints)
	return top[:cut:cut], top[cut:]
}

// sample is one group in the making: its items among the respondents of a community.
type sample struct {
	*maker
	where string
	group *Group
	items []item
	known known
}

// marks gives one mark of every item.
func (s *sample) marks(of func(*item) tabulate.Mark) []tabulate.Mark {
	list := make([]tabulate.Mark, len(s.items))
	for i := range s.items {
		list[i] = of(&s.items[i])
	}
	return list
}

// count makes the needs with those who meet each and its base.
func (s *sample) count(ctx context.Context) error {
	s.group.Needs = make([]Need, len(s.items))
	for i := range s.items {
		one := &s.items[i]
		counts, err := s.in.View.Cross(ctx, s.where, []tabulate.Mark{one.base}, []tabulate.Mark{one.base, one.meets})
		if err != nil {
			return err
		}
		s.group.Needs[i] = Need{
			Concept: one.concept, Choice: one.choice, Label: one.label, Base: counts[0][0], Count: counts[0][1], Who: []Over{},
		}
	}
	return s.hide(ctx)
}
