package xlsform

import (
	"regexp"
	"strings"

	"sonde/survey"
	"sonde/survey/spelling"
)

// kind is what a word of the type column means.
type kind struct {
	is         survey.QuestionType
	list       string // of a select or a rank
	other      bool   // or_other
	constraint string // that the word stands for
	hint       string // locale key of the hint that it stands for
	most       int    // Args of the hint
	standIn    standIn
}

// standIn says what a question becomes that a web page cannot ask as it is meant.
type standIn uint8

const (
	itself  standIn = iota
	refusal         // refused by name
	theDay          // start, end, today: the day
	nothing         // what only a telephone knows: empty
)

// words are the words of the type column, but for those with a list and for groups; several say the same.
var words = map[string]kind{}

func init() {
	for is, said := range map[survey.QuestionType]string{
		survey.TextType:    "text|string|q string|add text prompt",
		survey.Integer:     "integer|int|q int|add integer prompt",
		survey.Decimal:     "decimal|q decimal|add decimal prompt",
		survey.Date:        "date|q date|add date prompt",
		survey.Time:        "time",
		survey.DateTime:    "dateTime|datetime|date time|q date time|q dateTime|add date time prompt|add dateTime prompt",
		survey.Note:        "note|q note|add note prompt",
		survey.Calculate:   "calculate|q calculate|add calculate prompt",
		survey.Acknowledge: "acknowledge|q acknowledge|add acknowledge prompt|trigger",
		survey.Hidden:      "hidden",
		survey.Range:       "range",
	} {
		for word := range strings.SplitSeq(said, "|") {
			words[word] = kind{is: is}
		}
	}
	// A select needs a list behind it; without one it is told to lack it.
	for word := range strings.SplitSeq("select one|q select1|select one using|select one from|select1|select_one|add select one prompt using", "|") {
		words[word] = kind{is: survey.SelectOne}
	}
	for word := range strings.SplitSeq("select all that apply|select all that apply from|q select|select multiple from|select multiple using|select_multiple|add select multiple prompt using", "|") {
		words[word] = kind{is: survey.SelectMultiple}
	}
	words["rank"] = kind{is: survey.Rank}
	words["percentage"] = kind{is: survey.Integer, constraint: "0 <= . and . <= 100"}
	words["number of days in last month"] = kind{is: survey.Integer, constraint: "0 <= . and . <= 31", hint: "xlsform.hint.days", most: 31}
	words["number of days in last six months"] = kind{is: survey.Integer, constraint: "0 <= . and . <= 183", hint: "xlsform.hint.days", most: 183}
	words["number of days in last year"] = kind{is: survey.Integer, constraint: "0 <= . and . <= 365", hint: "xlsform.hint.days", most: 365}
	words["phone number"] = kind{is: survey.TextType, constraint: `regex(., '^\d*$')`, hint: "xlsform.hint.digits"}
	for word := range strings.SplitSeq("start|start time|get start time|end|end time|get end time|today|get today", "|") {
		words[word] = kind{is: survey.Calculate, standIn: theDay}
	}
	for word := range strings.SplitSeq("deviceid|imei|device id|get device id|uri:deviceid|subscriberid|subscriber id|get subscriber id|uri:subscriberid|"+
		"simserial|sim id|get sim id|uri:simserial|phonenumber|get phone number|uri:phonenumber|username|uri:username|email|uri:email", "|") {
		words[word] = kind{is: survey.Calculate, standIn: nothing}
	}
	for word := range strings.SplitSeq("geopoint|q geopoint|geoshape|q geoshape|geotrace|q geotrace|gps|location|q location|add location prompt|start-geopoint|background-geopoint|"+
		"barcode|q barcode|add barcode prompt|image|photo|q image|q picture|add image prompt|add photo prompt|audio|q audio|add audio prompt|background-audio|"+
		"video|q video|add video prompt|file|add file prompt|osm|audit|xml-external|csv-external|include", "|") {
		words[word] = kind{standIn: refusal}
	}
}

// The types that name a list.
var (
	selectForm = regexp.MustCompile(`^(add select one prompt using|add select multiple prompt using|select all that apply from|select one from|select1|select_one|select one|` +
		`select_multiple|select all that apply|rank) (\S+)( (?:or specify other|or_other|or other))?$`)
	// Choices from a file or from another sheet, and tags of maps.
	outsideForm = regexp.MustCompile(`^(select_one_external|select_one_from_file|select_multiple_from_file|select one from file|select multiple from file|osm) \S`)
	// Choices from answers, with other words around the name.
	pickedForm = regexp.MustCompile(`^select[\s_]?(?:one|1)\b.*?(\$\{[^{}\s]+\})`)
	beginForm  = regexp.MustCompile(`^begin[\s_](group|lgroup|repeat|loop|looped group)(?: (?:over )?\S+)?$`)
	endForm    = regexp.MustCompile(`^end[\s_](group|lgroup|repeat|loop|looped group)$`)
)

var selects = map[string]survey.QuestionType{
	"add select one prompt using": survey.SelectOne, "select one from": survey.SelectOne, "select1": survey.SelectOne,
	"select_one": survey.SelectOne, "select one": survey.SelectOne, "rank": survey.Rank,
	"add select multiple prompt using": survey.SelectMultiple, "select all that apply from": survey.SelectMultiple,
	"select_multiple": survey.SelectMultiple, "select all that apply": survey.SelectMultiple,
}

// controls are the words for groups and repeats; "" is refused.
var controls = map[string]survey.QuestionType{
	"group": survey.Group, "lgroup": survey.Repeat, "repeat": survey.Repeat, "looped group": survey.Repeat, "loop": "",
}

// kindOf finds what a type means; false when nothing is of that name.
func kindOf(word string) (kind, bool) {
	if k, known := words[word]; known {
		return k, true
	}
	if outsideForm.MatchString(word) {
		return kind{standIn: refusal}, true
	}
	if m := selectForm.FindStringSubmatch(word); m != nil {
		return kind{is: selects[m[1]], list: m[2], other: m[3] != ""}, true
	}
	return kind{}, false
}

// nearType gives what a word of the type column was perhaps meant to be; of a list's name with spaces in it what it begins
// with where that is a list, else the name in one word.
func (f *file) nearType(word string) string {
	if m := selectForm.FindStringSubmatch(strings.ToLower(word)); m != nil { // but for capitals
		return m[1] + word[len(m[1]):len(word)-len(m[3])] + m[3]
	}
	near := nearestType(word)
	kind, list, spoken := strings.Cut(near, " ")
	list, rest, several := strings.Cut(list, " ")
	if m := pickedForm.FindStringSubmatch(word); m != nil {
		return string(survey.SelectOne) + " " + m[1]
	}
	if _, spaced := words[near]; !spoken || !several || spaced {
		return near
	}
	if _, known := f.lists[list]; known {
		if spelling.Distance(rest, "or_other", 3) <= 2 && kind != "rank" {
			return kind + " " + list + " or_other"
		}
		return kind + " " + list
	}
	return kind + " " + list + "_" + strings.Join(strings.Fields(rest), "_")
}

// nearestType gives the type that a word may be misspelt from, "" when none is near.
func nearestType(word string) string {
	best, least := "", 3
	if len(word) > 40 {
		return ""
	}
	first, rest, several := strings.Cut(word, " ")
	for _, name := range []string{"select_one", "select_multiple", "rank"} {
		if d := spelling.Distance(strings.ToLower(first), name, least); several && d < least {
			return name + " " + rest
		}
	}
	for _, name := range append(sortedKeys(words), "begin_group", "end_group", "begin_repeat", "end_repeat") {
		if d := spelling.Distance(strings.ToLower(word), strings.ToLower(name), least); d < least && len(name) > d+1 {
			best, least = name, d
		}
	}
	return best
}
