-- Calls and applications (C1, C2). told: the row as JSON (docs: shared/src/rules/calls/row.rs); the columns beside it are
-- for finding. What was done to each stands in its row, and in the audit.
CREATE TABLE calls (
    id BYTEA NOT NULL PRIMARY KEY,
    owner_unit BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE applications (
    application BYTEA NOT NULL PRIMARY KEY,
    call_id BYTEA NOT NULL REFERENCES calls (id),
    host BYTEA NOT NULL,
    nominating BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX applications_by_call ON applications (call_id, nominating);
