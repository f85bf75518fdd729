-- What a unit sets of one year: first days of the terms, holidays and make-up working days (X-22). told: JSON (docs:
-- shared/src/calendar/setting.rs).
CREATE TABLE calendars (
    unit BLOB NOT NULL REFERENCES units (unit),
    year BIGINT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (unit, year)
);
