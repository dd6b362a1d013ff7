package respond

import (
	"net/url"
	"strings"

	"sonde/survey"
)

// parseControls reads a form's body as url.ParseQuery does, at a third of its garbage: one list holds the values of all
// controls that stand once. What is damaged is left out and told by the error, Malformed SRV_007.
func parseControls(body string) (url.Values, error) {
	most := strings.Count(body, "&") + 1
	values := make(url.Values, most)
	once := make([]string, 0, most)
	var damaged error
	for body != "" {
		var control string
		control, body, _ = strings.Cut(body, "&")
		if control == "" {
			continue
		}
		name, value, err := parseControl(control)
		if err != nil {
			damaged = err
			continue
		}
		if have, again := values[name]; again {
			values[name] = append(have, value)
			continue
		}
		once = append(once, value)
		values[name] = once[len(once)-1 : len(once) : len(once)]
	}
	return values, damaged
}

func parseControl(control string) (name, value string, err error) {
	if strings.Contains(control, ";") {
		return "", "", survey.Fail(survey.Malformed, "SRV_007", nil)
	}
	name, value, _ = strings.Cut(control, "=")
	if name, err = url.QueryUnescape(name); err == nil {
		value, err = url.QueryUnescape(value)
	}
	if err != nil {
		return "", "", survey.Wrap(survey.Malformed, "SRV_007", err)
	}
	return name, value, nil
}
