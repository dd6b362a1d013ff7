package main

import (
	"net"
	"net/netip"
	"net/url"
	"testing"
)

func TestTheBaseURLIsWhatTheRoomReaches(t *testing.T) {
	for name, c := range map[string]struct {
		listening string
		tls       bool
		want      string
	}{
		"an address of its own": {"192.168.1.20:8080", false, "http://192.168.1.20:8080"},
		"the usual port":        {"192.168.1.20:80", false, "http://192.168.1.20"},
		"TLS":                   {"192.168.1.20:443", true, "https://192.168.1.20"},
		"IPv6":                  {"[fd00::2]:8080", false, "http://[fd00::2]:8080"},
		"IPv6, the usual port":  {"[fd00::2]:80", false, "http://[fd00::2]"},
	} {
		t.Run(name, func(t *testing.T) {
			address := net.TCPAddrFromAddrPort(netip.MustParseAddrPort(c.listening))
			if got := baseURL(address, c.tls); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	t.Run("everywhere", func(t *testing.T) {
		got, err := url.Parse(baseURL(net.TCPAddrFromAddrPort(netip.MustParseAddrPort("[::]:8080")), false))
		if err != nil || got.Port() != "8080" || got.Hostname() == "::" {
			t.Errorf("got %v, %v", got, err)
		}
	})
}
