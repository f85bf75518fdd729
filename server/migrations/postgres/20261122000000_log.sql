-- Spaces and the ordered log of each, as in SQLite. Bytes of changes are the truth; everything else can be rebuilt.
-- Text sorts by its bytes, as it does there.
CREATE TABLE meta (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

INSERT INTO meta (key, value) VALUES ('incarnation', uuid_send(gen_random_uuid()));

-- Rows that nodes lock one after the other: whoever holds one is alone with what it stands for.
CREATE TABLE turns (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

INSERT INTO turns (name, value) VALUES ('register', 0), ('news', 0);

CREATE TABLE spaces (
    space BYTEA NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    chain BYTEA NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE members (
    space BYTEA NOT NULL,
    user_id BYTEA NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (space, user_id)
);

CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE installations (
    user_id BYTEA NOT NULL,
    installation BYTEA NOT NULL,
    prefix BYTEA NOT NULL UNIQUE,
    created BIGINT NOT NULL,
    PRIMARY KEY (user_id, installation)
);

CREATE TABLE documents (
    document BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    owner BYTEA,
    created BIGINT NOT NULL
);

-- tag: 0 = change of a document, 1 = register row. Columns of the other tag are NULL.
CREATE TABLE log (
    space BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    tag BIGINT NOT NULL,
    document BYTEA,
    hash BYTEA,
    actor BYTEA,
    actor_seq BIGINT,
    row_key TEXT COLLATE "C",
    bytes BYTEA NOT NULL,
    user_id BYTEA,
    device BYTEA,
    received BIGINT NOT NULL,
    mac BYTEA,
    chain BYTEA NOT NULL,
    PRIMARY KEY (space, seq)
);

-- Changes are compressed already; PostgreSQL need not try again.
ALTER TABLE log ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX log_by_change ON log (document, hash);
CREATE UNIQUE INDEX log_by_actor ON log (document, actor, actor_seq);
CREATE INDEX log_by_row ON log (space, row_key);
