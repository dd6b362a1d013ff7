package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"

	"golang.org/x/net/html"
)

const firstVisitTarget = "≤ 40 kB and ≤ 4 requests, redirect included"

const (
	firstVisitBytes    = 40_000
	firstVisitRequests = 4
)

// browserEncodings are those that Chromium offers to a site without TLS.
const browserEncodings = "gzip, deflate"

// measureFirstVisit follows the address that a QR holds to the page and all that the page loads, as a browser without a
// cache would, and counts requests and the bytes of the replies on the wire, their headers included.
func measureFirstVisit(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, 0)
	if err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	v := newVisit()
	if err := v.follow(ctx, s.url("/e/"+eventCode)); err != nil {
		return nil, err
	}
	received := v.received.Load()
	return []row{{
		figure: "first visit, from the QR on", target: firstVisitTarget,
		found:   fmt.Sprintf("%.1f kB in %d requests (%.1f kB without headers)", float64(received)/1000, v.requests, float64(v.content)/1000),
		verdict: within(received <= firstVisitBytes && v.requests <= firstVisitRequests),
	}}, nil
}

// visit is a browser that counts.
type visit struct {
	transport *http.Transport
	received  atomic.Int64 // on the wire
	content   int64
	requests  int
	seen      map[string]bool
}

func newVisit() *visit {
	v := &visit{seen: map[string]bool{}}
	v.transport = &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		return counted{conn, &v.received}, err
	}}
	return v
}

// counted is a connection whose incoming bytes are counted.
type counted struct {
	net.Conn
	received *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.received.Add(int64(n))
	return n, err
}

// follow loads an address, what it redirects to, and what that refers to, each once.
func (v *visit) follow(ctx context.Context, address string) error {
	if v.seen[address] {
		return nil
	}
	v.seen[address] = true
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept-Encoding", browserEncodings)
	request.Header.Set("Accept-Language", "fr")
	reply, err := v.transport.RoundTrip(request)
	if err != nil {
		return err
	}
	defer func() { _ = reply.Body.Close() }()
	content, err := io.ReadAll(reply.Body)
	if err != nil {
		return err
	}
	v.requests++
	v.content += int64(len(content))
	if to := reply.Header.Get("Location"); to != "" {
		return v.followFrom(ctx, request.URL, to)
	}
	if reply.StatusCode != http.StatusOK {
		return fmt.Errorf("%s is answered %d", request.URL.Path, reply.StatusCode)
	}
	plain, err := fetch(ctx, address)
	if err != nil {
		return err
	}
	for _, one := range references(reply.Header.Get("Content-Type"), plain) {
		if err := v.followFrom(ctx, request.URL, one); err != nil {
			return err
		}
	}
	return nil
}

func (v *visit) followFrom(ctx context.Context, base *url.URL, reference string) error {
	to, err := base.Parse(reference)
	if err != nil || to.Scheme == "data" {
		return err
	}
	to.Fragment = ""
	return v.follow(ctx, to.String())
}

var (
	styleReference  = regexp.MustCompile(`(?:url\(|@import\s*)["']?([^"')]+)`)
	scriptReference = regexp.MustCompile(`(?:\bfrom|\bimport)\s*["']([^"'\s]+)["']`)
)

// references are what a file makes a browser load.
func references(contentType string, content []byte) []string {
	var found []string
	switch {
	case strings.HasPrefix(contentType, "text/html"):
		return pageReferences(content)
	case strings.HasPrefix(contentType, "text/css"):
		for _, match := range styleReference.FindAllSubmatch(content, -1) {
			found = append(found, string(match[1]))
		}
	case strings.Contains(contentType, "javascript"):
		for _, match := range scriptReference.FindAllSubmatch(content, -1) {
			found = append(found, string(match[1]))
		}
	}
	return found
}

// loadedRelations are the links that a browser follows by itself.
var loadedRelations = map[string]bool{"stylesheet": true, "icon": true, "preload": true, "modulepreload": true, "manifest": true}

func pageReferences(content []byte) []string {
	var found []string
	icon := false
	tokens := html.NewTokenizer(bytes.NewReader(content))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		attributes := map[string]string{}
		for _, a := range token.Attr {
			attributes[a.Key] = a.Val
		}
		switch token.Data {
		case "script", "img":
			if attributes["src"] != "" {
				found = append(found, attributes["src"])
			}
		case "link":
			if loadedRelations[attributes["rel"]] {
				icon = icon || attributes["rel"] == "icon"
				found = append(found, attributes["href"])
			}
		}
	}
	if !icon {
		found = append(found, "/favicon.ico")
	}
	return found
}
