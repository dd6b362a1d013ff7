package tabulate

import "sonde/survey"

// Result is a tabulation in the shape that scripts rely on (DESIGN section 5). Shares are in 0..1, nil where there is
// no base or the cell is suppressed.
type Result struct {
	Survey   string              `json:"survey"`
	Rows     string              `json:"rows"`
	Type     survey.QuestionType `json:"type"`
	By       string              `json:"by"`
	Where    string              `json:"where"`
	Base     Base                `json:"base"`
	Level    float64             `json:"level"`
	Interval string              `json:"interval"` // "wilson"
	NoGroup  int                 `json:"no_group"` // responses without an answer to By
	Groups   []GroupResult       `json:"groups"`
	Tests    *Tests              `json:"tests"` // nil without By
	// Reworded are answers that were given to other words than those that stand here.
	Reworded []Reworded `json:"reworded,omitempty"`
	// Simulated and Trial count responses of those that Where takes, Excluded those of the survey, so that every figure can
	// say so.
	Excluded  int `json:"excluded"`
	Simulated int `json:"simulated"`
	Trial     int `json:"trial"`
}

// Base chooses the denominator of shares.
type Base string

// The bases: those who gave an answer (the default), those who were shown the question.
const (
	BaseAnswered Base = "answered"
	BaseAsked    Base = "asked"
)

// GroupResult is one group of respondents; without By there is one, with code "".
type GroupResult struct {
	Code     string      `json:"code"`
	Label    survey.Text `json:"label"`
	Asked    int         `json:"asked"`
	Answered int         `json:"answered"`
	Skipped  int         `json:"skipped"`
	Cells    []Cell      `json:"cells"`
	Ranks    []RankRange `json:"ranks"`
	Summary  *Summary    `json:"summary,omitempty"` // numbers and ratings
}

// Cell is one choice in one group. When suppressed, Count is 0 and the rest nil.
type Cell struct {
	Code       string      `json:"code"`
	Label      survey.Text `json:"label"`
	Concept    string      `json:"concept,omitempty"`
	Exclusive  bool        `json:"exclusive,omitempty"`
	Retired    bool        `json:"retired,omitempty"` // offered no more
	Count      int         `json:"count"`
	Share      *float64    `json:"share"`
	Low        *float64    `json:"low"`
	High       *float64    `json:"high"`
	Suppressed bool        `json:"suppressed"`
	// Rank questions only.
	First    *float64 `json:"first,omitempty"`
	Top3     *float64 `json:"top3,omitempty"`
	MeanRank *float64 `json:"mean_rank,omitempty"`
	Borda    *float64 `json:"borda,omitempty"`
}

// RankRange is how sure a choice's rank is: the 2.5 and 97.5 % ranks over resamples of respondents and the
// probabilities of being first and among three.
type RankRange struct {
	Code   string  `json:"code"`
	Rank   int     `json:"rank"`
	Low    int     `json:"low"`
	High   int     `json:"high"`
	PFirst float64 `json:"p_first"`
	PTop3  float64 `json:"p_top3"`
}

// Summary describes numbers and ratings; a rating's choices count 1, 2, 3 ... in list order, exclusive ones left out.
type Summary struct {
	N      int      `json:"n"`
	Mean   *float64 `json:"mean"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	SD     *float64 `json:"sd"`
	Median *float64 `json:"median"`
	Q1     *float64 `json:"q1"`
	Q3     *float64 `json:"q3"`
	Top2   *float64 `json:"top2"`
}

// Tests compare the groups: one global test of the question, then each choice with adjusted p-values.
type Tests struct {
	Global *GlobalTest `json:"global"`
	Cells  []CellTest  `json:"cells"`
}

// GlobalTest is the test of the whole question: "rao-scott-2" for a multi-select, else "chi-square" or "fisher".
type GlobalTest struct {
	Method    string   `json:"method"`
	Statistic *float64 `json:"statistic"`
	DF        *float64 `json:"df"`
	P         *float64 `json:"p"`
}

// CellTest compares one choice's shares among the groups.
type CellTest struct {
	Code        string       `json:"code"`
	Method      string       `json:"method"`
	P           *float64     `json:"p"`
	PAdjusted   *float64     `json:"p_adjusted"`
	Adjustment  string       `json:"adjustment"` // "bh"
	Differences []Difference `json:"differences"`
}

// Difference is share(A) - share(B) with Newcombe's interval, pairs in group order.
type Difference struct {
	A          string   `json:"a"`
	B          string   `json:"b"`
	Difference *float64 `json:"difference"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
}
