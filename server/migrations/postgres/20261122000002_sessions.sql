-- Sign-ins. The cookie's secret is kept as a hash only; `key` is what the person may see and end.
CREATE TABLE sessions (
    id_hash BYTEA NOT NULL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    user_id BYTEA NOT NULL,
    installation BYTEA NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    last_seen BIGINT NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id);

-- Failed sign-ins, counted per hashed name, and per name and place.
CREATE TABLE attempts (
    who BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last BIGINT NOT NULL
);

CREATE INDEX attempts_by_age ON attempts (last);
