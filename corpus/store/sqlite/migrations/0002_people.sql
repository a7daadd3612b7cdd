CREATE TABLE corrections (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  project  TEXT NOT NULL,
  name     TEXT NOT NULL,
  field    TEXT NOT NULL,
  old      TEXT NOT NULL,
  new      TEXT NOT NULL,
  who      TEXT NOT NULL,
  at       INTEGER NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX corrections_document ON corrections(document);

CREATE TABLE decisions (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  same       INTEGER NOT NULL,
  a_document TEXT NOT NULL,
  a_project  TEXT NOT NULL,
  a_name     TEXT NOT NULL,
  b_document TEXT NOT NULL,
  b_project  TEXT NOT NULL,
  b_name     TEXT NOT NULL,
  entity     TEXT NOT NULL,
  who        TEXT NOT NULL,
  at         INTEGER NOT NULL
);
CREATE INDEX decisions_a ON decisions(a_document);
CREATE INDEX decisions_b ON decisions(b_document);

CREATE TABLE users (
  id       TEXT PRIMARY KEY,
  role     TEXT NOT NULL,
  name     TEXT NOT NULL,
  channel  TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE questions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  user         TEXT NOT NULL,
  conversation TEXT NOT NULL,
  text         TEXT NOT NULL,
  key          TEXT NOT NULL,
  status       TEXT NOT NULL,
  gap          TEXT NOT NULL,
  answer       TEXT NOT NULL,
  took_ms      INTEGER NOT NULL
);
CREATE INDEX questions_gap ON questions(key) WHERE gap <> '';

-- Gaps that staff have dealt with, with the time: a later question opens them again.
CREATE TABLE gaps_closed (
  key TEXT PRIMARY KEY,
  who TEXT NOT NULL,
  at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE curated (
  key        TEXT PRIMARY KEY,
  question   TEXT NOT NULL,
  answer     TEXT NOT NULL,
  visibility TEXT NOT NULL,
  who        TEXT NOT NULL,
  at         INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE conversations (
  id      TEXT PRIMARY KEY,
  state   BLOB NOT NULL,
  expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX conversations_expires ON conversations(expires);
