-- +goose Up
-- The application id tells a Sonde database ("Sond") from any other SQLite file.
PRAGMA application_id = 1399811684;

CREATE TABLE drafts (
	name     TEXT PRIMARY KEY NOT NULL,
	body     TEXT NOT NULL CHECK (json_valid(body)),
	saved_by TEXT NOT NULL,
	saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE versions (
	name         TEXT NOT NULL,
	version      INTEGER NOT NULL CHECK (version > 0),
	body         TEXT NOT NULL CHECK (json_valid(body)),
	published_by TEXT NOT NULL,
	published_at INTEGER NOT NULL,
	PRIMARY KEY (name, version)
) STRICT;

CREATE TABLE surveys (
	slug           TEXT PRIMARY KEY NOT NULL,
	questionnaire  TEXT NOT NULL,
	version        INTEGER NOT NULL,
	title          TEXT NOT NULL CHECK (json_valid(title)),
	state          TEXT NOT NULL CHECK (state IN ('draft', 'trial', 'open', 'closed')),
	listed         INTEGER NOT NULL,
	opens_at       INTEGER NOT NULL,
	closes_at      INTEGER NOT NULL,
	late_hours     INTEGER NOT NULL,
	time_zone      TEXT NOT NULL,
	notice         TEXT NOT NULL CHECK (json_valid(notice)),
	results_public INTEGER NOT NULL,
	wall_threshold INTEGER NOT NULL,
	open_threshold INTEGER NOT NULL,
	created_at     INTEGER NOT NULL,
	created_by     TEXT NOT NULL
) STRICT;

CREATE TABLE events (
	code      TEXT PRIMARY KEY NOT NULL,
	survey    TEXT NOT NULL REFERENCES surveys (slug),
	kind      TEXT NOT NULL,
	title     TEXT NOT NULL CHECK (json_valid(title)),
	place     TEXT NOT NULL,
	region    TEXT NOT NULL,
	starts_on TEXT NOT NULL,
	ends_on   TEXT NOT NULL,
	invited   INTEGER NOT NULL,
	present   INTEGER NOT NULL,
	speakers  INTEGER NOT NULL,
	UNIQUE (survey, code)
) STRICT;

-- A living response. id is the order of arrival: it never leaves the database; the public id is the start of key.
CREATE TABLE responses (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	key         BLOB NOT NULL CHECK (length(key) = 32),
	survey      TEXT NOT NULL REFERENCES surveys (slug),
	event       TEXT,
	version     INTEGER NOT NULL,
	language    TEXT NOT NULL,
	source      TEXT NOT NULL,
	received_on TEXT NOT NULL,
	late        INTEGER NOT NULL CHECK (late IN (0, 1)),
	excluded    TEXT NOT NULL,
	skipped     TEXT NOT NULL,
	answers     TEXT NOT NULL,
	FOREIGN KEY (survey, event) REFERENCES events (survey, code)
) STRICT;
-- The one index: a second in the order of keys would write a page more for each sheet sent.
CREATE UNIQUE INDEX responses_key ON responses (key);

-- The keys of responses that were withdrawn or deleted: nothing else is left of them.
CREATE TABLE erased (
	key  BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 32),
	kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'deleted'))
) STRICT, WITHOUT ROWID;

-- The feed. response is responses.id; gone keeps the start of the key of a response that left the table.
CREATE TABLE changes (
	seq      INTEGER PRIMARY KEY,
	survey   TEXT NOT NULL,
	response INTEGER NOT NULL,
	kind     TEXT NOT NULL,
	gone     BLOB
) STRICT;

-- Responses counted as they come, so that a count never reads answers.
CREATE TABLE tally (
	survey      TEXT NOT NULL,
	event       TEXT NOT NULL,
	received_on TEXT NOT NULL,
	language    TEXT NOT NULL,
	source      TEXT NOT NULL,
	late        INTEGER NOT NULL,
	excluded    INTEGER NOT NULL,
	count       INTEGER NOT NULL CHECK (count >= 0),
	PRIMARY KEY (survey, event, received_on, language, source, late, excluded)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER responses_erased BEFORE INSERT ON responses
WHEN EXISTS (SELECT 1 FROM erased WHERE key = new.key)
BEGIN
	SELECT RAISE(IGNORE);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER erased_added AFTER INSERT ON erased
BEGIN
	DELETE FROM responses WHERE key = new.key;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER responses_added AFTER INSERT ON responses
BEGIN
	INSERT INTO changes (survey, response, kind) VALUES (new.survey, new.id, 'stored');
	INSERT INTO tally VALUES (new.survey, ifnull(new.event, ''), new.received_on, new.language, new.source, new.late, new.excluded <> '', 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER responses_removed AFTER DELETE ON responses
BEGIN
	INSERT INTO changes (survey, response, kind, gone)
		VALUES (old.survey, old.id, ifnull((SELECT kind FROM erased WHERE key = old.key), 'deleted'), substr(old.key, 1, 10));
	UPDATE tally SET count = count - 1 WHERE survey = old.survey AND event = ifnull(old.event, '')
		AND received_on = old.received_on AND language = old.language AND source = old.source AND late = old.late
		AND excluded = (old.excluded <> '');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER responses_replaced AFTER UPDATE OF answers ON responses
BEGIN
	INSERT INTO changes (survey, response, kind) VALUES (new.survey, new.id, 'replaced');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER responses_excluded AFTER UPDATE OF excluded ON responses
WHEN new.excluded <> old.excluded
BEGIN
	INSERT INTO changes (survey, response, kind) VALUES (new.survey, new.id, iif(new.excluded = '', 'included', 'excluded'));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER responses_counted AFTER UPDATE OF event, received_on, language, source, late, excluded ON responses
BEGIN
	UPDATE tally SET count = count - 1 WHERE survey = old.survey AND event = ifnull(old.event, '')
		AND received_on = old.received_on AND language = old.language AND source = old.source AND late = old.late
		AND excluded = (old.excluded <> '');
	INSERT INTO tally VALUES (new.survey, ifnull(new.event, ''), new.received_on, new.language, new.source, new.late, new.excluded <> '', 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;
-- +goose StatementEnd

CREATE TABLE users (
	id            TEXT PRIMARY KEY NOT NULL,
	email         TEXT NOT NULL UNIQUE,
	name          TEXT NOT NULL,
	language      TEXT NOT NULL,
	admin         INTEGER NOT NULL,
	disabled      INTEGER NOT NULL,
	password_hash TEXT NOT NULL,
	created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
	survey  TEXT NOT NULL REFERENCES surveys (slug),
	user_id TEXT NOT NULL REFERENCES users (id),
	role    TEXT NOT NULL,
	PRIMARY KEY (survey, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE logins (
	token      BLOB PRIMARY KEY NOT NULL,
	user_id    TEXT NOT NULL REFERENCES users (id),
	device     TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	seen_at    INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX logins_user ON logins (user_id);

CREATE TABLE links (
	token      BLOB PRIMARY KEY NOT NULL,
	purpose    TEXT NOT NULL,
	user_id    TEXT REFERENCES users (id),
	expires_at INTEGER NOT NULL,
	used_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
	id         TEXT PRIMARY KEY NOT NULL,
	secret     BLOB NOT NULL UNIQUE,
	name       TEXT NOT NULL,
	survey     TEXT NOT NULL REFERENCES surveys (slug),
	role       TEXT NOT NULL,
	created_by TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	revoked_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
	id     INTEGER PRIMARY KEY AUTOINCREMENT,
	at     INTEGER NOT NULL,
	actor  TEXT NOT NULL,
	action TEXT NOT NULL,
	survey TEXT NOT NULL,
	object TEXT NOT NULL,
	detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_survey ON audit (survey, at);

CREATE TABLE library (
	kind TEXT NOT NULL CHECK (kind IN ('concept', 'community', 'offer', 'reference')),
	code TEXT NOT NULL,
	body TEXT NOT NULL CHECK (json_valid(body)),
	PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	survey  TEXT NOT NULL REFERENCES surveys (slug),
	concept TEXT NOT NULL,
	aspect  TEXT NOT NULL,
	value   REAL NOT NULL,
	reason  TEXT NOT NULL,
	by      TEXT NOT NULL,
	at      INTEGER NOT NULL
) STRICT;
CREATE INDEX judgements_survey ON judgements (survey, id);

CREATE TABLE organisation (
	id        INTEGER PRIMARY KEY CHECK (id = 1),
	name      TEXT NOT NULL CHECK (json_valid(name)),
	contact   TEXT NOT NULL,
	logo      BLOB NOT NULL,
	logo_type TEXT NOT NULL
) STRICT;
