package questionnaire

import (
	"math"
	"slices"
	"strconv"

	"sonde/survey"
)

// MaxRows is how many rows a repeat may have.
const MaxRows = 100

// MaxSheetRows is how many rows all repeats of a sheet may have together, rows within rows counted.
const MaxSheetRows = 1_000

// repeated are the rows of a repeat in a sheet.
type repeated struct {
	rows  []*sheet
	came  int      // rows, empty ones too
	spare []*sheet // beyond the number that the count fixes
	lost  []*sheet // in which nothing was asked that is answered
	want  int      // how many rows the count fixes
	over  bool     // the count asks for more than a repeat may have
}

// readRows reads the rows of a repeat. One in which nothing came is left out, unless the repeat's count fixes their number.
func (v *validation) readRows(s *sheet, it *Item) {
	raw, repeat := s.raw.values[it.Index], &s.repeats[it.slot]
	if raw.shape != rowsShape {
		if !raw.empty() {
			v.spoil(s, it, wrong(it, problemType, survey.Args{"Type": string(it.Question.Type)}))
		}
		return
	}
	came := *raw.rows
	if most := min(MaxRows, MaxSheetRows-v.count); raw.over || len(came) > most {
		code, limit := problemRows, MaxRows
		if most < MaxRows {
			limit = MaxSheetRows
		}
		if it.count != nil && v.entry.Mode == Page { // nobody can take rows away
			code = problemWanted
		}
		v.spoil(s, it, wrong(it, code, survey.Args{"Max": limit}))
		return
	}
	repeat.came = len(came)
	v.count += len(came)
	number := 1
	for n := range came {
		row := v.row(s, it, came[n], n+1)
		v.read(row)
		switch {
		case it.count != nil:
		case v.keep:
			row.blank = v.lost[row.prefix()] || !row.tried()
		case v.lost[row.prefix()]:
			repeat.lost = append(repeat.lost, row)
			continue
		case !row.tried() && row.raw.unknown == nil:
			continue
		}
		row.number = number
		repeat.rows = append(repeat.rows, row)
		if !row.blank {
			number++
		}
	}
}

// there are the rows that expressions see: all but those that the page shows and that answer nothing.
func (r *repeated) there() []*sheet {
	if !slices.ContainsFunc(r.rows, func(row *sheet) bool { return row.blank }) {
		return r.rows
	}
	var rows []*sheet
	for _, row := range r.rows {
		if !row.blank {
			rows = append(rows, row)
		}
	}
	return rows
}

// row makes a row of a repeat out of what came.
func (v *validation) row(s *sheet, it *Item, raw Raw, place int) *sheet {
	row := newSheet(it.Row, s, s.moment)
	row.raw, row.place, row.number = raw, place, place
	return row
}

// newRow makes the row that comes next. Its place counts the rows of the page, blank ones too; its number those that
// expressions see.
func (v *validation) newRow(s *sheet, it *Item, place int) *sheet {
	row := v.row(s, it, it.Row.NewRaw(), place)
	row.number = len(s.repeats[it.slot].there()) + 1
	return row
}

// tried tells whether anything came for a question that the row asks.
func (s *sheet) tried() bool {
	for i := range s.in.Items {
		it := &s.in.Items[i]
		if it.Asks() && (s.values[i] != nil || s.isBad(i) || it.Row != nil && len(s.repeats[it.slot].there()) > 0) {
			return true
		}
	}
	return false
}

// answered tells whether the row answers anything that it is asked.
func (s *sheet) answered() bool {
	for i := range s.in.Items {
		it := &s.in.Items[i]
		if it.Asks() && s.asked[i] && (s.values[i] != nil || it.Row != nil && len(s.repeats[it.slot].there()) > 0) {
			return true
		}
	}
	return false
}

func (s *sheet) isBad(i int) bool { return s.bad != nil && s.bad[i].Code != "" }

// settleRows fixes the number of rows of a repeat that has a count: it adds empty ones and lays what is too many aside.
func (v *validation) settleRows(s *sheet, it *Item) {
	repeat := &s.repeats[it.slot]
	if it.count != nil && (v.entry.Mode != Import || v.computable(it)) {
		repeat.want, repeat.over = wanted(s, it)
		s.asked[it.Index] = repeat.want > 0
		if v.entry.Mode != Import {
			for len(repeat.rows) < repeat.want && v.count < MaxSheetRows {
				v.count++
				repeat.rows = append(repeat.rows, v.row(s, it, it.Row.NewRaw(), len(repeat.rows)+1))
			}
			kept := min(repeat.want, len(repeat.rows))
			repeat.rows, repeat.spare = repeat.rows[:kept], repeat.rows[kept:]
		}
	}
	if s.asked[it.Index] {
		v.levels[it.Row.level] = append(v.levels[it.Row.level], repeat.rows...)
	}
}

// wanted is how many rows the count of a repeat asks for; over tells that its answers ask for more than there may be.
func wanted(s *sheet, it *Item) (rows int, over bool) {
	value := it.count.Eval(s.at(it))
	number := value.Number()
	if math.IsNaN(number) {
		return 0, false
	}
	return int(max(0, min(number, MaxRows))), number >= MaxRows+1 && origin(it, it.count) != nil
}

// tooMany says that other answers ask for more rows than there may be; that a sheet has no room for them it says once, of
// the repeat nearest around that an answer counts.
func (v *validation) tooMany(s *sheet, it *Item, most int) {
	name := origin(it, it.count)
	if most == MaxSheetRows {
		if v.full {
			return
		}
		v.full = true
		for name == nil && s.up != nil {
			it, s = s.in.up, s.up
			name = origin(it, it.count)
		}
	}
	v.problem(s, wrong(it, problemWanted, survey.Args{"Name": name, "Max": most}))
}

// prune finds the rows that answer nothing that is asked, and tells whether there are any. They do not exist, so that all
// is to be read again without them: other answers may depend on how many rows there are.
func (v *validation) prune() bool {
	if v.bad != nil {
		return false
	}
	before := len(v.lost)
	for _, rows := range v.levels {
		for _, row := range rows {
			if row.in.up.count != nil || row.blank || row.answered() {
				continue
			}
			if v.lost == nil {
				v.lost = map[string]bool{}
			}
			v.lost[row.prefix()] = true
		}
	}
	return len(v.lost) > before
}

// judgeRows judges the rows of a repeat that is asked and gives their answers; nil when there are none.
func (v *validation) judgeRows(s *sheet, it *Item) survey.Rows {
	repeat := &s.repeats[it.slot]
	short := v.entry.Mode != Import && len(repeat.rows) < repeat.want // no more may be added to the sheet
	if repeat.over && v.entry.Mode != Import {
		v.tooMany(s, it, MaxRows)
	} else if short {
		v.tooMany(s, it, MaxSheetRows)
	} else if missing := repeat.want != repeat.came && it.count != nil; missing && (v.entry.Mode == Import || v.entry.Mode == Page && repeat.want > repeat.came) {
		v.breach(s, wrong(it, problemCount, survey.Args{"Count": repeat.want, "Got": repeat.came}))
	}
	var rows survey.Rows
	for _, row := range repeat.rows {
		rows = append(rows, v.judge(row))
	}
	if rows == nil {
		v.skip(s, it)
	}
	for _, row := range repeat.lost {
		for i := range row.in.Items {
			v.notAsked(row, &row.in.Items[i])
		}
		v.unknown(row)
	}
	for _, row := range repeat.spare {
		if row.raw.empty() {
			continue
		}
		address := it.key + "/" + strconv.Itoa(row.place)
		if v.entry.Mode == API {
			v.problem(s, survey.Problem{Question: address, Code: problemNotAsked})
			continue
		}
		v.result.Dropped = append(v.result.Dropped, s.prefix()+address)
	}
	return rows
}
