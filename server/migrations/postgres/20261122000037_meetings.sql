-- Meetings (F6). told: the meeting as JSON, as the register row `meeting` of its space tells it.
CREATE TABLE meetings (
    meeting BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX meetings_by_space ON meetings (space);

CREATE INDEX meetings_by_unit ON meetings (unit);
