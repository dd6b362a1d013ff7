package main

import (
	"bufio"
	"bytes"
	"errors"
	"net"
	"strconv"
)

// wire is a connection that speaks as little HTTP as a load needs, so that the client takes little of the cores that it
// shares with the server under test.
type wire struct {
	conn   net.Conn
	reader *bufio.Reader
}

func dial(address string) (*wire, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	return &wire{conn: conn, reader: bufio.NewReaderSize(conn, 64<<10)}, nil
}

func (w *wire) close() { _ = w.conn.Close() }

// do sends a request and reads the whole reply; it gives the status.
func (w *wire) do(request []byte) (int, error) {
	if _, err := w.conn.Write(request); err != nil {
		return 0, err
	}
	line, err := w.reader.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	if len(line) < len("HTTP/1.1 200") {
		return 0, errors.New("no status line")
	}
	status, err := strconv.Atoi(string(line[9:12]))
	if err != nil {
		return 0, err
	}
	length, chunked := 0, false
	for {
		line, err := w.reader.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(": "))
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(value)); err != nil {
				return 0, err
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			chunked = true
		}
	}
	if chunked {
		return status, w.passChunks()
	}
	_, err = w.reader.Discard(length)
	return status, err
}

// passChunks reads a body of unknown length.
func (w *wire) passChunks() error {
	for {
		line, err := w.reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 32)
		if err != nil {
			return err
		}
		if _, err := w.reader.Discard(int(size) + len("\r\n")); err != nil {
			return err
		}
		if size == 0 {
			return nil
		}
	}
}

// post writes the head of a request with a body of that length and type.
func post(address, path, contentType string, length int) []byte {
	return []byte("POST " + path + " HTTP/1.1\r\nHost: " + address + "\r\nContent-Type: " + contentType +
		"\r\nContent-Length: " + strconv.Itoa(length) + "\r\n\r\n")
}

// get writes a request for a page; it accepts the encoding.
func get(address, path, encoding string) []byte {
	return []byte("GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nAccept-Encoding: " + encoding + "\r\n\r\n")
}
