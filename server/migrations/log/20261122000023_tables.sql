-- Tables of other issuers whose cells were tied to a form (X-17). file: as it was uploaded; ties: JSON.
CREATE TABLE office_tables (
    office_table BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    name TEXT NOT NULL,
    template TEXT NOT NULL,
    file BLOB NOT NULL,
    ties TEXT NOT NULL,
    user_id BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX office_tables_by_space ON office_tables (space);
