// Package needs goes from obstacles to priorities: what people lack, how far training can help, what exists already, and
// what to do first.
//
// The formula is ours, not taken from the literature, and every setting in it can be changed by a coordinator:
//
//		create or extend = need x trainable x (1 - coverage)
//		promote          = need x trainable x coverage x (1 - aware)
//
//	  - need: of an obstacle, the share of the community that cites it, among those who answered (Wilson); of a skill, its
//	    opportunity / 20 among those who rated importance and ease (stats.Opportunity), with an interval from resamples.
//	  - trainable in {0, 0.5, 1}: the concept's default until a coordinator confirms or changes it.
//	  - coverage in {0, 0.5, 1}: 0.5 when an offer for the community addresses the concept; 1 is a person's judgement.
//	  - aware in [0, 1]: the share of the community that knows the best known of those offers.
//
// The two lists are made for each community and kind of need, and never merged. A need whose upper limit is below 10 %
// gets no verdict, one on fewer than 10 answers no share.
package needs
