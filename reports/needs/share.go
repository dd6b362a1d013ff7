package needs

import "sonde/reports/stats"

// share makes a share of counts with Wilson's interval; hidden when k hides the count or what is left of the base.
func (m *maker) share(x, n int) Share {
	if m.hides(x, n) {
		return Share{Suppressed: true}
	}
	s := Share{Count: x, Base: n}
	if interval := stats.Wilson(x, n, Level); interval.OK {
		s.Share, s.Low, s.High = float64(x)/float64(n), interval.Low, interval.High
	}
	return s
}

// hides tells whether the policy hides x of n: a base, a count or a rest of fewer than K people.
func (m *maker) hides(x, n int) bool {
	k := m.in.Policy.K
	return k > 1 && (n < k || x < k || n-x < k)
}
