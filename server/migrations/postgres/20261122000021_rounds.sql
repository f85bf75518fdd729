-- Rounds of pairs (E1): a draft until it is published. The pairs themselves are in pairs.
CREATE TABLE rounds (
    round BYTEA NOT NULL PRIMARY KEY,
    programme BYTEA NOT NULL,
    version BIGINT NOT NULL,
    draft TEXT NOT NULL,
    published BIGINT,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL
);

CREATE INDEX rounds_by_programme ON rounds (programme);
