package respond

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"sonde/server"
	"sonde/survey"
)

// largestBody is read of a sheet, so that one above survey.MaxSheetBytes comes back filled and not as an error page.
const largestBody = 8 * survey.MaxSheetBytes

const formType = "application/x-www-form-urlencoded"

// readForm reads a form from the body alone: what stands in the address is no answer. A form that is damaged in places
// comes with an error and with what could be read.
func readForm(r *server.Request) (values url.Values, size int, err error) {
	request := r.Context.Request
	if kind := request.Header.Get("Content-Type"); kind != formType {
		if media, _, err := mime.ParseMediaType(kind); err != nil || media != formType {
			return nil, 0, survey.Fail(survey.Malformed, "SRV_007", nil)
		}
	}
	body, err := readBody(request)
	if err != nil {
		return nil, 0, err
	}
	values, err = url.ParseQuery(body)
	if err != nil {
		err = survey.Wrap(survey.Malformed, "SRV_007", err)
	}
	return values, len(body), err
}

func readBody(request *http.Request) (string, error) {
	var body strings.Builder
	if n := request.ContentLength; n > 0 && n <= largestBody {
		body.Grow(int(n))
	}
	_, err := io.Copy(&body, request.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", errTooLarge
	}
	if err != nil {
		return "", survey.Wrap(survey.Malformed, "SRV_007", err)
	}
	return body.String(), nil
}

// errTooLarge refuses a sheet above the limit.
var errTooLarge = survey.Fail(survey.TooLarge, "SRV_006", survey.Args{"Limit": "256 KiB"})
