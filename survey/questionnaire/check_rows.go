package questionnaire

import "sonde/survey"

// rows adds up the rows that repeats with a number for a count have on every sheet: one in the other, they multiply. Beyond
// what a sheet may hold nobody could send it; where conditions may leave some of the rows out, it may be meant.
func (c *checker) rows() {
	always, together := 0, 0
	for _, p := range c.all {
		if p.question.Type != survey.Repeat || len(p.question.Questions) == 0 {
			continue
		}
		count, free := c.fixedRows(p)
		if count == 0 {
			continue
		}
		free = free && c.q.Sections[p.section].Relevant == ""
		before := together
		together = min(together+count, maxCounted)
		if free {
			always = min(always+count, maxCounted)
		}
		args := survey.Args{"Count": together, "Limit": MaxSheetRows}
		switch {
		case free && always > MaxSheetRows && always-count <= MaxSheetRows:
			args["Count"] = always
			c.say(SeverityError, qstRows, c.place(p, "repeat_count"), args)
		case together > MaxSheetRows && before <= MaxSheetRows:
			c.say(SeverityWarning, qstRows, c.place(p, "repeat_count"), args)
		}
	}
}

// maxCounted bounds the sums of rows, whose products grow without end.
const maxCounted = 1_000_000_000

// fixed gives the number of rows that a repeat's count says, itself or, as XLSForm has it, by a calculation of a number.
func (c *checker) fixed(count string) (rows float64, fixed bool) {
	if name, ok := reference(count); ok && c.count[name] == 1 {
		if q := c.names[name]; q.Type == survey.Calculate && q.Relevant == "" && q.Trigger == "" {
			count = q.Calculation
		}
	}
	return number(count)
}

// fixedRows is how many rows a repeat has by its count and those of the repeats around it, 0 where one is no number; free tells
// that no condition stands before any of them.
func (c *checker) fixedRows(p placed) (rows int, free bool) {
	rows, free = 1, p.question.Relevant == ""
	for _, one := range append(p.around[:len(p.around):len(p.around)], p.question) {
		free = free && one.Relevant == ""
		if one.Type != survey.Repeat {
			continue
		}
		count, fixed := c.fixed(one.RepeatCount)
		if !fixed || count < 1 {
			return 0, free
		}
		rows = min(rows*int(min(count, MaxRows)), maxCounted)
	}
	return rows, free
}
