package main

import (
	"fmt"
	"runtime"
)

// versionCommand tells which program this is.
type versionCommand struct{ printing }

// Run prints the version, and of Go the one that it was built with.
func (c *versionCommand) Run(con *console) error {
	if c.JSON {
		return con.json(struct {
			Version string `json:"version"`
			Go      string `json:"go"`
		}{version, runtime.Version()})
	}
	_, err := fmt.Fprintln(con.stdout, "sonde", version, runtime.Version())
	return err
}
