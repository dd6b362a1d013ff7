package main

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strings"

	"sonde/server/manage"
	"sonde/survey"
)

// baseURL is the address that people in the room reach: the one listened on, or the machine's first private address.
func baseURL(listening net.Addr, tls bool) string {
	scheme, usual := "http", "80"
	if tls {
		scheme, usual = "https", "443"
	}
	host, port, _ := net.SplitHostPort(listening.String()) // a listener's own address always splits
	if address, err := netip.ParseAddr(host); err == nil && address.IsUnspecified() {
		host = privateAddress()
	}
	if port == usual {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return scheme + "://" + host
	}
	return scheme + "://" + net.JoinHostPort(host, port)
}

// privateAddress is the machine's first private address, IPv4 before IPv6; localhost when it has none.
func privateAddress() string {
	found, err := net.InterfaceAddrs()
	if err != nil {
		return "localhost"
	}
	sixth := "localhost"
	for _, one := range found {
		prefix, err := netip.ParsePrefix(one.String())
		switch {
		case err != nil || !prefix.Addr().IsPrivate():
		case prefix.Addr().Is4():
			return prefix.Addr().String()
		case sixth == "localhost":
			sixth = prefix.Addr().String()
		}
	}
	return sixth
}

// printLinks prints where people go: each survey that takes answers, an event, and while there is no administrator the
// one-time link by which the first is made.
func (con *console) printLinks(ctx context.Context, s *site, listening net.Addr) error {
	base := s.server.BaseURL
	surveys, err := s.server.Store.Surveys(ctx)
	if err != nil {
		return err
	}
	for _, one := range surveys {
		if !one.State.Asks() {
			continue
		}
		con.tell("cli.link.survey", survey.Args{"URL": base + "/" + con.language + "/s/" + one.Slug})
		events, err := s.server.Store.Events(ctx, one.Slug)
		if err != nil {
			return err
		}
		for _, event := range events {
			con.tell("cli.link.event", survey.Args{"URL": base + "/e/" + event.Code})
		}
	}
	needed, err := s.access.NeedsSetup(ctx)
	if err != nil || !needed {
		return err
	}
	code, err := s.access.SetupLink(ctx)
	if err != nil {
		return err
	}
	con.tell("cli.link.setup", survey.Args{"URL": s.staffURL(listening) + manage.SetupPath(con.language, code)})
	return nil
}

// staffURL is where staff may sign in: over plain http that is on this machine alone, unless the operator lifted it.
func (s *site) staffURL(listening net.Addr) string {
	base, err := url.Parse(s.server.BaseURL)
	if err != nil || base.Scheme == "https" || s.server.InsecureLAN {
		return s.server.BaseURL
	}
	if address, err := netip.ParseAddr(base.Hostname()); err == nil && address.IsLoopback() {
		return s.server.BaseURL
	}
	_, port, _ := net.SplitHostPort(listening.String())
	return "http://localhost:" + port
}
