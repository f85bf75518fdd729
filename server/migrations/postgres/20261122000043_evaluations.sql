-- The evaluation beside filing (S1-25). told: JSON.
CREATE TABLE evaluations (
    programme BYTEA NOT NULL,
    year BIGINT NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (programme, year)
);

-- Of which pairs the counselors have answered: nothing of what, and not when.
CREATE TABLE evaluation_answered (
    programme BYTEA NOT NULL,
    year BIGINT NOT NULL,
    pair BYTEA NOT NULL,
    PRIMARY KEY (programme, year, pair)
);

-- The answers: one heap for a programme and year, in one row, sorted by what they say. It holds nobody, no moment and no
-- order of coming.
CREATE TABLE evaluation_views (
    programme BYTEA NOT NULL,
    year BIGINT NOT NULL,
    heap TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (programme, year)
);

-- What leaders say in their own words.
CREATE TABLE evaluation_words (
    programme BYTEA NOT NULL,
    year BIGINT NOT NULL,
    person BYTEA NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (programme, year, person)
);
