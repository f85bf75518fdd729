-- What each record counts for (K8), so that a change moves only what it changes. Thrown away at will.
-- entry: JSON. month: 2026-03.
CREATE TABLE figure_records (
    record BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    unit BLOB NOT NULL,
    month TEXT NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    entry TEXT NOT NULL
);

CREATE INDEX figure_records_by_month ON figure_records (source, month);

-- The sums of a unit's own records.
CREATE TABLE figures (
    measure TEXT NOT NULL,
    month TEXT NOT NULL,
    unit BLOB NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (measure, month, unit)
);

-- In how many of a unit's records somebody is named.
CREATE TABLE figure_people (
    month TEXT NOT NULL,
    unit BLOB NOT NULL,
    person BLOB NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (month, unit, person)
);

-- How far the log of each space was counted, and by which version of the count.
CREATE TABLE figure_places (
    space BLOB NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    version BIGINT NOT NULL
);
