package manage

import (
	"strings"

	"sonde/server"
)

// device names the browser's family for the person's own list of logins: nothing finer is kept.
func device(r *server.Request) string {
	agent := r.GetHeader("User-Agent")
	for _, family := range []struct{ mark, name string }{
		{"Edg/", "Edge"}, {"Firefox/", "Firefox"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	} {
		if strings.Contains(agent, family.mark) {
			return family.name
		}
	}
	return ""
}

// peer names who asks, for the limits of signing in: the address, and for IPv6 the network, since one machine has many.
func (p *Pages) peer(r *server.Request) string {
	address := p.Server.ClientAddress(r.Context.Request)
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}
