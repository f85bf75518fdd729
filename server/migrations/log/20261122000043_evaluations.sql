-- The evaluation beside filing (S1-25). told: JSON.
CREATE TABLE evaluations (
    programme BLOB NOT NULL,
    year BIGINT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (programme, year)
);

-- Of which pairs the counselors have answered: nothing of what, and not when.
CREATE TABLE evaluation_answered (
    programme BLOB NOT NULL,
    year BIGINT NOT NULL,
    pair BLOB NOT NULL,
    PRIMARY KEY (programme, year, pair)
);

-- The answers: one heap for a programme and year, in one row, sorted by what they say. It holds nobody, no moment and no
-- order of coming.
CREATE TABLE evaluation_views (
    programme BLOB NOT NULL,
    year BIGINT NOT NULL,
    heap TEXT NOT NULL,
    PRIMARY KEY (programme, year)
);

-- What leaders say in their own words.
CREATE TABLE evaluation_words (
    programme BLOB NOT NULL,
    year BIGINT NOT NULL,
    person BLOB NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (programme, year, person)
);
