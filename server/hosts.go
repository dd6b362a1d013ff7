package server

import (
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// hosts knows under which names this machine answers: the base URL's, loopback, and its own addresses. Addresses are
// looked up again when an unknown one comes, since a laptop changes networks.
type hosts struct {
	base string

	mu     sync.RWMutex
	own    map[netip.Addr]bool
	asked  time.Time
	lookup func() ([]net.Addr, error)
}

// lookupEvery bounds how often strangers can make us look the interfaces up.
const lookupEvery = 2 * time.Second

func newHosts(base string) *hosts {
	return &hosts{base: strings.ToLower(base), lookup: net.InterfaceAddrs}
}

// accepts judges a Host header, with or without a port.
func (h *hosts) accepts(host string) bool {
	name := hostname(host)
	if strings.EqualFold(name, h.base) || strings.EqualFold(name, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(name)
	if err != nil {
		return false
	}
	return address.IsLoopback() || h.isOwn(address.Unmap())
}

func (h *hosts) isOwn(address netip.Addr) bool {
	h.mu.RLock()
	own, asked := h.own[address], h.asked
	h.mu.RUnlock()
	if own || time.Since(asked) < lookupEvery {
		return own
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked, h.own = time.Now(), map[netip.Addr]bool{}
	found, err := h.lookup()
	if err != nil {
		return false
	}
	for _, one := range found {
		if prefix, err := netip.ParsePrefix(one.String()); err == nil {
			h.own[prefix.Addr().Unmap()] = true
		}
	}
	return h.own[address]
}

// hostname strips the port and the brackets of an IPv6 address.
func hostname(host string) string {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && strings.IndexByte(host, ':') == i || strings.HasPrefix(host, "[") {
		if bare, _, err := net.SplitHostPort(host); err == nil {
			return bare
		}
	}
	return strings.Trim(host, "[]")
}
