package stats_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sonde/reports/stats"
)

// row is a line of a reference file by column name.
type row map[string]string

func (r row) number(t *testing.T, column string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("column %s: %v", column, err)
	}
	return v
}

func (r row) count(t *testing.T, column string) int {
	t.Helper()
	return int(math.Round(r.number(t, column)))
}

// interval checks got against the columns prefix_lo and prefix_hi.
func (r row) interval(t *testing.T, got stats.Interval, low, high string, tolerance float64) {
	t.Helper()
	nearInterval(t, got, r.number(t, low), r.number(t, high), tolerance)
}

// table reads a file with a header line from the folder that an environment
// variable names; without the variable the test is skipped, and says so.
func table(t *testing.T, variable, name string, separator rune) []row {
	t.Helper()
	folder := os.Getenv(variable)
	if folder == "" {
		t.Skipf("%s is not set: %s was not read, and nothing was compared with it", variable, name)
	}
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma = separator
	lines, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range lines[1:] {
		r := row{}
		for i, column := range lines[0] {
			r[strings.ReplaceAll(strings.TrimPrefix(column, "\ufeff"), "\u00a0", " ")] = line[i]
		}
		rows = append(rows, r)
	}
	return rows
}

func reference(t *testing.T, name string) []row {
	t.Helper()
	return table(t, "SONDE_REFERENCE", name, ',')
}

func TestReferenceSingleShares(t *testing.T) {
	for _, r := range reference(t, "ci_single.csv") {
		x, n, level := r.count(t, "x"), r.count(t, "n"), r.number(t, "conf")
		r.interval(t, stats.Wilson(x, n, level), "wilson_lo", "wilson_hi", closedForm)
		r.interval(t, stats.ClopperPearson(x, n, level), "cp_lo", "cp_hi", betaForm)
	}
}

func TestReferenceFinitePopulation(t *testing.T) {
	for _, r := range reference(t, "fpc.csv") {
		got := stats.WilsonFinite(r.count(t, "x"), r.count(t, "n"), r.count(t, "N"), 0.95)
		r.interval(t, got, "wilson_fpc_lo", "wilson_fpc_hi", closedForm)
	}
}

func TestReferenceDifferences(t *testing.T) {
	for _, r := range reference(t, "ci_difference.csv") {
		a := stats.Count{X: r.count(t, "x1"), N: r.count(t, "n1")}
		b := stats.Count{X: r.count(t, "x2"), N: r.count(t, "n2")}
		d := stats.Newcombe(a, b, 0.95)
		near(t, "difference", d.Value, r.number(t, "diff"), closedForm)
		r.interval(t, d.Interval, "newcombe10_lo", "newcombe10_hi", closedForm)
		fisher := stats.Fisher([]stats.Count{a, b})
		near(t, "Fisher p", fisher.P, r.number(t, "fisher_p"), closedForm)
		near(t, "smallest expected count", fisher.MinExpected, r.number(t, "min_expected"), closedForm)
		chi := stats.ChiSquare([]stats.Count{a, b})
		if chi.OK != (r["chisq"] != "") {
			t.Errorf("%v, %v: chi-square %+v, reference %q", a, b, chi, r["chisq"])
		} else if chi.OK {
			near(t, "chi-square", chi.Statistic, r.number(t, "chisq"), closedForm)
			near(t, "chi-square p", chi.P, r.number(t, "chisq_p"), closedForm)
		}
	}
}

func TestReferenceAdjustments(t *testing.T) {
	rows := reference(t, "p_adjust.csv")
	p := numbers(t, rows, "p")
	nearAll(t, "Bonferroni", stats.Bonferroni(p), numbers(t, rows, "bonferroni"))
	nearAll(t, "Holm", stats.Holm(p), numbers(t, rows, "holm"))
	nearAll(t, "BH", stats.BenjaminiHochberg(p), numbers(t, rows, "bh"))
	nearAll(t, "BY", stats.BenjaminiYekutieli(p), numbers(t, rows, "by"))
}

func numbers(t *testing.T, rows []row, column string) []float64 {
	t.Helper()
	var values []float64
	for _, r := range rows {
		values = append(values, r.number(t, column))
	}
	return values
}

func TestReferenceConditionsByDiscipline(t *testing.T) {
	items := map[string][]stats.Count{}
	for _, r := range reference(t, "tenopir2011_table21.csv") {
		items[r["item"]] = append(items[r["item"]], stats.Count{X: r.count(t, "count"), N: r.count(t, "n_reconstructed")})
	}
	tests := reference(t, "tenopir2011_table21_tests.csv")
	var p []float64
	for _, r := range tests {
		got := stats.CompareShares(items[r["item"]])
		if got.Method != stats.MethodChiSquare {
			t.Errorf("%s: %+v", r["item"], got)
		}
		near(t, "statistic", got.Statistic, r.number(t, "chisq"), closedForm)
		near(t, "p", got.P, r.number(t, "p"), closedForm)
		p = append(p, got.P)
	}
	nearAll(t, "Bonferroni", stats.Bonferroni(p), numbers(t, tests, "p_bonferroni"))
	nearAll(t, "Holm", stats.Holm(p), numbers(t, tests, "p_holm"))
	nearAll(t, "BH", stats.BenjaminiHochberg(p), numbers(t, tests, "p_bh"))
}

func TestReferenceSeveralChoices(t *testing.T) {
	for _, r := range reference(t, "openem_barriers.csv") {
		x, n := r.count(t, "count"), r.count(t, "base")
		r.interval(t, stats.Wilson(x, n, 0.95), "wilson_lo", "wilson_hi", closedForm)
		r.interval(t, stats.ClopperPearson(x, n, 0.95), "cp_lo", "cp_hi", betaForm)
	}
	for _, r := range reference(t, "sodp_multiselect.csv") {
		x, n := r.count(t, "count"), r.count(t, "base")
		r.interval(t, stats.Wilson(x, n, 0.95), "wilson_lo", "wilson_hi", closedForm)
		r.interval(t, stats.ClopperPearson(x, n, 0.95), "cp_lo", "cp_hi", betaForm)
		answered := stats.Wilson(x, r.count(t, "answered"), 0.95)
		r.interval(t, answered, "wilson_lo_answered", "wilson_hi_answered", closedForm)
	}
}

func TestReferenceRatingsByGroup(t *testing.T) {
	family := map[string][]row{}
	p := map[string][]float64{}
	for _, r := range reference(t, "openem_grids_producer_vs_user.csv") {
		n, m := r.count(t, "n_user"), r.count(t, "n_prod")
		mean := stats.MeanInterval(r.number(t, "mean_user"), r.number(t, "sd_user"), n, 0.95)
		r.interval(t, mean, "t_lo_user", "t_hi_user", closedForm)
		user := stats.Count{X: int(math.Round(r.number(t, "top2_user") * float64(n))), N: n}
		producer := stats.Count{X: int(math.Round(r.number(t, "top2_prod") * float64(m))), N: m}
		r.interval(t, stats.Wilson(user.X, user.N, 0.95), "top2_user_lo", "top2_user_hi", closedForm)
		r.interval(t, stats.Wilson(producer.X, producer.N, 0.95), "top2_prod_lo", "top2_prod_hi", closedForm)
		d := stats.Newcombe(producer, user, 0.95)
		near(t, "difference", d.Value, r.number(t, "diff_top2"), closedForm)
		r.interval(t, d.Interval, "newcombe_lo", "newcombe_hi", closedForm)
		both := []stats.Count{user, producer}
		near(t, "chi-square", stats.ChiSquare(both).Statistic, r.number(t, "chisq"), closedForm)
		near(t, "chi-square p", stats.ChiSquare(both).P, r.number(t, "chisq_p"), closedForm)
		fisher := stats.Fisher(both).P
		near(t, "Fisher p", fisher, r.number(t, "fisher_p"), closedForm)
		family[r["grid"]] = append(family[r["grid"]], r)
		p[r["grid"]] = append(p[r["grid"]], fisher)
	}
	for grid, rows := range family {
		nearAll(t, "BH", stats.BenjaminiHochberg(p[grid]), numbers(t, rows, "fisher_p_bh"))
		nearAll(t, "Holm", stats.Holm(p[grid]), numbers(t, rows, "fisher_p_holm"))
	}
}

func TestReferenceOpportunity(t *testing.T) {
	for _, r := range reference(t, "gap_scores.csv") {
		n := r.number(t, "n")
		important, satisfied := math.Round(n*r.number(t, "top2_importance")), math.Round(n*r.number(t, "top2_satisfaction"))
		got, ok := stats.Opportunity(int(important), int(satisfied), int(n))
		if !ok {
			t.Errorf("%s: no score", r["item"])
		}
		near(t, r["item"], got, r.number(t, "opportunity_top2"), closedForm)
	}
}

// TestReferenceRankRanges resamples the users' answers of a real survey; the
// reference has 20,000 resamples, ours twenty seeds of 2,000.
func TestReferenceRankRanges(t *testing.T) {
	rows := reference(t, "openem_bootstrap_topk.csv")
	answers := table(t, "SONDE_DATASETS", "openearthmonitor-2022/openem_fair_2022_trimmed.csv", ';')
	var patterns []stats.Pattern
	for _, a := range answers {
		if !strings.Contains(a["You are primarily..."], "user") {
			continue
		}
		p := stats.Pattern{Count: 1}
		for i, r := range rows {
			if strings.Contains(a["What do you think are the biggest barriers to use open data? Select your top "], r["option"]) {
				p.Ticked |= 1 << i
			}
		}
		patterns = append(patterns, p)
	}
	const seeds = 20
	first, top3 := make([]float64, len(rows)), make([]float64, len(rows))
	for seed := range seeds {
		ranks, ok := stats.ShareRanks(patterns, len(rows), fmt.Sprint(seed))
		if !ok {
			t.Fatal("no ranks")
		}
		for i, r := range rows {
			first[i] += ranks[i].PFirst / seeds
			top3[i] += ranks[i].PTop3 / seeds
			if ranks[i].Rank != r.count(t, "rank") || ranks[i].Low != r.count(t, "rank_lo") || ranks[i].High != r.count(t, "rank_hi") {
				t.Errorf("seed %d, %s: %+v, want %v", seed, r["option"], ranks[i], r)
			}
		}
	}
	for i, r := range rows {
		if math.Abs(first[i]-r.number(t, "p_top1")) > bootstrap || math.Abs(top3[i]-r.number(t, "p_top3")) > bootstrap {
			t.Errorf("%s: first %.4f, top three %.4f, want %v", r["option"], first[i], top3[i], r)
		}
	}
}
