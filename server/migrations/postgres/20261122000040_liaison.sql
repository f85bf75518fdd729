-- The side of talks (S1-16, X-25, X-26), each told as JSON. pair_talks: requests, plans and the last reminder of a pair,
-- as the register row `talks` of its work notes tells them. duty: the roster of a programme. issues: what opinions came
-- to; issue_origins: which opinion went into which issue, each into one. Opinions themselves stand in the records alone.
CREATE TABLE pair_talks (
    pair BYTEA NOT NULL PRIMARY KEY,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE duty (
    programme BYTEA NOT NULL PRIMARY KEY,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE issues (
    issue BYTEA NOT NULL PRIMARY KEY,
    programme BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX issues_by_programme ON issues (programme);

CREATE INDEX issues_by_owner ON issues (owner);

CREATE TABLE issue_origins (
    document BYTEA NOT NULL,
    opinion TEXT COLLATE "C" NOT NULL,
    issue BYTEA NOT NULL,
    PRIMARY KEY (document, opinion)
);
