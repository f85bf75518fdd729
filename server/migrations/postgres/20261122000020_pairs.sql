-- Pairs of people in a programme (E2): each side by the appointment that it rests on.
CREATE TABLE pairs (
    pair BYTEA NOT NULL PRIMARY KEY,
    notes_space BYTEA NOT NULL,
    private_space BYTEA NOT NULL,
    programme BYTEA NOT NULL,
    leader BYTEA NOT NULL,
    counselor BYTEA NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    planned_end TEXT COLLATE "C",
    until_day TEXT COLLATE "C",
    basis TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    successor BIGINT NOT NULL,
    follows BYTEA,
    rules BIGINT NOT NULL,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL
);

CREATE UNIQUE INDEX pairs_by_notes ON pairs (notes_space);
CREATE UNIQUE INDEX pairs_by_private ON pairs (private_space);
CREATE INDEX pairs_by_programme ON pairs (programme);
CREATE INDEX pairs_by_leader ON pairs (leader);
CREATE INDEX pairs_by_counselor ON pairs (counselor);
