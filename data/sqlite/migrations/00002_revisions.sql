-- +goose Up
-- A draft is the newest of its revisions; from_version is the version that it started from, 0 for none.
ALTER TABLE drafts ADD COLUMN from_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE drafts ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- The kept states of drafts, by name of the questionnaire: numbers go on rising from one draft to the next. body is the
-- questionnaire's JSON, as it is or compressed (zlib). back and forward are the revisions that undoing and redoing lead to.
CREATE TABLE revisions (
	name     TEXT NOT NULL,
	revision INTEGER NOT NULL CHECK (revision > 0),
	body     BLOB NOT NULL,
	step     TEXT NOT NULL,
	object   TEXT NOT NULL,
	back     INTEGER NOT NULL,
	forward  INTEGER NOT NULL,
	saved_by TEXT NOT NULL,
	saved_at INTEGER NOT NULL,
	PRIMARY KEY (name, revision)
) STRICT;

UPDATE drafts SET from_version = ifnull((SELECT max(version) FROM versions WHERE versions.name = drafts.name), 0);
INSERT INTO revisions (name, revision, body, step, object, back, forward, saved_by, saved_at)
	SELECT name, revision, CAST(body AS BLOB), 'start', '', 0, 0, saved_by, saved_at FROM drafts;
