-- Notices from offices to units and people, and their receipts (S0-32, X-23). kind: 'unit' or 'person'.
CREATE TABLE notices (
    notice BLOB NOT NULL PRIMARY KEY,
    from_unit BLOB NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    ask TEXT NOT NULL,
    due TEXT,
    at BIGINT NOT NULL,
    sent_by BLOB NOT NULL
);

CREATE INDEX notices_by_unit ON notices (from_unit);

CREATE TABLE notice_addressees (
    notice BLOB NOT NULL,
    kind TEXT NOT NULL,
    addressee BLOB NOT NULL,
    PRIMARY KEY (notice, kind, addressee)
);

CREATE INDEX notice_addressees_by_addressee ON notice_addressees (addressee);

-- receipt: 'opened', 'answered' (the newest answer of a person), 'phoned' (words: who was spoken to).
CREATE TABLE notice_receipts (
    notice BLOB NOT NULL,
    kind TEXT NOT NULL,
    addressee BLOB NOT NULL,
    receipt TEXT NOT NULL,
    user_id BLOB NOT NULL,
    at BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (notice, kind, addressee, receipt, user_id)
);

-- How people want to be reminded; who is not here never chose (X-16).
CREATE TABLE reminders (
    user_id BLOB NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    at_hour BIGINT NOT NULL,
    quiet_from BIGINT NOT NULL,
    quiet_until BIGINT NOT NULL
);

-- One message for a person and a local day: the row is there before the message goes out, so none goes out twice (X-16).
CREATE TABLE digests (
    user_id BLOB NOT NULL,
    day TEXT NOT NULL,
    channel TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (user_id, day)
);
