CREATE TABLE logins (
  user     TEXT PRIMARY KEY,
  password TEXT NOT NULL,
  at       INTEGER NOT NULL
);

CREATE TABLE api_keys (
  hash       TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL,
  per_minute INTEGER NOT NULL,
  at         INTEGER NOT NULL
);
