-- +goose Up
CREATE TABLE images (
	questionnaire TEXT NOT NULL,
	name          TEXT NOT NULL,
	type          TEXT NOT NULL,
	bytes         BLOB NOT NULL,
	PRIMARY KEY (questionnaire, name)
) STRICT;
