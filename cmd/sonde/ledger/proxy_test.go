package ledger

import (
	"io"
	"net"
	"sync/atomic"
	"testing"
)

// cutter is a proxy that breaks connections once the reply has begun to come: what was asked for is done by then, and
// the client does not hear of it. It lets Pass bytes of each reply through.
type cutter struct {
	listener net.Listener
	target   string
	pass     int64
	cuts     atomic.Int64
}

// cut makes a proxy before an address.
func cut(t *testing.T, target string, pass int64) *cutter {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	c := &cutter{listener: listener, target: target, pass: pass}
	go c.accept()
	return c
}

// base is the address of the proxy's site.
func (c *cutter) base() string { return "http://" + c.listener.Addr().String() }

func (c *cutter) accept() {
	for {
		client, err := c.listener.Accept()
		if err != nil {
			return
		}
		go c.serve(client.(*net.TCPConn))
	}
}

func (c *cutter) serve(client *net.TCPConn) {
	defer client.Close()
	server, err := net.Dial("tcp", c.target)
	if err != nil {
		return
	}
	defer server.Close()
	go func() { _, _ = io.Copy(server, client) }()
	first := make([]byte, 1)
	if _, err := io.ReadFull(server, first); err != nil {
		return
	}
	if c.pass > 0 {
		_, _ = client.Write(first)
		_, _ = io.CopyN(client, server, c.pass-1)
	}
	_ = client.SetLinger(0) // closing resets the connection
	c.cuts.Add(1)
}
