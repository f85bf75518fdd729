-- Spaces and the ordered log of each. Bytes of changes are the truth; everything else can be rebuilt.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TABLE spaces (
    space BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    seq BIGINT NOT NULL,
    chain BLOB NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE members (
    space BLOB NOT NULL,
    user_id BLOB NOT NULL,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (space, user_id)
);

CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE installations (
    user_id BLOB NOT NULL,
    installation BLOB NOT NULL,
    prefix BLOB NOT NULL UNIQUE,
    created BIGINT NOT NULL,
    PRIMARY KEY (user_id, installation)
);

CREATE TABLE documents (
    document BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    kind TEXT NOT NULL,
    owner BLOB,
    created BIGINT NOT NULL
);

-- tag: 0 = change of a document, 1 = register row. Columns of the other tag are NULL.
CREATE TABLE log (
    space BLOB NOT NULL,
    seq BIGINT NOT NULL,
    tag BIGINT NOT NULL,
    document BLOB,
    hash BLOB,
    actor BLOB,
    actor_seq BIGINT,
    row_key TEXT,
    bytes BLOB NOT NULL,
    user_id BLOB,
    device BLOB,
    received BIGINT NOT NULL,
    mac BLOB,
    chain BLOB NOT NULL,
    PRIMARY KEY (space, seq)
);

CREATE UNIQUE INDEX log_by_change ON log (document, hash);
CREATE UNIQUE INDEX log_by_actor ON log (document, actor, actor_seq);
CREATE INDEX log_by_row ON log (space, row_key);
