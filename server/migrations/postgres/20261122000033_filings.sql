-- Tables as they were sent (S1-20, S1-21). A row is never changed: a correction is the next version.
CREATE TABLE filings (
    filing BYTEA NOT NULL PRIMARY KEY,
    programme BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    year BIGINT NOT NULL,
    version BIGINT NOT NULL,
    number TEXT NOT NULL,
    numbered_in BIGINT NOT NULL,
    reason TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL,
    UNIQUE (programme, year, version)
);

CREATE INDEX filings_by_owner ON filings (owner, numbered_in);
