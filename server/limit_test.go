package server_test

import (
	"net/netip"
	"testing"
	"time"

	"sonde/server"
)

func TestLimiter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	limit := server.NewLimiter(3, func() time.Time { return now })
	allowed := func(address string) bool { return limit.Allow(netip.MustParseAddr(address)) }
	for i := range 3 {
		if !allowed("192.0.2.1") {
			t.Fatalf("send %d of 3 was refused", i+1)
		}
	}
	if allowed("192.0.2.1") {
		t.Error("a fourth send in the same instant was let through")
	}
	if !allowed("192.0.2.2") {
		t.Error("another address was refused")
	}
	now = now.Add(20 * time.Second)
	if !allowed("192.0.2.1") || allowed("192.0.2.1") {
		t.Error("after 20 s, want one more send of 3 a minute")
	}
	for range 3 {
		allowed("2001:db8::1")
	}
	if allowed("2001:db8::2") {
		t.Error("another address of the same IPv6 network was let through")
	}
	if !server.NewLimiter(0, time.Now).Allow(netip.Addr{}) {
		t.Error("0 is no limit")
	}
}
