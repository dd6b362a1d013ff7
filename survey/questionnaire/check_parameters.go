package questionnaire

import (
	"math"
	"slices"
	"strings"

	"sonde/survey"
)

// parameters checks those of a question: that the type takes them, and what they say.
func (c *checker) parameters(p placed) {
	q := p.question
	accepted := acceptedBy(q.Type)
	for _, name := range sortedKeys(q.Parameters) {
		if !slices.Contains(accepted, name) {
			args := survey.Args{"Parameter": name, "Type": string(q.Type), "Accepted": strings.Join(accepted, ", ")}
			c.say(SeverityError, qstParameter, c.place(p, "parameters"), args)
		}
	}
	switch {
	case q.Type == survey.Range:
		c.scale(p)
	case takesList(q.Type):
		c.shuffle(p)
	case q.Type == survey.TextType:
		if x, ok := parameterNumber(q, "rows"); q.Parameters["rows"] != "" && (!ok || x < 1 || x != math.Trunc(x)) {
			c.parameter(p, qstParameterNumber, "rows")
		}
	}
}

func (c *checker) parameter(p placed, code, name string) {
	args := survey.Args{"Parameter": name, "Value": p.question.Parameters[name], "Appearance": p.question.Appearance}
	c.say(SeverityError, code, c.place(p, "parameters"), args)
}

// acceptedBy lists the parameters that a type takes.
func acceptedBy(t survey.QuestionType) []string {
	switch {
	case t == survey.Range:
		return []string{"end", "placeholder", "start", "step", "tick_interval", "tick_labelset"}
	case t == survey.TextType:
		return []string{"rows"}
	case takesList(t):
		return []string{"randomize", "seed"}
	}
	return nil
}

// shuffle checks the order of choices by chance.
func (c *checker) shuffle(p placed) {
	q := p.question
	randomize, there := q.Parameters["randomize"]
	if there && randomize != "true" && randomize != "false" {
		c.parameter(p, qstRandomize, "randomize")
	}
	seed, seeded := q.Parameters["seed"]
	if !seeded {
		return
	}
	name, ok := reference(seed)
	if _, number := parameterNumber(q, "seed"); !there || !number && (!ok || !c.knows(name) || c.count[name] > 1) {
		c.parameter(p, qstSeed, "seed")
	}
}

// scale checks the parameters of a range.
func (c *checker) scale(p placed) {
	q := p.question
	sound := true
	for _, name := range []string{"start", "end", "step", "tick_interval", "placeholder"} {
		x, ok := parameterNumber(q, name)
		if _, there := q.Parameters[name]; !there {
			continue
		}
		if divides := name == "step" || name == "tick_interval"; !ok || divides && x == 0 {
			c.parameter(p, qstParameterNumber, name)
			sound = false
		}
		if name == "tick_interval" || name == "placeholder" {
			c.ticksShown(p, name)
		}
	}
	if !sound {
		return
	}
	s := scaleOf(q)
	width := s.High() - s.Low()
	if s.Step > width {
		c.parameter(p, qstScaleWidth, "step")
	}
	interval, spaced := parameterNumber(q, "tick_interval")
	switch {
	case !spaced:
	case interval > width:
		c.parameter(p, qstScaleWidth, "tick_interval")
	case !whole(interval / s.Step):
		c.parameter(p, qstScaleStep, "tick_interval")
	}
	if x, ok := parameterNumber(q, "placeholder"); ok {
		switch {
		case !s.Within(x):
			c.parameter(p, qstScaleOutside, "placeholder")
		case !s.OnStep(x):
			c.parameter(p, qstScaleStep, "placeholder")
		}
	}
	if list, there := q.Parameters["tick_labelset"]; there {
		c.ticksShown(p, "tick_labelset")
		if spaced {
			s.Step = math.Abs(interval)
		}
		c.ticks(p, s, list)
	}
}

// ticksShown checks that the range's appearance shows ticks: the horizontal one, vertical and no-ticks do.
func (c *checker) ticksShown(p placed, parameter string) {
	if q := p.question; q.Appearance != "" && !Appears(q, "vertical") && !Appears(q, "no-ticks") {
		c.parameter(p, qstScaleTicks, parameter)
	}
}

// ticks checks the list that labels ticks: its names are numbers on the ticks; with no-ticks, the two ends.
func (c *checker) ticks(p placed, s Scale, list string) {
	at := c.place(p, "parameters")
	choices, known := c.q.ChoiceLists[list]
	if !known {
		c.say(SeverityError, qstListUnknown, at, survey.Args{"List": list})
		return
	}
	c.used[list] = true
	ends := 0
	for _, choice := range choices {
		x, ok := number(choice.Name)
		if !ok || !s.Within(x) || !s.OnStep(x) {
			at.List, at.Choice = list, choice.Name
			c.say(SeverityError, qstTick, at, survey.Args{"Choice": choice.Name})
			return
		}
		if x == s.Start || x == s.End {
			ends++
		}
	}
	if Appears(p.question, "no-ticks") && (ends != len(choices) || ends != 2) {
		c.say(SeverityError, qstTicks, at, survey.Args{"List": list})
	}
}
