-- A hash of the letters and digits of the folded text: documents that say the
-- same in another file or format share it. 0 is "not known".
ALTER TABLE documents ADD COLUMN body INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_body ON documents(body) WHERE current = 1;
