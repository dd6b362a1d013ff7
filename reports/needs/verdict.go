package needs

// Verdict says in a word what the figures allow to conclude; its words are "needs.verdict.CODE".
type Verdict string

// The verdicts, in the order in which they are tried.
const (
	Hidden         Verdict = "hidden"          // too few people for this audience
	TooFew         Verdict = "too_few"         // fewer than SmallestBase answered
	NoVerdict      Verdict = "no_verdict"      // the need's upper limit is below LowNeed
	NotJudged      Verdict = "not_judged"      // nobody said whether training can help
	NotTrainable   Verdict = "not_trainable"   // training does not help
	Gap            Verdict = "gap"             // no offer
	PartlyCovered  Verdict = "partly_covered"  // an offer, perhaps not enough
	Covered        Verdict = "covered"         // covered; whether people know is unknown
	CoveredUnknown Verdict = "covered_unknown" // covered, and fewer than half know
	CoveredKnown   Verdict = "covered_known"   // covered, and half or more know
)

const (
	// SmallestBase is the fewest answers on which a share is given.
	SmallestBase = 10
	// SmallBase is the number of answers under which a share is flagged.
	SmallBase = 30
	// LowNeed is the need below which, at its upper limit, no verdict is given.
	LowNeed = 0.10
	// knownByMost is the share from which an offer counts as known.
	knownByMost = 0.5
)

// measured tells whether the need has numbers on which lists may be made.
func (n *Need) measured() bool {
	return !n.Suppressed && n.Need != nil && n.High != nil && *n.High >= LowNeed
}

// verdict tries the verdicts in order.
func (n *Need) verdict() Verdict {
	switch {
	case n.Suppressed:
		return Hidden
	case n.Need == nil:
		return TooFew
	case !n.measured():
		return NoVerdict
	case n.Trainable.Value == nil:
		return NotJudged
	case *n.Trainable.Value == 0:
		return NotTrainable
	}
	switch coverage := *n.Coverage.Value; {
	case coverage == 0:
		return Gap
	case coverage < 1:
		return PartlyCovered
	case n.Aware == nil:
		return Covered
	case n.Aware.Assumed < knownByMost:
		return CoveredUnknown
	}
	return CoveredKnown
}
