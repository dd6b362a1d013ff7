package rows

import (
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// fill puts a cell into the sheet. It gives the code of what is wrong, and the part of the cell it is about; or "".
func (p *plan) fill(raw questionnaire.Raw, item *questionnaire.Item, t Target, text string) (code, value string) {
	if t.Ticks != "" {
		if code := p.tickOther(raw, t); code != "" {
			return code, text
		}
	}
	switch item.Question.Type {
	case survey.SelectMultiple, survey.Rank:
		if t.Rank != 0 {
			return p.place(raw, item, t.Rank, text)
		}
		if t.Choice != "" {
			return p.tick(raw, item, t.Choice, text)
		}
		names, code, part := p.split(item, text)
		if code != "" {
			return code, part
		}
		raw.SetPicks(item.Index, names)
	case survey.SelectOne:
		name, found := p.choices[item.Index][fold(text)]
		switch {
		case !found:
			return "ROW_054", text
		case name == several:
			return "ROW_056", text
		}
		raw.SetText(item.Index, name)
	case survey.Acknowledge:
		switch folded := fold(text); {
		case ticks[folded]:
			raw.SetText(item.Index, "yes")
		case !blanks[folded]:
			return "ROW_055", text
		}
	case survey.Repeat:
		rows, err := item.DecodeRows(text)
		if err != nil {
			return "ROW_057", text
		}
		raw.SetRows(item.Index, rows)
	case survey.Date, survey.Time, survey.DateTime:
		raw.SetText(item.Index, momentOf(item.Question.Type, p.mapped(item, text)))
	default:
		raw.SetText(item.Index, p.mapped(item, text))
	}
	return "", ""
}

// tick adds a choice when its own column says so: 1, yes, x, or the choice itself.
func (p *plan) tick(raw questionnaire.Raw, item *questionnaire.Item, choice, text string) (code, value string) {
	folded := fold(text)
	if name, found := p.choices[item.Index][folded]; !ticks[folded] && (!found || name != choice) {
		return "ROW_055", text
	}
	raw.SetPicks(item.Index, append(raw.Picks(item.Index), choice))
	return "", ""
}

// tickOther picks the choice that goes with a text.
func (p *plan) tickOther(raw questionnaire.Raw, t Target) (code string) {
	question, choice := t.ticks()
	item, found := p.in.Item(question)
	if !found {
		return "ROW_055"
	}
	if !raw.Picked(item.Index, choice) {
		raw.SetPicks(item.Index, append(raw.Picks(item.Index), choice))
	}
	return ""
}

// place puts a choice at its rank.
func (p *plan) place(raw questionnaire.Raw, item *questionnaire.Item, rank int, text string) (code, value string) {
	name, found := p.choices[item.Index][fold(text)]
	switch {
	case !found:
		return "ROW_054", text
	case name == several:
		return "ROW_056", text
	}
	picks := raw.Picks(item.Index)
	for len(picks) < rank {
		picks = append(picks, "")
	}
	picks[rank-1] = name
	raw.SetPicks(item.Index, picks)
	return "", ""
}

// longestLabel is how many pieces a label that holds the separator itself may have.
const longestLabel = 8

// split reads several choices out of a cell. A label may hold the separator itself: the longest run of pieces that says
// a choice is taken. It gives the code of what is wrong, and the piece it is about; or "".
func (p *plan) split(item *questionnaire.Item, text string) (names []string, code, part string) {
	says := p.choices[item.Index]
	separator := strings.TrimSpace(p.mapping.Separator)
	if separator == "" {
		separator = p.mapping.Separator
	}
	pieces := strings.Split(text, separator)
	names = []string{}
	for i := 0; i < len(pieces); {
		if fold(pieces[i]) == "" {
			i++
			continue
		}
		end := min(len(pieces), i+longestLabel)
		for ; end > i; end-- {
			name, found := says[fold(strings.Join(pieces[i:end], separator))]
			if !found {
				continue
			}
			if name == several {
				return nil, "ROW_056", strings.Join(pieces[i:end], separator)
			}
			if name != "" { // a mapping may say that a value is no answer
				names = append(names, name)
			}
			break
		}
		if end == i {
			return nil, "ROW_054", pieces[i]
		}
		i = end
	}
	return names, "", ""
}

// mapped gives what the mapping makes of a text or number, else the text itself.
func (p *plan) mapped(item *questionnaire.Item, text string) string {
	if len(p.texts[item.Index]) > 0 {
		if to, found := p.texts[item.Index][fold(text)]; found {
			return to
		}
	}
	return text
}
