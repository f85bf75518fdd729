-- Rounds of pairs (E1): a draft until it is published. The pairs themselves are in pairs.
CREATE TABLE rounds (
    round BLOB NOT NULL PRIMARY KEY,
    programme BLOB NOT NULL,
    version BIGINT NOT NULL,
    draft TEXT NOT NULL,
    published BIGINT,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL
);

CREATE INDEX rounds_by_programme ON rounds (programme);
