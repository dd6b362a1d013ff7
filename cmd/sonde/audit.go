package main

import (
	"context"

	"sonde/survey"
)

// actor stands in the audit log for whoever typed a command: who may open the file may do anything.
const actor = "command line"

// record writes a line of the audit log. Action is a key of the locale's area "audit".
func (con *console) record(ctx context.Context, store survey.AuditStore, action, slug, object string) error {
	return store.Record(ctx, survey.AuditEntry{At: con.now(), Actor: actor, Action: action, Survey: slug, Object: object})
}
