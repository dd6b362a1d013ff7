package reporttest

import (
	"fmt"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/survey"
)

// obstacle is a line of the sample: labels and simulated counts among users (82), producers (31) and both (12).
type obstacle struct {
	code, fr, en string
	count        [3]int
}

var groupSizes = [3]int{82, 31, 12}

var obstacles = []obstacle{
	{"find_portal", "Trouver le portail qui donne accès aux données", "Finding the portal that gives access to the data", [3]int{40, 9, 6}},
	{"find_data", "Trouver des données qui correspondent à mes besoins", "Finding data that fit my needs", [3]int{33, 8, 5}},
	{"little_information", "Trop peu d’informations avec les données pour bien les réutiliser (format, licence, provenance, auteurs)", "Too little information with the data to reuse them well (format, licence, lineage, authors)", [3]int{31, 12, 4}},
	{"many_portals", "Portails et entrepôts trop nombreux", "Too many portals and repositories", [3]int{30, 7, 4}},
	{"computing_power", "Puissance de calcul limitée", "Limited computing power", [3]int{28, 6, 3}},
	{"restrictive_licence", "Licence d’utilisation restrictive", "Restrictive licence", [3]int{26, 11, 2}},
	{"volume", "Volume à télécharger ou à stocker", "Volume to download or to store", [3]int{24, 9, 5}},
	{"format", "Format de données difficile à lire", "Data format that is hard to read", [3]int{22, 4, 3}},
	{"general_skills", "Manque de compétences en général", "Lack of skills in general", [3]int{21, 3, 2}},
	{"expertise", "Expertise scientifique parfois nécessaire", "Scientific expertise sometimes needed", [3]int{18, 2, 2}},
	{"find_software", "Trouver un logiciel adapté", "Finding suitable software", [3]int{14, 3, 1}},
	{"language", "Documentation dans une langue que je lis mal", "Documentation in a language that I read with difficulty", [3]int{9, 1, 0}},
	{"other", "Autre", "Other", [3]int{4, 0, 0}},
	{"none", "Aucun de ces freins", "None of these obstacles", [3]int{3, 2, 1}},
}

// say picks the language's text.
func say(language, fr, en string) string {
	if language == "fr" {
		return fr
	}
	return en
}

// Number points to x, as cells and values hold it.
func Number(x float64) *float64 { return &x }

// Document builds the sample report: obstacles, obstacles by role, priorities, method.
func Document(language string) reports.Document {
	t := func(fr, en string) string { return say(language, fr, en) }
	return reports.Document{
		Language: language,
		Audience: reports.ForManagement,
		Title:    t("Freins à l’usage des données marines", "Obstacles to using marine data"),
		Subtitle: t("Indicatif : des volontaires, pas un échantillon ; 310 invités, 250 présents, 125 réponses.", "Indicative: volunteers, not a sample; 310 invited, 250 present, 125 answered."),
		Organisation: survey.Organisation{
			Name:    survey.Text{"fr": "Observatoire d’essai", "en": "Test observatory"},
			Contact: "contact@example.org",
		},
		MadeOn:   "2026-11-23",
		Survey:   "obstacles",
		Warnings: []string{t("Réponses simulées : ces chiffres ne décrivent personne.", "Simulated answers: these figures describe nobody.")},
		Sections: []reports.Section{
			{Code: "obstacles_use", Title: t("Freins à l’usage", "Obstacles to use"), Blocks: []reports.Block{
				reports.Paragraph{Text: t("Le frein le plus cité est de trouver le bon portail.", "The obstacle cited most is finding the right portal.")},
				Obstacles(language),
			}},
			{Code: "by_role", Title: t("Selon le rôle : usagers / producteurs", "By role: users / producers"), Blocks: []reports.Block{ByRole(language)}},
			{Code: "priorities", Title: t("Priorités", "Priorities"), Blocks: []reports.Block{priorities(language)}},
			{Code: "method", Title: t("Méthode", "Method"), Blocks: []reports.Block{
				reports.Paragraph{Text: t("Intervalles de Wilson à 95 %.", "Wilson intervals at 95%.")},
				reports.Paragraph{Text: t("Une part sur moins de 30 réponses est signalée.", "A share of fewer than 30 responses is flagged."), Note: true},
			}},
		},
	}
}

// Obstacles is a figure without groups: 14 bars with whiskers and published figures beside two of them.
func Obstacles(language string) *reports.Figure {
	t := func(fr, en string) string { return say(language, fr, en) }
	f := &reports.Figure{
		Figure: chart.Figure{
			Code: "use_obstacles", Language: language,
			Title:  t("Près de la moitié des usagers ne trouvent pas le portail", "Nearly half of the users cannot find the portal"),
			Base:   t("Sur 82 usagers qui ont répondu ; 2 ont passé la question.", "Of 82 users who answered; 2 skipped the question."),
			Series: []chart.Series{{Code: ""}},
			Notes:  []string{t("Indicatif : des volontaires, pas un échantillon.", "Indicative: volunteers, not a sample."), t("Réponses simulées.", "Simulated answers.")},
		},
		Table: &reports.Table{
			Code: "use_obstacles", Caption: t("Freins à l’usage cités par les usagers", "Obstacles to use cited by users"),
			Columns: []reports.Column{
				{Code: "label", Title: t("Frein", "Obstacle"), Width: 48},
				{Code: "count", Title: t("Citations", "Count"), Kind: reports.ColumnCount},
				{Code: "base", Title: t("Base", "Base"), Kind: reports.ColumnCount},
				{Code: "share", Title: t("Part", "Share"), Kind: reports.ColumnShare},
				{Code: "low", Title: t("Borne basse", "Lower limit"), Kind: reports.ColumnShare},
				{Code: "high", Title: t("Borne haute", "Upper limit"), Kind: reports.ColumnShare},
			},
			Notes: []string{t("Indicatif : des volontaires, pas un échantillon.", "Indicative: volunteers, not a sample.")},
			Chart: &reports.ChartOf{
				Title:      t("Près de la moitié des usagers ne trouvent pas le portail", "Nearly half of the users cannot find the portal"),
				Alt:        t("Barres horizontales : part des usagers qui citent chaque frein, de la plus grande à la plus petite.", "Horizontal bars: share of users who cite each obstacle, largest first."),
				Categories: 0, Values: []int{3},
			},
		},
	}
	for i, o := range obstacles {
		v := value(language, o.count[0], groupSizes[0])
		if i == 0 {
			v.Reference = Number(0.48)
		}
		if i == 4 {
			v.Reference = Number(0.35)
		}
		label := t(o.fr, o.en)
		f.Bars = append(f.Bars, chart.Bar{Code: o.code, Label: label, Values: []chart.Value{v}})
		f.Table.Rows = append(f.Table.Rows, reports.Row{Code: o.code, Cells: []reports.Cell{
			{Text: label}, {Number: Number(float64(o.count[0]))}, {Number: Number(82)}, {Number: v.Share}, {Number: v.Low}, {Number: v.High},
		}})
	}
	return f
}

// ByRole is a figure with three groups: one of them small, some of its cells suppressed.
func ByRole(language string) *reports.Figure {
	t := func(fr, en string) string { return say(language, fr, en) }
	names := [3]string{t("Usagers", "Users"), t("Producteurs", "Producers"), t("Les deux", "Both")}
	f := &reports.Figure{
		Figure: chart.Figure{
			Code: "use_obstacles_by_role", Language: language, Max: 1,
			Title: t("Ces données ne montrent pas de différence entre les rôles", "These data show no difference between the roles"),
			Base:  t("Sur 82 usagers, 31 producteurs et 12 personnes qui sont les deux.", "Of 82 users, 31 producers and 12 people who are both."),
			Notes: []string{t("Réponses simulées.", "Simulated answers.")},
		},
		Table: &reports.Table{
			Code: "use_obstacles_by_role", Caption: t("Freins à l’usage selon le rôle", "Obstacles to use by role"),
			Columns: []reports.Column{{Code: "label", Title: t("Frein", "Obstacle"), Width: 48}},
			Chart: &reports.ChartOf{Title: t("Freins selon le rôle", "Obstacles by role"),
				Alt: t("Barres horizontales par rôle.", "Horizontal bars by role."), Categories: 0, Values: []int{2, 4, 6}},
		},
	}
	for g, name := range names {
		f.Series = append(f.Series, chart.Series{Code: fmt.Sprint("g", g), Label: name})
		f.Table.Columns = append(f.Table.Columns,
			reports.Column{Code: fmt.Sprint("count", g), Title: name + t(" : citations", ": count"), Kind: reports.ColumnCount},
			reports.Column{Code: fmt.Sprint("share", g), Title: name, Kind: reports.ColumnShare})
	}
	for _, o := range obstacles[:10] {
		bar := chart.Bar{Code: o.code, Label: t(o.fr, o.en)}
		row := reports.Row{Code: o.code, Cells: []reports.Cell{{Text: bar.Label}}}
		for g, n := range groupSizes {
			if o.count[g] < 3 {
				bar.Values = append(bar.Values, chart.Value{Text: chart.SuppressedMark})
				row.Cells = append(row.Cells, reports.Cell{Suppressed: true}, reports.Cell{Suppressed: true})
				continue
			}
			v := value(language, o.count[g], n)
			bar.Values = append(bar.Values, v)
			row.Cells = append(row.Cells, reports.Cell{Number: Number(float64(o.count[g]))}, reports.Cell{Number: v.Share, Small: v.Small})
		}
		f.Bars = append(f.Bars, bar)
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return f
}

// value makes a bar's numbers. The limits are a plain ten points, not an interval of any kind: samples look right, no more.
func value(language string, count, n int) chart.Value {
	share := float64(count) / float64(n)
	text := fmt.Sprintf("%.0f%% (%d of %d)", 100*share, count, n)
	if language == "fr" {
		text = fmt.Sprintf("%.0f\u00a0%% (%d sur %d)", 100*share, count, n)
	}
	return chart.Value{Share: &share, Low: Number(max(0, share-0.1)), High: Number(min(1, share+0.1)), Text: text, Small: n < 30}
}

// priorities is a table with group titles and long texts, without a figure.
func priorities(language string) *reports.Table {
	t := func(fr, en string) string { return say(language, fr, en) }
	return &reports.Table{
		Code: "priorities", Caption: t("À créer ou à étendre", "Create or extend"),
		Columns: []reports.Column{
			{Code: "rank", Title: t("Rang", "Rank"), Kind: reports.ColumnCount},
			{Code: "label", Title: t("Besoin", "Need"), Width: 40},
			{Code: "score", Title: t("Indice", "Score"), Kind: reports.ColumnDecimal},
			{Code: "p", Title: "p", Kind: reports.ColumnP},
			{Code: "how", Title: t("Comment", "How"), Width: 50},
		},
		Rows: []reports.Row{
			{Code: "users", Strong: true, Cells: []reports.Cell{{}, {Text: t("Usagers", "Users")}, {}, {}, {}}},
			{Code: "find_portal", Cells: []reports.Cell{{Number: Number(1)}, {Text: t(obstacles[0].fr, obstacles[0].en)}, {Number: Number(0.4878)}, {Number: Number(0.0312)}, {Text: t("Webinaires ; fiches pratiques ; vidéos très courtes", "Webinars; fact sheets; very short videos")}}},
			{Code: "find_data", Cells: []reports.Cell{{Number: Number(2)}, {Text: t(obstacles[1].fr, obstacles[1].en)}, {Number: Number(0.402)}, {Number: Number(0.2)}, {Text: t("Ateliers", "Workshops")}}},
		},
		Notes: []string{t("La formule est la nôtre.", "The formula is ours.")},
	}
}
