-- What records of pairs say (E4): folded from their documents, and thrown away at will.
CREATE TABLE care_records (
    document BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    heads TEXT NOT NULL,
    record TEXT NOT NULL
);

CREATE INDEX care_records_by_space ON care_records (space);

-- How far the log of each space was folded, and by which version of the fold.
CREATE TABLE care_places (
    space BLOB NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    version BIGINT NOT NULL
);
