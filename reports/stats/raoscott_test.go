package stats_test

import (
	"testing"

	"sonde/reports/stats"
)

// R 4.2.2 with BLfour.R of MRCV 0.4-0, on made-up answers written one row a
// person (W the group, Y1 the lowest bit): MI.test(d, I = 1, J = choices,
// type = "rs2", add.constant = 0), and pchisq(X.sq.S.rs2, df.rs2, lower.tail =
// FALSE). MRCV works on the table of all 2^choices answers and finds the
// eigenvalues.
var raoScottCases = []struct {
	choices          int
	groups           [][]stats.Pattern
	statistic, df, p float64
}{
	{
		2, [][]stats.Pattern{
			{{0b00, 1}, {0b01, 2}, {0b10, 8}, {0b11, 5}},
			{{0b00, 7}, {0b01, 12}, {0b10, 7}, {0b11, 2}},
		}, 12.50679663035717, 2.506158905756371, 0.003501527580896155,
	},
	{
		2, [][]stats.Pattern{
			{{0b00, 3}, {0b01, 10}, {0b10, 6}, {0b11, 5}},
			{{0b00, 11}, {0b01, 10}, {0b10, 4}, {0b11, 7}},
		}, 1.250249471612377, 2.005067817389902, 0.5364344287389513,
	},
	{
		3, [][]stats.Pattern{
			{{0b000, 4}, {0b001, 7}, {0b010, 6}, {0b100, 8}, {0b111, 8}},
			{{0b010, 8}, {0b011, 7}, {0b100, 8}, {0b101, 5}, {0b110, 1}},
		}, 0.9915605164902644, 2.682324586245378, 0.7522319114897643,
	},
	{
		3, [][]stats.Pattern{
			{{0b001, 9}, {0b010, 1}, {0b011, 4}, {0b100, 3}, {0b101, 4}, {0b111, 3}},
			{{0b000, 8}, {0b010, 11}, {0b011, 9}, {0b101, 8}, {0b110, 9}, {0b111, 9}},
			{{0b001, 12}, {0b010, 12}, {0b100, 11}, {0b101, 11}, {0b110, 10}, {0b111, 1}},
		}, 31.44734060953614, 6.791653596518008, 4.289043286138908e-05,
	},
	{
		4, [][]stats.Pattern{
			{{0b0000, 9}, {0b0010, 9}, {0b0011, 7}, {0b0100, 8}, {0b0111, 11}, {0b1000, 10}, {0b1010, 6}, {0b1011, 12}, {0b1110, 7}},
			{{0b0000, 1}, {0b0001, 12}, {0b0010, 12}, {0b0011, 1}, {0b0110, 10}, {0b1001, 1}, {0b1010, 8}, {0b1011, 2}, {0b1111, 1}},
		}, 6.586735426171968, 3.965441849232598, 0.1565035677165051,
	},
	{
		4, [][]stats.Pattern{
			{{0b0000, 4}, {0b0010, 7}, {0b0011, 12}, {0b0100, 5}, {0b0111, 9}, {0b1001, 5}, {0b1011, 8}},
			{{0b0000, 11}, {0b0001, 3}, {0b0010, 6}, {0b0011, 6}, {0b0101, 9}, {0b0111, 7}, {0b1010, 5}},
			{{0b0000, 2}, {0b0010, 10}, {0b0101, 5}, {0b0110, 3}, {0b1010, 5}, {0b1100, 2}, {0b1110, 5}},
			{{0b0000, 1}, {0b0001, 4}, {0b0010, 3}, {0b1001, 7}, {0b1101, 7}, {0b1110, 11}, {0b1111, 9}},
		}, 98.67110921614638, 12.24968642290793, 1.334366301673685e-15,
	},
	{
		5, [][]stats.Pattern{
			{{0b01001, 9}, {0b01010, 5}, {0b01101, 6}, {0b01110, 12}, {0b01111, 10}, {0b10110, 5}, {0b11100, 6}, {0b11101, 11}},
			{{0b00101, 9}, {0b00110, 9}, {0b00111, 11}, {0b01100, 4}, {0b01101, 5}, {0b01111, 6}, {0b10011, 1}, {0b11001, 5}},
			{{0b00111, 6}, {0b01100, 1}, {0b01101, 3}, {0b10000, 12}, {0b10011, 8}, {0b10101, 3}, {0b10111, 12}, {0b11100, 10}},
		}, 129.4836665785147, 10.07082018572353, 6.545021926093481e-23,
	},
	{
		6, [][]stats.Pattern{
			{{0b000000, 3}, {0b000011, 4}, {0b000100, 4}, {0b010010, 1}, {0b011000, 11}, {0b011011, 1}, {0b100010, 1}, {0b101000, 4}, {0b101010, 3}, {0b111010, 12}, {0b111100, 8}, {0b111110, 3}},
			{{0b000010, 10}, {0b000011, 11}, {0b000100, 7}, {0b010010, 7}, {0b010100, 10}, {0b010111, 2}, {0b011101, 7}, {0b011111, 3}, {0b101111, 7}, {0b110011, 10}, {0b110101, 2}, {0b111111, 5}},
		}, 89.24978707676969, 5.850448655733279, 3.488423632926944e-17,
	},
	{
		3, [][]stats.Pattern{
			{{0b001, 5}, {0b010, 9}, {0b100, 9}, {0b110, 10}, {0b111, 8}},
			{{0b000, 2}, {0b001, 11}, {0b100, 3}, {0b110, 9}, {0b111, 12}},
			{{0b000, 9}, {0b010, 3}, {0b100, 12}, {0b110, 4}, {0b111, 9}},
			{{0b000, 8}, {0b001, 3}, {0b010, 2}, {0b100, 8}, {0b111, 4}},
			{{0b001, 8}, {0b010, 7}, {0b011, 12}, {0b100, 12}, {0b110, 6}},
		}, 34.416058434162, 11.10509608204432, 0.0003310082397069495,
	},
	{
		5, [][]stats.Pattern{
			{{0b00000, 5}, {0b00010, 6}, {0b00100, 6}, {0b00110, 11}, {0b01001, 6}, {0b01010, 12}, {0b01100, 8}, {0b01101, 12}, {0b01110, 11}, {0b01111, 6}, {0b10000, 7}, {0b10001, 10}, {0b10010, 6}, {0b10011, 1}, {0b10100, 9}, {0b10101, 4}, {0b11000, 4}, {0b11001, 3}, {0b11100, 5}, {0b11101, 10}},
			{{0b00000, 4}, {0b00011, 5}, {0b00101, 11}, {0b00110, 1}, {0b01010, 11}, {0b01011, 1}, {0b01100, 9}, {0b01101, 7}, {0b01111, 9}, {0b10001, 1}, {0b10010, 10}, {0b10011, 9}, {0b10100, 9}, {0b10101, 5}, {0b11000, 9}, {0b11001, 6}, {0b11010, 5}, {0b11011, 7}, {0b11100, 12}, {0b11111, 6}},
		}, 15.42194657941053, 4.672351778188447, 0.006791201959577356,
	},
	{
		4, [][]stats.Pattern{
			{{0b0000, 9}, {0b0011, 2}, {0b0100, 2}, {0b0110, 3}, {0b0111, 6}, {0b1000, 6}, {0b1011, 7}, {0b1100, 3}, {0b1101, 10}, {0b1111, 6}},
			{{0b0000, 4}, {0b0011, 11}, {0b0100, 8}, {0b0101, 12}, {0b0111, 11}, {0b1000, 9}, {0b1001, 10}, {0b1010, 1}, {0b1110, 5}, {0b1111, 12}},
			{{0b0011, 5}, {0b0100, 6}, {0b0110, 9}, {0b0111, 7}, {0b1000, 12}, {0b1010, 2}, {0b1100, 9}, {0b1101, 8}, {0b1110, 9}, {0b1111, 8}},
		}, 26.08374577400082, 7.229715887820189, 0.0005801728516090341,
	},
}

// ST008
func TestRaoScott(t *testing.T) {
	for i, c := range raoScottCases {
		var table []stats.CoOccurrence
		for _, patterns := range c.groups {
			table = append(table, together(patterns, c.choices))
		}
		got := stats.RaoScott(table)
		if !got.OK || got.Method != stats.MethodRaoScott {
			t.Errorf("case %d: %+v", i, got)
		}
		near(t, "statistic", got.Statistic, c.statistic, closedForm)
		near(t, "df", got.DF, c.df, closedForm)
		near(t, "p", got.P, c.p, closedForm)
	}
}

func TestRaoScottLeavesOutWhatSaysNothing(t *testing.T) {
	c := raoScottCases[0]
	want := stats.RaoScott([]stats.CoOccurrence{together(c.groups[0], 2), together(c.groups[1], 2)})
	// A third choice nobody ticks, a fourth everybody ticks, a group of nobody.
	var wider [2]stats.CoOccurrence
	for i, patterns := range c.groups {
		var with []stats.Pattern
		for _, p := range patterns {
			with = append(with, stats.Pattern{Ticked: p.Ticked | 0b1000, Count: p.Count})
		}
		wider[i] = together(with, 4)
	}
	got := stats.RaoScott([]stats.CoOccurrence{wider[0], {}, wider[1]})
	if got != want {
		t.Errorf("with choices and a group that say nothing: %+v, want %+v", got, want)
	}
}

func TestRaoScottHasNothingToTest(t *testing.T) {
	both := func(n int, rows ...[]int) stats.CoOccurrence { return stats.CoOccurrence{N: n, Both: rows} }
	some := both(10, []int{4, 2}, []int{2, 5})
	cases := map[string][]stats.CoOccurrence{
		"no group":                   nil,
		"one group":                  {some},
		"one group and nobody":       {some, {}},
		"no choice":                  {both(10), both(12)},
		"nobody ticks":               {both(10, []int{0}), both(12, []int{0})},
		"everybody ticks":            {both(10, []int{10}), both(12, []int{12})},
		"each group of one mind":     {both(10, []int{10}), both(12, []int{0})},
		"a group with fewer choices": {some, both(10, []int{4})},
		"a row too short":            {some, both(10, []int{4}, []int{2, 5})},
		"more ticks than people":     {some, both(10, []int{11, 2}, []int{2, 5})},
		"both more than either":      {some, both(10, []int{4, 5}, []int{5, 5})},
		"both fewer than must be":    {some, both(10, []int{8, 2}, []int{2, 7})},
		"not symmetric":              {some, both(10, []int{4, 2}, []int{1, 5})},
		"ticks below zero":           {some, both(10, []int{-1, 0}, []int{0, 5})},
		"a negative group":           {some, both(-1, []int{0, 0}, []int{0, 0})},
	}
	for behaviour, table := range cases {
		if got := stats.RaoScott(table); got != (stats.Test{}) {
			t.Errorf("%s: %+v, want none", behaviour, got)
		}
	}
}

func TestRaoScottIgnoresTheOrderOfGroupsAndChoices(t *testing.T) {
	for _, c := range raoScottCases {
		var table, turned []stats.CoOccurrence
		for _, patterns := range c.groups {
			var reversed []stats.Pattern
			for _, p := range patterns {
				var ticked uint64
				for j := range c.choices {
					ticked |= p.Ticked >> j & 1 << (c.choices - 1 - j)
				}
				reversed = append(reversed, stats.Pattern{Ticked: ticked, Count: p.Count})
			}
			table = append(table, together(patterns, c.choices))
			turned = append([]stats.CoOccurrence{together(reversed, c.choices)}, turned...)
		}
		a, b := stats.RaoScott(table), stats.RaoScott(turned)
		near(t, "statistic", b.Statistic, a.Statistic, closedForm)
		near(t, "df", b.DF, a.DF, closedForm)
	}
}
