package limesurvey

import "strings"

// understood are the attributes of questions that are translated, or told where they are not.
var understood = set(
	"hidden", "random_order", "answer_order", "subquestion_order", "min_answers", "max_answers", "max_subquestions", "exclude_all_others",
	"array_filter", "array_filter_exclude", "other_replace_text", "other_comment_mandatory", "other_numbers_only", "equation",
	"date_format", "date_min", "date_max", "min_num_value_n", "max_num_value_n", "num_value_int_only", "numbers_only", "maximum_chars",
	"em_validation_q", "em_validation_q_tip", "em_validation_sq", "em_validation_sq_tip", "multiflexible_checkbox", "multiflexible_min",
	"multiflexible_max", "multiflexible_step", "input_boxes", "dualscale_headera", "dualscale_headerb", "slider_layout", "slider_min",
	"slider_max", "relevance", "use_dropdown", "prefix", "suffix", "min_num_value", "max_num_value", "equals_num_value",
)

// behaviour are the attributes that change what respondents meet and that have no place here: each is told by its name. All
// others are a matter of looks, statistics or files, and are told together.
var behaviour = set(
	"min_num_value_sgqa", "max_num_value_sgqa", "num_value_equals_sgqa",
	"exclude_all_others_auto", "random_group", "time_limit", "alphasort", "commented_checkbox",
	"commented_checkbox_auto", "code_filter", "category_separator", "parent_order", "show_totals", "show_grand_total", "reverse",
	"array_filter_style", "choice_title", "rank_title", "slider_default", "slider_accuracy", "slider_rating", "page_break",
	"location_mapservice", "dropdown_prefix", "dropdown_separators", "value_range_allows_missing", "placeholder", "other_position",
)

// usual are the values that LimeSurvey gives to attributes that nobody has set.
var usual = map[string]string{
	"assessment_value": "1", "time_limit_action": "1", "statistics_showgraph": "1", "display_columns": "1", "show_title": "1",
	"show_comment": "1", "commented_checkbox": "checked", "commented_checkbox_auto": "1", "location_mapheight": "300",
	"location_mapwidth": "500", "location_mapzoom": "11", "max_filesize": "10240", "max_num_of_files": "1", "answer_order": "normal",
	"other_position": "default", "slider_accuracy": "1", "dropdown_dates_minute_step": "1", "samechoiceheight": "1", "samelistheight": "1",
	"showpopups": "1", "slider_separator": "|", "value_range_allows_missing": "1", "subquestion_order": "normal", "slider_orientation": "0",
	"slider_handle": "0", "statistics_graphtype": "0", "answer_width_bycolumn": "", "input_size": "",
}

// attributes notes what of a question's attributes is not carried over.
func (c *converter) attributes(q *question) {
	for name, values := range q.attributes {
		value := strings.TrimSpace(values.In("", c.form.base))
		if understood[name] || value == "" || value == "0" || value == "N" || value == "default" || value == usual[name] {
			continue
		}
		if behaviour[name] {
			c.setting(name, q)
			continue
		}
		c.presentation[name] = true
	}
}

// setting notes an attribute of a question that is not carried over.
func (c *converter) setting(name string, q *question) {
	c.settings[name] = append(c.settings[name], q.code)
}
