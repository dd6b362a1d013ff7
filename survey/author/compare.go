package author

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Compare tells in what newer differs from older; nothing when both say the same. Questions are the same when their
// answers are stored under the same name, in the same repeats.
func Compare(older, newer survey.Questionnaire) Changes {
	c := &comparison{old: outlineOf(older), new: outlineOf(newer)}
	c.whole(older, newer)
	c.sections(older, newer)
	c.questions()
	c.lists(older.ChoiceLists, newer.ChoiceLists)
	return c.found
}

type comparison struct {
	old, new *outline
	key      string // of the question under comparison
	found    Changes
}

func (c *comparison) add(one Change) {
	if !strings.HasSuffix(c.key, "/") { // a group has no answers
		one.Key = c.key
	}
	c.found = append(c.found, one)
}

// whole compares what stands above the sections.
func (c *comparison) whole(older, newer survey.Questionnaire) {
	for _, language := range newer.Languages {
		if !slices.Contains(older.Languages, language) {
			c.add(Change{Code: LanguageAdded, New: language})
		}
	}
	for _, language := range older.Languages {
		if !slices.Contains(newer.Languages, language) {
			c.add(Change{Code: LanguageRemoved, Old: language})
		}
	}
	at := func(column string) questionnaire.Place { return questionnaire.Place{Column: column} }
	c.value(PropertyChanged, at("default_language"), older.DefaultLanguage, newer.DefaultLanguage, Keeps)
	c.text(at("title"), older.Title, newer.Title, Keeps)
	c.text(at("intro"), older.Intro, newer.Intro, Keeps)
	c.text(at("thanks"), older.Thanks, newer.Thanks, Keeps)
}

// sections compares the sections that have a name, and their own properties.
func (c *comparison) sections(older, newer survey.Questionnaire) {
	find := func(q survey.Questionnaire, name string) (survey.Section, bool) {
		i := slices.IndexFunc(q.Sections, func(s survey.Section) bool { return s.Name == name })
		if i < 0 {
			return survey.Section{}, false
		}
		return q.Sections[i], true
	}
	for _, s := range newer.Sections {
		at := func(column string) questionnaire.Place { return questionnaire.Place{Section: s.Name, Column: column} }
		was, known := find(older, s.Name)
		switch {
		case s.Name == "":
		case !known:
			c.add(Change{Code: SectionAdded, Place: at("")})
		default:
			c.text(at("title"), was.Title, s.Title, Keeps)
			c.text(at("applies_to"), was.AppliesTo, s.AppliesTo, Keeps)
			c.value(CondChanged, at("relevant"), was.Relevant, s.Relevant, Keeps)
		}
	}
	for _, s := range older.Sections {
		if _, still := find(newer, s.Name); !still && s.Name != "" {
			c.add(Change{Code: SectionRemoved, Place: questionnaire.Place{Section: s.Name}})
		}
	}
}

// questions compares questions, notes, groups and repeats.
func (c *comparison) questions() {
	var kept []string
	for _, key := range c.new.order {
		now := c.new.at[key]
		was, known := c.old.at[key]
		c.key = key
		if !known {
			c.added(now)
			continue
		}
		kept = append(kept, key)
		if was.holders() != now.holders() {
			c.add(Change{Code: QuestionMoved, Place: now.place(""), Old: was.holders(), New: now.holders()})
		}
		c.question(was, now)
	}
	var before []string
	for _, key := range c.old.order {
		if _, still := c.new.at[key]; still {
			before = append(before, key)
		} else if was := c.old.at[key]; c.new.standing(was) == "" {
			c.key = key
			c.add(Change{Code: QuestionRemoved, Place: was.place("")})
		}
	}
	c.key = ""
	if !slices.Equal(before, kept) {
		c.add(Change{Code: OrderChanged})
	}
}

// added tells of a question whose answers come under a key that was none: it is new, or it is where it was and only the key
// is another.
func (c *comparison) added(now outlined) {
	was := c.old.standing(now)
	if was == "" {
		c.add(Change{Code: QuestionAdded, Place: now.place(""), New: string(now.question.Required)})
		return
	}
	c.key = was
	c.add(Change{Code: KeyChanged, Place: now.place(""), Old: was, New: now.key, Effect: Breaks})
	c.question(c.old.at[was], now)
}

// question compares two states of one question.
func (c *comparison) question(was, now outlined) {
	a, b, at := was.question, now.question, now.place
	if a.Type != b.Type {
		c.add(Change{Code: TypeChanged, Place: at("type"), Old: string(a.Type), New: string(b.Type), Effect: effectOfType(a.Type, b.Type)})
	}
	c.text(at("label"), a.Label, b.Label, Rewords)
	c.text(at("hint"), a.Hint, b.Hint, Keeps)
	c.text(at("guidance_hint"), a.GuidanceHint, b.GuidanceHint, Keeps)
	c.text(at("required_message"), a.RequiredMessage, b.RequiredMessage, Keeps)
	c.text(at("constraint_message"), a.ConstraintMessage, b.ConstraintMessage, Keeps)
	for _, one := range []struct{ column, was, now string }{
		{"required", string(a.Required), string(b.Required)}, {"relevant", a.Relevant, b.Relevant}, {"constraint", a.Constraint, b.Constraint},
		{"choice_filter", a.ChoiceFilter, b.ChoiceFilter}, {"calculation", a.Calculation, b.Calculation}, {"default", a.Default, b.Default},
		{"trigger", a.Trigger, b.Trigger}, {"repeat_count", a.RepeatCount, b.RepeatCount},
	} {
		c.value(CondChanged, at(one.column), one.was, one.now, Keeps)
	}
	for _, one := range []struct{ column, was, now string }{
		{"list", a.List, b.List}, {"appearance", a.Appearance, b.Appearance}, {"read_only", flag(a.ReadOnly), flag(b.ReadOnly)},
		{"min_picks", number(a.MinPicks), number(b.MinPicks)}, {"max_picks", number(a.MaxPicks), number(b.MaxPicks)},
		{"parameters", pairs(a.Parameters), pairs(b.Parameters)}, {"image", pairs(a.Image), pairs(b.Image)},
	} {
		c.value(PropertyChanged, at(one.column), one.was, one.now, Keeps)
	}
	if a.List != b.List && a.List != "" && b.List != "" {
		c.choices(now.place("list"), b.List, c.old.lists[a.List], c.new.lists[b.List])
	}
}

// text compares a text in every language.
func (c *comparison) text(at questionnaire.Place, was, now survey.Text, effect Effect) {
	for _, language := range sorted(was, now) {
		a, b := was[language], now[language]
		switch {
		case a == b:
		case a == "" || b == "": // a translation came or went: the words of those who answered stay
			c.add(Change{Code: TextChanged, Place: at, Language: language, Old: a, New: b})
		default:
			c.add(Change{Code: TextChanged, Place: at, Language: language, Old: a, New: b, Effect: effect})
		}
	}
}

// value compares a property or an expression.
func (c *comparison) value(code ChangeCode, at questionnaire.Place, was, now string, effect Effect) {
	if was != now {
		c.add(Change{Code: code, Place: at, Old: was, New: now, Effect: effect})
	}
}

func flag(set bool) string {
	if set {
		return "true"
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// pairs writes a map in the order of its keys.
func pairs[M ~map[string]string](m M) string {
	var parts []string
	for _, key := range sorted(m) {
		if m[key] != "" {
			parts = append(parts, key+"="+m[key])
		}
	}
	return strings.Join(parts, " ")
}

// sorted gives the keys of maps, each once, in order.
func sorted[M ~map[string]V, V any](maps ...M) []string {
	var keys []string
	for _, m := range maps {
		for key := range m {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
