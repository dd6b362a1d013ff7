// Package tabulate keeps answers as sets of respondents and makes bases, filters and cross-tables of them.
package tabulate
