-- +goose Up
-- A step as SQLite asks for it when a column of a parent table changes: new table, copy, drop, rename.
CREATE TABLE surveys_new (
	slug           TEXT PRIMARY KEY NOT NULL,
	questionnaire  TEXT NOT NULL,
	version        INTEGER NOT NULL,
	title          TEXT NOT NULL,
	state          TEXT NOT NULL,
	listed         INTEGER NOT NULL,
	opens_at       INTEGER NOT NULL,
	closes_at      INTEGER NOT NULL,
	late_hours     INTEGER NOT NULL,
	time_zone      TEXT NOT NULL,
	notice         TEXT NOT NULL,
	results_public INTEGER NOT NULL,
	wall_threshold INTEGER NOT NULL,
	open_threshold INTEGER NOT NULL,
	created_at     INTEGER NOT NULL,
	created_by     TEXT NOT NULL
) STRICT;
INSERT INTO surveys_new SELECT * FROM surveys;
DROP TABLE surveys;
ALTER TABLE surveys_new RENAME TO surveys;
