CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- One row a change; AUTOINCREMENT so that a sequence is never given twice.
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT NOT NULL,
  document TEXT NOT NULL,
  who      TEXT NOT NULL DEFAULT '',
  at       INTEGER NOT NULL
);

-- Original bytes by their SHA-256: versions and copies share them.
CREATE TABLE originals (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
);

-- One row a version; live is 1 for the version that answers.
CREATE TABLE documents (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  version    INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,
  hash       TEXT NOT NULL REFERENCES originals(hash),
  visibility INTEGER NOT NULL,
  current    INTEGER NOT NULL,
  removed    INTEGER NOT NULL DEFAULT 0,
  added      INTEGER NOT NULL,
  clean      INTEGER NOT NULL,
  extract    INTEGER NOT NULL,
  metadata   TEXT NOT NULL,
  UNIQUE (id, version)
);
CREATE INDEX documents_current ON documents(id) WHERE current = 1;
CREATE INDEX documents_hash ON documents(hash);

CREATE TABLE texts (
  n       INTEGER PRIMARY KEY REFERENCES documents(n),
  content BLOB NOT NULL,
  blocks  BLOB NOT NULL
);

-- data has corrections applied and entities set; raw is as extracted, NULL when equal but for entities.
CREATE TABLE records (
  n    INTEGER PRIMARY KEY REFERENCES documents(n),
  data BLOB NOT NULL,
  raw  BLOB
);

-- What identity needs of the projects of live documents.
CREATE TABLE projects (
  n        INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,
  id       TEXT NOT NULL,
  name     TEXT NOT NULL, -- core, folded
  raw_name TEXT NOT NULL, -- as extracted
  entity   TEXT NOT NULL,
  features TEXT NOT NULL,
  PRIMARY KEY (n, ordinal)
) WITHOUT ROWID;
CREATE INDEX projects_name ON projects(name);
CREATE INDEX projects_entity ON projects(entity);
