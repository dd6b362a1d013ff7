// Package ledger holds the tests that keep a ledger against Sonde: the program runs as a process of its own, clients
// send sheets to it over HTTP and write down each one that was acknowledged, with its key, its receipt and its content,
// while it is killed, stopped, cut off, starved of disk or used by other commands. Then the responses are counted again
// from an export: an acknowledged sheet that is missing is lost, a sheet that is there twice is doubled, and both must
// be none. Hostile requests are sent to the same process; they move the count by exactly what they should.
//
// Faults of the disk need root (a small file system is mounted) and strace; without them those tests skip, and say so.
// With -short the long ones skip.
package ledger
