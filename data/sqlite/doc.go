// Package sqlite keeps everything in one SQLite file, through modernc.org/sqlite. Database is a survey.Store.
//
// # Writing
//
// One goroutine, the writer, makes every change. Whatever queued while the last commit ran goes into the next
// transaction together; there is no timer. A call returns when its transaction is on the disk (WAL, synchronous=FULL).
// A commit that fails fails all its calls with Unavailable, and the next one starts afresh, so a full or read-only disk
// needs no restart. Sheets sent go in by INSERT ... ON CONFLICT DO NOTHING RETURNING, many rows a statement; every
// other change has a SAVEPOINT: one that is refused leaves its neighbours in.
//
// Other processes may write beside this one: transactions begin immediate and wait for the lock.
//
// # Reading
//
// Reads use a pool of connections opened mode=ro. Long walks (Responses, Changes) read in pieces and hold no
// connection while the caller works, so a slow reader neither blocks writes nor lets the log grow.
//
// # One hash
//
// A response is known by one hash, that of its receipt code. The code is made from the respondent's key, so key and
// receipt both lead to it; neither is stored. The public id is the first 20 hexadecimal digits of that hash: walking in
// id order tells nothing of who came when.
//
// # Erasing
//
// The table erased keeps the hashes of responses withdrawn or deleted. Its triggers remove the response and refuse it
// for ever; Restore copies the hashes kept in the replaced database, so what was erased stays erased. Deleted rows are
// overwritten with zeros (secure_delete), and the log, which still holds the pages as they were, is emptied after the
// first write that leaves nobody waiting and no reader needing it.
//
// # The feed and the tally
//
// Triggers write a row of changes, and count each response in tally, in the transaction that stores it. What reads the
// feed needs no word from whoever wrote.
//
// # Soundness
//
// Opening runs PRAGMA quick_check: before it returns for a file of up to 64 MiB (about 0.1 s), in the background for a
// larger one. Damage found then, or met later by any statement, stops writes with Unavailable STO_002; reads go on.
package sqlite
