-- 零报告 (S4-28): units that said of a quarter that there was nothing to count. quarter: 1 to 4.
CREATE TABLE nothings (
    unit BYTEA NOT NULL,
    year BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL,
    PRIMARY KEY (unit, year, quarter)
);

CREATE INDEX nothings_by_year ON nothings (year);

-- What each record counts for (K8), so that a change moves only what it changes. Thrown away at will.
-- entry: JSON. month: 2026-03.
CREATE TABLE figure_records (
    record BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    entry TEXT COLLATE "C" NOT NULL
);

CREATE INDEX figure_records_by_month ON figure_records (source, month);

-- The sums of a unit's own records.
CREATE TABLE figures (
    measure TEXT COLLATE "C" NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    unit BYTEA NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (measure, month, unit)
);

-- In how many of a unit's records somebody is named.
CREATE TABLE figure_people (
    month TEXT COLLATE "C" NOT NULL,
    unit BYTEA NOT NULL,
    person BYTEA NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (month, unit, person)
);

-- How far the log of each space was counted, and by which version of the count.
CREATE TABLE figure_places (
    space BYTEA NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    version BIGINT NOT NULL
);
