-- Units, people, posts (K1). Dates are local days as text, YYYY-MM-DD: they sort as they are.
CREATE TABLE units (
    unit BYTEA NOT NULL PRIMARY KEY,
    parent BYTEA,
    name TEXT COLLATE "C" NOT NULL,
    short_name TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    line TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    region TEXT COLLATE "C" NOT NULL,
    place BIGINT NOT NULL,
    founded TEXT COLLATE "C",
    draft BIGINT NOT NULL,
    dissolved TEXT COLLATE "C",
    merged_into BYTEA,
    search TEXT COLLATE "C" NOT NULL
);

CREATE INDEX units_by_parent ON units (parent, place);
CREATE INDEX units_by_kind ON units (kind);

CREATE TABLE guides (
    unit BYTEA NOT NULL,
    guide BYTEA NOT NULL,
    PRIMARY KEY (unit, guide)
);

CREATE INDEX guides_by_guide ON guides (guide);

CREATE TABLE persons (
    person BYTEA NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    gender TEXT COLLATE "C",
    title TEXT COLLATE "C" NOT NULL,
    person_rank TEXT COLLATE "C" NOT NULL,
    home BYTEA NOT NULL,
    place BIGINT NOT NULL,
    began TEXT COLLATE "C",
    merged_into BYTEA,
    search TEXT COLLATE "C" NOT NULL,
    -- Leaders in the order of their unit first, then by strokes of the surname (X-18).
    sorts TEXT COLLATE "C" NOT NULL
);

CREATE INDEX persons_by_home ON persons (home, place);
CREATE INDEX persons_by_sorts ON persons (sorts);

-- Confidential fields apart: who lists people never reads them.
CREATE TABLE person_private (
    person BYTEA NOT NULL PRIMARY KEY,
    birth TEXT COLLATE "C",
    phone TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    consent BIGINT NOT NULL
);

CREATE TABLE appointments (
    appointment BYTEA NOT NULL PRIMARY KEY,
    person BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    post TEXT COLLATE "C" NOT NULL,
    acting BIGINT NOT NULL,
    post_rank TEXT COLLATE "C",
    from_day TEXT COLLATE "C" NOT NULL,
    planned TEXT COLLATE "C",
    hard BIGINT NOT NULL,
    basis TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    duties TEXT COLLATE "C" NOT NULL,
    guides TEXT COLLATE "C" NOT NULL,
    end_day TEXT COLLATE "C",
    end_basis TEXT COLLATE "C",
    end_document TEXT COLLATE "C",
    -- The first day on which it no longer holds, as far as known: the earlier of end and hard planned end.
    until_day TEXT COLLATE "C"
);

CREATE INDEX appointments_by_unit ON appointments (unit, post);
CREATE INDEX appointments_by_person ON appointments (person);

CREATE TABLE follows (
    follow BYTEA NOT NULL PRIMARY KEY,
    unit BYTEA NOT NULL,
    post TEXT COLLATE "C" NOT NULL,
    of_unit BYTEA NOT NULL,
    of_post TEXT COLLATE "C" NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    until_day TEXT COLLATE "C"
);

CREATE INDEX follows_by_unit ON follows (unit);
CREATE INDEX follows_by_source ON follows (of_unit, of_post);

CREATE TABLE standards (
    standard BYTEA NOT NULL PRIMARY KEY,
    under_unit BYTEA NOT NULL,
    detail TEXT COLLATE "C" NOT NULL
);

CREATE TABLE awards (
    award BYTEA NOT NULL PRIMARY KEY,
    person BYTEA NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    track TEXT COLLATE "C" NOT NULL,
    on_day TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL
);

CREATE INDEX awards_by_person ON awards (person);
