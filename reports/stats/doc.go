// Package stats holds the formulas behind every figure: pure functions on
// numbers, without input, output, clock or words. One idea per file; each
// exported name says where its formula comes from.
//
// Shapes. A share is X of N ([Count]); a level is a confidence level such as
// 0.95; shares and limits lie in [0, 1] and are never percentages. Groups are
// given in the caller's order, and a group of nobody (N = 0) is left out of a
// test, never an error.
//
// Degenerate input has one rule: what cannot be computed comes back with
// OK = false and every number in it 0. No function returns NaN or an infinity,
// and none panics on counts. What each function does at its edges (n = 0,
// x = 0, x = n, one group, one choice) stands in its comment.
//
// Sources. Expected values in the tests were computed with R 4.2.2; the call
// stands beside them. What this package computes, and against what:
//
//	ST001 Wilson, on n and on an effective n        prop.test(correct = FALSE)
//	ST002 Clopper-Pearson                           binom.test
//	ST003 finite population                         Wilson on n(N-1)/(N-n)
//	ST004 Newcombe 1998, method 10                  from Wilson limits
//	ST005 Pearson chi-square, r x 2                 chisq.test(correct = FALSE)
//	ST006 Fisher exact, r x 2                       fisher.test
//	ST007 chi-square or Fisher, the house rule      expected counts >= 5
//	ST008 several choices by group, Rao-Scott 2     MRCV::MI.test(type = "rs2")
//	ST009 adjusted p-values                         p.adjust
//	ST010 rankings                                  rank means, Borda
//	ST011 ratings and numbers                       t.test, quantile(type = 7)
//	ST012 opportunity (Ulwick)
//	ST013 rank ranges by bootstrap
package stats
