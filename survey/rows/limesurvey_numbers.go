package rows

import (
	"regexp"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// numbered is how LimeSurvey names a column in its database: survey, group, question and part by their numbers.
var numbered = regexp.MustCompile(`^_?([0-9]+)X([0-9]+)X([0-9]+.*)$`)

// asking is a question of LimeSurvey as its columns show it: what follows its number in each, and what that is here.
type asking struct {
	parts   map[string]Target
	ranking bool // the number of columns is LimeSurvey's choice
}

// byNumbers finds what columns named by numbers are. The questionnaire does not know these numbers, so that only a file with
// all its questions, in their order and with all their parts, can be told for certain: nil for any other.
func byNumbers(header []string, in *questionnaire.Instrument) map[int]Target {
	var columns []int
	for i, name := range header {
		if numbered.MatchString(strings.TrimSpace(name)) {
			columns = append(columns, i)
		}
	}
	if len(columns) == 0 {
		return nil
	}
	found := map[int]Target{}
	group, section := "", -1
	for _, one := range askings(in) {
		if len(columns) == 0 {
			return nil
		}
		first := numbered.FindStringSubmatch(strings.TrimSpace(header[columns[0]]))
		// A group of LimeSurvey is a section here.
		if (first[2] == group) != (one.section == section) {
			return nil
		}
		group, section = first[2], one.section
		taken := one.take(header, columns, first, found)
		if taken == 0 {
			return nil
		}
		columns = columns[taken:]
	}
	if len(columns) > 0 {
		return nil
	}
	return found
}

// take finds the question's columns at the head of those that are left, and tells how many they are; 0 when they are not
// there, or could be read in two ways.
func (a placedAsking) take(header []string, columns []int, first []string, found map[int]Target) int {
	best, reading := 0, 0
	var chosen map[int]Target
	for width := 1; width <= len(first[3]) && first[3][width-1] >= '0' && first[3][width-1] <= '9'; width++ {
		prefix := first[1] + "X" + first[2] + "X" + first[3][:width]
		matched := map[int]Target{}
		seen := map[string]bool{}
		for _, column := range columns {
			rest, belongs := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(header[column]), "_"), prefix)
			t, known := a.parts[rest]
			if !belongs || !known || seen[rest] {
				break
			}
			seen[rest], matched[column] = true, t
		}
		if len(matched) == len(a.parts) || a.ranking && len(matched) > 0 {
			best, chosen = len(matched), matched
			reading++
		}
	}
	if reading != 1 {
		return 0
	}
	for column, t := range chosen {
		found[column] = t
	}
	return best
}

// placedAsking is a question with its section.
type placedAsking struct {
	asking
	section int
}

// askings gives the questions of LimeSurvey that the questionnaire came from, in order.
func askings(in *questionnaire.Instrument) []placedAsking {
	var all []placedAsking
	of := map[string]int{} // code, and its place in all
	put := func(section int, code, part string, t Target) {
		at, known := of[code]
		if !known {
			at = len(all)
			of[code] = at
			all = append(all, placedAsking{asking{parts: map[string]Target{}}, section})
		}
		all[at].parts[part] = t
	}
	for i := range in.Items {
		item := &in.Items[i]
		name := item.Name()
		section := item.Section
		if item.Question.Type == survey.Note && name == in.Questionnaire.Sections[section].Name+"_description" {
			continue // the description of a group
		}
		t := Target{Question: name}
		if !item.Asks() && item.Question.Type != survey.Hidden {
			t = Target{Ignore: true}
		}
		if ticks := ticksOf(in, item); ticks != "" {
			t.Ticks = ticks
		}
		code, part := owner(in, item, of)
		switch item.Question.Type {
		case survey.SelectMultiple:
			for _, choice := range item.Choices {
				if hasText(in, name, choice.Name) {
					continue // LimeSurvey keeps its text alone
				}
				suffix := choice.Name
				if part != "" {
					suffix = part + "_" + choice.Name
				}
				put(section, code, suffix, Target{Question: name, Choice: choice.Name})
			}
		case survey.Rank:
			for rank := range item.Choices {
				put(section, code, strconv.Itoa(rank+1), Target{Question: name, Rank: rank + 1})
			}
			all[of[code]].ranking = true
		default:
			put(section, code, part, t)
		}
	}
	return all
}

// owner parts an item's name into the code of LimeSurvey's question and what its column adds.
func owner(in *questionnaire.Instrument, item *questionnaire.Item, of map[string]int) (code, part string) {
	name := item.Name()
	if len(item.Groups) > 0 {
		outer := item.Groups[0].Name
		if rest, found := strings.CutPrefix(name, outer+"_"); found {
			if len(item.Groups) > 1 && strings.HasPrefix(item.Groups[1].Name, outer+"_scale") {
				rest = rest[:len(rest)-2] + "#" + rest[len(rest)-1:]
			}
			return outer, rest
		}
		return name, ""
	}
	for _, ending := range []string{"_othercomment", "_other", "_comment"} {
		if code, found := strings.CutSuffix(name, ending); found {
			if _, known := of[code]; known {
				return code, ending[1:]
			}
		}
	}
	if rest, found := strings.CutSuffix(name, "comment"); found {
		for i := len(rest) - 1; i > 0; i-- {
			if _, known := of[rest[:i]]; known && rest[i] == '_' {
				return rest[:i], rest[i+1:] + "comment"
			}
		}
	}
	return name, ""
}

// hasText tells whether a choice is the one that a text of one's own goes with.
func hasText(in *questionnaire.Instrument, name, choice string) bool {
	text, found := in.Item(name + "_other")
	return found && text.Question.Relevant == "selected(${"+name+"}, '"+choice+"')"
}
