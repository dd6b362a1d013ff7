package ledger

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// reply is what came back of a sheet. Receipt is "" unless it was taken.
type reply struct {
	status  int
	receipt string
	header  http.Header
	body    string
}

// taken tells whether the sheet was acknowledged.
func (r reply) taken() bool { return r.status == http.StatusCreated || r.status == http.StatusOK }

// door is a way in for sheets: where programs send them, or the form.
type door func(client *http.Client, base string, s sheet) (reply, error)

// doors by name.
var doors = map[string]door{"json": sendJSON, "form": sendForm}

func sendJSON(client *http.Client, base string, s sheet) (reply, error) {
	r, err := post(client, base+"/api/v1/surveys/"+slug+"/responses", "application/json", s.json())
	if err == nil && r.taken() {
		var body struct{ Receipt string }
		err = json.Unmarshal([]byte(r.body), &body)
		r.receipt = body.Receipt
	}
	return r, err
}

const formType = "application/x-www-form-urlencoded"

// formPath is the page of the survey in a language.
func formPath(language string) string { return "/" + language + "/s/" + slug }

// shownReceipt finds the code on a receipt page.
var shownReceipt = regexp.MustCompile(`/receipt#([0-9A-Z]{26})"`)

func sendForm(client *http.Client, base string, s sheet) (reply, error) {
	r, err := post(client, base+formPath("fr"), formType, []byte(s.form().Encode()))
	if found := shownReceipt.FindStringSubmatch(r.body); err == nil && r.taken() && found != nil {
		r.receipt = found[1]
	}
	return r, err
}

// post gives an error when the reply did not come whole.
func post(client *http.Client, address, kind string, body []byte) (reply, error) {
	request, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return reply{}, err
	}
	request.Header.Set("Content-Type", kind)
	return exchange(client, request)
}

// exchange sends a request and reads its reply to the end.
func exchange(client *http.Client, request *http.Request) (reply, error) {
	answer, err := client.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer answer.Body.Close()
	var body strings.Builder
	_, err = io.Copy(&body, answer.Body)
	return reply{status: answer.StatusCode, header: answer.Header, body: body.String()}, err
}

// crowd makes a client for that many connections, none shared with other tests, that follows no redirect.
func crowd(connections int) *http.Client {
	return &http.Client{
		Timeout:       20 * time.Second,
		Transport:     &http.Transport{MaxIdleConnsPerHost: connections},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// throughDialer makes a client open its connections by a dialer.
func throughDialer(client *http.Client, dialer *net.Dialer) {
	client.Transport.(*http.Transport).DialContext = dialer.DialContext
}

// reachable tells whether an address answers a dialer.
func reachable(dialer *net.Dialer, address string) bool {
	connection, err := dialer.Dial("tcp", address)
	if err != nil {
		return false
	}
	_ = connection.Close()
	return true
}
