package respond

import (
	"bytes"
	"errors"
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
	size = len(body)
	body, more := cutControls(body)
	values, err = parseControls(body)
	if more {
		err = errTooMany
	}
	return values, size, err
}

// mostControls is how many controls of a form are read: net/url reads not one of a form that has more.
const mostControls = 10_000

// cutControls gives the controls that are read, and tells whether there are more.
func cutControls(body string) (read string, more bool) {
	if strings.Count(body, "&") < mostControls {
		return body, false
	}
	at := 0
	for range mostControls {
		at += strings.IndexByte(body[at:], '&') + 1
	}
	return body[:at-1], true
}

// likelyBody bounds the memory that a length announced is trusted for; most sheets are far smaller.
const likelyBody = 16 << 10

func readBody(request *http.Request) (string, error) {
	// With room for all and for the read that finds the end, a Buffer reads in one piece; io.Copy takes 32 KiB each time.
	var body bytes.Buffer
	body.Grow(int(max(0, min(request.ContentLength, likelyBody))) + bytes.MinRead)
	_, err := body.ReadFrom(request.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", errTooLarge
	}
	if err != nil {
		return "", survey.Wrap(survey.Malformed, "SRV_007", err)
	}
	return body.String(), nil
}

// Sheets above the limits are refused with these.
var (
	errTooLarge = survey.Fail(survey.TooLarge, "SRV_006", survey.Args{"Limit": survey.MaxSheetBytes >> 10})
	errTooMany  = survey.Fail(survey.TooLarge, "SRV_011", nil)
)
