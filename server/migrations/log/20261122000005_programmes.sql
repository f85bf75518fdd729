-- Programmes of work (K2): which were started, each version of their rules, the ticks of their checklists.
CREATE TABLE programmes (
    programme BLOB NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL,
    owner_unit BLOB NOT NULL,
    title TEXT NOT NULL,
    contacts TEXT NOT NULL,
    started BIGINT NOT NULL,
    ended TEXT
);

CREATE INDEX programmes_by_owner ON programmes (owner_unit);

CREATE TABLE rule_sets (
    programme BLOB NOT NULL,
    version BIGINT NOT NULL,
    rules TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (programme, version)
);

CREATE TABLE ticks (
    programme BLOB NOT NULL,
    site BLOB NOT NULL,
    phase TEXT NOT NULL,
    item TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (programme, site, phase, item)
);
