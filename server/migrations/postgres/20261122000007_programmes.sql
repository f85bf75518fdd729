-- Programmes of work (K2): which were started, each version of their rules, the ticks of their checklists.
CREATE TABLE programmes (
    programme BYTEA NOT NULL PRIMARY KEY,
    definition TEXT COLLATE "C" NOT NULL,
    owner_unit BYTEA NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    contacts TEXT COLLATE "C" NOT NULL,
    started BIGINT NOT NULL,
    ended TEXT COLLATE "C"
);

CREATE INDEX programmes_by_owner ON programmes (owner_unit);

CREATE TABLE rule_sets (
    programme BYTEA NOT NULL,
    version BIGINT NOT NULL,
    rules TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL,
    PRIMARY KEY (programme, version)
);

CREATE TABLE ticks (
    programme BYTEA NOT NULL,
    site BYTEA NOT NULL,
    phase TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL,
    PRIMARY KEY (programme, site, phase, item)
);
