package server

import (
	"net/http"
	"net/netip"
	"strings"
)

// ClientAddress is where a request comes from: the peer, or what trusted proxies say stood before them. The zero Addr
// when it cannot be told. It is used for limits and the loopback rule, and never stored.
func (s *Server) ClientAddress(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	address := peer.Addr().Unmap()
	if !s.trustedProxy(address) {
		return address
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			return address
		}
		address = hop.Unmap()
		if !s.trustedProxy(address) {
			return address
		}
	}
	return address
}

func (s *Server) trustedProxy(address netip.Addr) bool {
	for _, prefix := range s.TrustedProxies {
		if prefix.Contains(address) {
			return true
		}
	}
	return false
}

// MaySignIn tells whether passwords may travel on this connection (DESIGN rule 14): TLS here, https in front through a
// trusted proxy, loopback at both ends, or the operator's --insecure-lan.
func (s *Server) MaySignIn(r *http.Request) bool {
	if s.TLS || s.InsecureLAN || r.TLS != nil {
		return true
	}
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	if s.trustedProxy(peer.Addr().Unmap()) {
		return s.base.Scheme == "https"
	}
	name := hostname(r.Host)
	host, err := netip.ParseAddr(name)
	return peer.Addr().Unmap().IsLoopback() && (strings.EqualFold(name, "localhost") || err == nil && host.IsLoopback())
}
