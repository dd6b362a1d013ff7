package main

import (
	"bytes"
	"io"
	"os"
)

// journal appends bodies to a file and makes whatever queued while the last sync ran durable by the next: the least
// that "acknowledged means durable" costs.
type journal struct {
	file  *os.File
	queue chan entry
	ended chan struct{}
}

type entry struct {
	body []byte
	done chan error
}

func openJournal(path string) (*journal, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	j := &journal{file: file, queue: make(chan entry, 256), ended: make(chan struct{})}
	go j.write()
	return j, nil
}

func (j *journal) append(body []byte) error {
	e := entry{body: body, done: make(chan error, 1)}
	j.queue <- e
	return <-e.done
}

func (j *journal) write() {
	defer close(j.ended)
	var group []entry
	var buffer []byte
	for first := range j.queue {
		group = append(group[:0], first)
		for more := true; more; {
			select {
			case e, open := <-j.queue:
				if more = open; open {
					group = append(group, e)
				}
			default:
				more = false
			}
		}
		buffer = buffer[:0]
		for _, e := range group {
			buffer = append(append(buffer, e.body...), '\n')
		}
		_, err := j.file.Write(buffer)
		if err == nil {
			err = j.file.Sync()
		}
		for _, e := range group {
			e.done <- err
		}
	}
}

func (j *journal) close() {
	close(j.queue)
	<-j.ended
	_ = j.file.Close()
}

// again lets a body be read a second time.
func again(body []byte) io.ReadCloser { return io.NopCloser(bytes.NewReader(body)) }
