-- Pairs of people in a programme (E2): each side by the appointment that it rests on.
CREATE TABLE pairs (
    pair BLOB NOT NULL PRIMARY KEY,
    notes_space BLOB NOT NULL,
    private_space BLOB NOT NULL,
    programme BLOB NOT NULL,
    leader BLOB NOT NULL,
    counselor BLOB NOT NULL,
    from_day TEXT NOT NULL,
    planned_end TEXT,
    until_day TEXT,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    successor BIGINT NOT NULL,
    follows BLOB,
    rules BIGINT NOT NULL,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL
);

CREATE UNIQUE INDEX pairs_by_notes ON pairs (notes_space);
CREATE UNIQUE INDEX pairs_by_private ON pairs (private_space);
CREATE INDEX pairs_by_programme ON pairs (programme);
CREATE INDEX pairs_by_leader ON pairs (leader);
CREATE INDEX pairs_by_counselor ON pairs (counselor);
