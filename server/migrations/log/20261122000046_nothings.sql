-- 零报告 (S4-28): units that said of a quarter that there was nothing to count. quarter: 1 to 4.
CREATE TABLE nothings (
    unit BLOB NOT NULL,
    year BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (unit, year, quarter)
);

CREATE INDEX nothings_by_year ON nothings (year);
