-- Units, people, posts (K1). Dates are local days as text, YYYY-MM-DD: they sort as they are.
CREATE TABLE units (
    unit BLOB NOT NULL PRIMARY KEY,
    parent BLOB,
    name TEXT NOT NULL,
    short_name TEXT,
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    place BIGINT NOT NULL,
    founded TEXT,
    draft BIGINT NOT NULL,
    dissolved TEXT,
    merged_into BLOB,
    search TEXT NOT NULL
);

CREATE INDEX units_by_parent ON units (parent, place);
CREATE INDEX units_by_kind ON units (kind);

CREATE TABLE guides (
    unit BLOB NOT NULL,
    guide BLOB NOT NULL,
    PRIMARY KEY (unit, guide)
);

CREATE INDEX guides_by_guide ON guides (guide);

CREATE TABLE persons (
    person BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    staff TEXT NOT NULL,
    gender TEXT,
    title TEXT NOT NULL,
    person_rank TEXT NOT NULL,
    home BLOB NOT NULL,
    place BIGINT NOT NULL,
    began TEXT,
    merged_into BLOB,
    search TEXT NOT NULL,
    -- Leaders in the order of their unit first, then by strokes of the surname (X-18).
    sorts TEXT NOT NULL
);

CREATE INDEX persons_by_home ON persons (home, place);
CREATE INDEX persons_by_sorts ON persons (sorts);

-- Confidential fields apart: who lists people never reads them.
CREATE TABLE person_private (
    person BLOB NOT NULL PRIMARY KEY,
    birth TEXT,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    consent BIGINT NOT NULL
);

CREATE TABLE appointments (
    appointment BLOB NOT NULL PRIMARY KEY,
    person BLOB NOT NULL,
    unit BLOB NOT NULL,
    post TEXT NOT NULL,
    acting BIGINT NOT NULL,
    post_rank TEXT,
    from_day TEXT NOT NULL,
    planned TEXT,
    hard BIGINT NOT NULL,
    basis TEXT NOT NULL,
    document TEXT NOT NULL,
    duties TEXT NOT NULL,
    guides TEXT NOT NULL,
    end_day TEXT,
    end_basis TEXT,
    end_document TEXT,
    -- The first day on which it no longer holds, as far as known: the earlier of end and hard planned end.
    until_day TEXT
);

CREATE INDEX appointments_by_unit ON appointments (unit, post);
CREATE INDEX appointments_by_person ON appointments (person);

CREATE TABLE follows (
    follow BLOB NOT NULL PRIMARY KEY,
    unit BLOB NOT NULL,
    post TEXT NOT NULL,
    of_unit BLOB NOT NULL,
    of_post TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT
);

CREATE INDEX follows_by_unit ON follows (unit);
CREATE INDEX follows_by_source ON follows (of_unit, of_post);

CREATE TABLE standards (
    standard BLOB NOT NULL PRIMARY KEY,
    under_unit BLOB NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE awards (
    award BLOB NOT NULL PRIMARY KEY,
    person BLOB NOT NULL,
    title TEXT NOT NULL,
    track TEXT NOT NULL,
    on_day TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX awards_by_person ON awards (person);
