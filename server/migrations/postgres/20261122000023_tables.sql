-- Tables of other issuers whose cells were tied to a form (X-17). file: as it was uploaded; ties: JSON.
CREATE TABLE office_tables (
    office_table BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    template TEXT COLLATE "C" NOT NULL,
    file BYTEA NOT NULL,
    ties TEXT COLLATE "C" NOT NULL,
    user_id BYTEA NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX office_tables_by_space ON office_tables (space);
