-- Calls and applications (C1, C2). told: the row as JSON (docs: shared/src/rules/calls/row.rs); the columns beside it are
-- for finding. What was done to each stands in its row, and in the audit.
CREATE TABLE calls (
    id BLOB NOT NULL PRIMARY KEY,
    owner_unit BLOB NOT NULL,
    told TEXT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE applications (
    application BLOB NOT NULL PRIMARY KEY,
    call_id BLOB NOT NULL REFERENCES calls (id),
    host BLOB NOT NULL,
    nominating BLOB NOT NULL,
    told TEXT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX applications_by_call ON applications (call_id, nominating);
