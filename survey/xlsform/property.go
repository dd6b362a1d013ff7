package xlsform

// use says what becomes of a column.
type use uint8

const (
	plain   use = iota // one value
	texts              // a text in each language
	refused            // a web page cannot do it
	idle               // known, without effect here
)

// properties are the columns that a sheet may have: by their names, and by other names for them.
type properties struct {
	columns map[string]use
	aliases map[string]string
	// parts are columns written in two parts, as in "bind::relevant"; a part that is not among them is another's.
	parts map[string]string
	// what is said of a column that is refused, and of one that has no effect
	refusal, vain string
}

var parts = map[string]string{
	"bind::relevant": "relevant", "bind::required": "required", "bind::constraint": "constraint",
	"bind::calculate": "calculation", "bind::readonly": "read_only",
	"bind::jr:constraintMsg": "constraint_message", "bind::jr:requiredMsg": "required_message",
	"control::appearance": "appearance", "control::jr:count": "repeat_count", "control::rows": "rows",
	"body::appearance": "appearance", "body::jr:count": "repeat_count", "body::rows": "rows",
	"media::image": "image", "media::big-image": "big-image", "media::audio": "audio", "media::video": "video",
}

var surveyProperties = properties{
	columns: map[string]use{
		"type": plain, "name": plain, "label": texts, "hint": texts, "guidance_hint": texts, "image": texts,
		"required": plain, "required_message": texts, "relevant": plain, "constraint": plain, "constraint_message": texts,
		"calculation": plain, "appearance": plain, "default": plain, "choice_filter": plain, "parameters": plain,
		"read_only": plain, "repeat_count": plain, "trigger": plain, "rows": plain, "disabled": plain,
		"min_picks": plain, "max_picks": plain, "implied": plain,
		"audio": refused, "video": refused, "big-image": refused, "save_to": refused, "query": refused, "intent": refused,
		"autoplay": idle, "no_app_error_string": idle, "compact_tag": idle, "sms_field": idle, "sms_option": idle,
		"sms_separator": idle, "sms_allow_media": idle, "sms_date_format": idle, "sms_datetime_format": idle, "sms_response": idle,
	},
	aliases: map[string]string{
		"caption": "label", "relevance": "relevant", "readonly": "read_only", "constraining_message": "constraint_message",
		"requiredmsg": "required_message", "calculate": "calculation", "command": "type", "tag": "name", "value": "name",
		"count": "repeat_count", "jr:count": "repeat_count", "noapperrorstring": "no_app_error_string",
	},
	parts: parts, refusal: "XLS_025", vain: "XLS_028",
}

var choicesProperties = properties{
	columns: map[string]use{
		"list_name": plain, "name": plain, "label": texts, "image": texts, "exclusive": plain, "retired": plain, "concept": plain,
		"audio": refused, "video": refused, "big-image": refused, "sms_option": idle,
	},
	aliases: map[string]string{"caption": "label", "value": "name"},
	parts:   parts, refusal: "XLS_025", vain: "XLS_028",
}

var settingsProperties = properties{
	columns: map[string]use{
		"form_title": plain, "form_id": plain, "id_string": plain, "version": plain, "default_language": plain,
		"instance_name": plain, "allow_choice_duplicates": plain, "clean_text_values": plain, "name": plain,
		"omit_instanceid": plain, "style": plain,
		"public_key": refused, "namespaces": refused, "flat": refused, "add_none_option": refused,
		"submission_url": idle, "auto_send": idle, "auto_delete": idle, "client_editable": idle, "instance_id": idle,
		"instance_xmlns": idle, "prefix": idle, "delimiter": idle, "sms_keyword": idle, "sms_separator": idle,
		"sms_allow_media": idle, "sms_date_format": idle, "sms_datetime_format": idle, "sms_response": idle, "compact_prefix": idle,
	},
	aliases: map[string]string{"title": "form_title", "set_form_title": "form_title", "set_form_id": "form_id"},
	refusal: "XLS_041", vain: "XLS_042",
}

var ownProperties = properties{
	columns: map[string]use{"property": plain, "name": plain, "value": plain, "text": texts},
}
