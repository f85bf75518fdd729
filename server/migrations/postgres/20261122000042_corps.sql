-- Requests of teachers in need (S0-18). told: the request as JSON, as the register row `need` of its space tells it.
CREATE TABLE needs (
    need BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX needs_by_space ON needs (space);

CREATE INDEX needs_by_unit ON needs (unit);

-- Who answers the requests that come to a unit. told: JSON.
CREATE TABLE need_desks (
    unit BYTEA NOT NULL PRIMARY KEY,
    told TEXT COLLATE "C" NOT NULL
);

-- What a unit keeps about mentors and young teachers (S0-07 to S0-16). kind: the word of what it is; person: whose it is,
-- where it is one person's; code: of a certificate, by which a stranger finds it; told: JSON.
CREATE TABLE corps (
    entry BYTEA NOT NULL PRIMARY KEY,
    unit BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    person BYTEA,
    code TEXT COLLATE "C",
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX corps_by_unit ON corps (unit, kind);

CREATE INDEX corps_by_person ON corps (person, kind);

CREATE UNIQUE INDEX corps_by_code ON corps (code);
