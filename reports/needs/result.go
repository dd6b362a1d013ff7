package needs

import "sonde/survey"

// Formulas, as results and exports print them.
const (
	CreateFormula  = "need x trainable x (1 - coverage)"
	PromoteFormula = "need x trainable x coverage x (1 - aware)"
)

// Result holds the needs and priorities of a survey: a Group for each community and kind of need.
type Result struct {
	Survey    string   `json:"survey"`
	Where     string   `json:"where"`
	Level     float64  `json:"level"`
	Resamples int      `json:"resamples"`
	Formulas  Formulas `json:"formulas"`
	Groups    []Group  `json:"groups"`
	// Excluded, Simulated and Trial as in tabulate.Result.
	Excluded  int `json:"excluded"`
	Simulated int `json:"simulated"`
	Trial     int `json:"trial"`
}

// Formulas are the formulas in words that a reader can check.
type Formulas struct {
	Create  string `json:"create"`
	Promote string `json:"promote"`
}

// Group is the needs of one kind ("use", "publish", "skill") in one community. Question is the obstacle question, "" for
// skills. Needs stand in the order of the question; the lists name them by concept.
type Group struct {
	Community      string      `json:"community"`
	CommunityLabel survey.Text `json:"community_label"`
	Kind           string      `json:"kind"`
	Question       string      `json:"question"`
	Needs          []Need      `json:"needs"`
	Create         List        `json:"create"`
	Promote        List        `json:"promote"`
}

// Need is one obstacle or skill in one community. Count are those who meet it (of a skill: who find it important and not
// easy), Base those who answered. Need, Low and High are in 0..1, nil when suppressed or on fewer than SmallestBase.
type Need struct {
	Concept    string      `json:"concept"`
	Choice     string      `json:"choice,omitempty"` // of the obstacle question
	Label      survey.Text `json:"label"`
	Count      int         `json:"count"`
	Base       int         `json:"base"`
	Need       *float64    `json:"need"`
	Low        *float64    `json:"low"`
	High       *float64    `json:"high"`
	Skill      *Skill      `json:"skill,omitempty"`
	Small      bool        `json:"small"` // base under 30
	Suppressed bool        `json:"suppressed"`
	Trainable  Setting     `json:"trainable"`
	Coverage   Setting     `json:"coverage"`
	Aware      *Aware      `json:"aware"` // nil: no matching offer was asked about
	Verdict    Verdict     `json:"verdict"`
	Who        []Over      `json:"who"`
	How        How         `json:"how"`
	Offers     []Offer     `json:"offers"` // matching, those to send people to first first
}

// Skill is what a skill's need is made of: shares of Base, and the opportunity in 0..20.
type Skill struct {
	Important   float64 `json:"important"`
	Easy        float64 `json:"easy"`
	Opportunity float64 `json:"opportunity"`
}

// Setting is how trainable or how covered a need is. Value is 0, 0.5 or 1, nil when nobody said and no default exists.
// Unless Confirmed it is a proposal: of the concept's own default, or derived from offers.
type Setting struct {
	Value          *float64    `json:"value"`
	Confirmed      bool        `json:"confirmed"`
	ProposedReason survey.Text `json:"proposed_reason,omitempty"`
	Reason         string      `json:"reason,omitempty"` // the person's
	By             string      `json:"by,omitempty"`     // user id
	On             survey.Day  `json:"on,omitempty"`
}

// Share is a count of a base with its interval, shares in 0..1. When suppressed the numbers are 0.
type Share struct {
	Count      int     `json:"count"`
	Base       int     `json:"base"`
	Share      float64 `json:"share"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Suppressed bool    `json:"suppressed"`
}

// Aware is who knows the best known of the matching offers. When suppressed, Assumed is 0 (few know it) or 1 (nearly
// everybody does), else the share.
type Aware struct {
	Offer string `json:"offer"`
	Share
	Assumed float64 `json:"assumed"`
}

// Over is a group in which the need is cited more than in the rest of the community: the difference of shares with
// Newcombe's interval, above 0 and still so after Benjamini-Hochberg over the groups of the question and all needs.
type Over struct {
	Question   string      `json:"question"` // a profile question, or "" for a community
	Code       string      `json:"code"`
	Label      survey.Text `json:"label"`
	Group      Share       `json:"group"`
	Rest       Share       `json:"rest"`
	Difference float64     `json:"difference"`
	Low        float64     `json:"low"`
	High       float64     `json:"high"`
	PAdjusted  float64     `json:"p_adjusted"`
}

// How are the formats preferred by those who meet the need and answered on formats (Base), most wanted first.
type How struct {
	Question   string   `json:"question"`
	Base       int      `json:"base"`
	Suppressed bool     `json:"suppressed"`
	Formats    []Format `json:"formats"`
}

// Format is one format among them.
type Format struct {
	Concept string      `json:"concept"`
	Label   survey.Text `json:"label"`
	Share
}

// Offer is a matching offer. Known is nil when the survey did not ask about it; Preferred tells that it comes in one of
// the formats of How.
type Offer struct {
	Code      string      `json:"code"`
	Name      survey.Text `json:"name"`
	URL       string      `json:"url"`
	CheckedOn survey.Day  `json:"checked_on"`
	Known     *Share      `json:"known"`
	Preferred bool        `json:"preferred"`
}

// List is one of the two lists, best first, and the single steps of a setting that would change its first three.
type List struct {
	Priorities []Priority `json:"priorities"`
	Steps      []Step     `json:"steps"`
}

// Priority is a need's score with the need's interval carried through, and how sure its rank is over resamples of the
// community, given the settings; the ranks are 0 and PTop3 nil where they cannot be had.
type Priority struct {
	Concept  string   `json:"concept"`
	Rank     int      `json:"rank"`
	Score    float64  `json:"score"`
	Low      float64  `json:"low"`
	High     float64  `json:"high"`
	RankLow  int      `json:"rank_low"`
	RankHigh int      `json:"rank_high"`
	PTop3    *float64 `json:"p_top3"`
}

// Step is one setting moved by one step that changes which needs are the first three. Enters and Leaves are concepts.
type Step struct {
	Concept string        `json:"concept"`
	Aspect  survey.Aspect `json:"aspect"`
	From    float64       `json:"from"`
	To      float64       `json:"to"`
	Enters  []string      `json:"enters"`
	Leaves  []string      `json:"leaves"`
}
