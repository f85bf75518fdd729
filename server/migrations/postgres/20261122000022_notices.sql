-- Notices from offices to units and people, and their receipts (S0-32, X-23). kind: 'unit' or 'person'.
CREATE TABLE notices (
    notice BYTEA NOT NULL PRIMARY KEY,
    from_unit BYTEA NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    ask TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    at BIGINT NOT NULL,
    sent_by BYTEA NOT NULL
);

CREATE INDEX notices_by_unit ON notices (from_unit);

CREATE TABLE notice_addressees (
    notice BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    addressee BYTEA NOT NULL,
    PRIMARY KEY (notice, kind, addressee)
);

CREATE INDEX notice_addressees_by_addressee ON notice_addressees (addressee);

-- receipt: 'opened', 'answered' (the newest answer of a person), 'phoned' (words: who was spoken to).
CREATE TABLE notice_receipts (
    notice BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    addressee BYTEA NOT NULL,
    receipt TEXT COLLATE "C" NOT NULL,
    user_id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (notice, kind, addressee, receipt, user_id)
);

-- How people want to be reminded; who is not here never chose (X-16).
CREATE TABLE reminders (
    user_id BYTEA NOT NULL PRIMARY KEY,
    channel TEXT COLLATE "C" NOT NULL,
    at_hour BIGINT NOT NULL,
    quiet_from BIGINT NOT NULL,
    quiet_until BIGINT NOT NULL
);

-- One message for a person and a local day: the row is there before the message goes out, so none goes out twice (X-16).
CREATE TABLE digests (
    user_id BYTEA NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (user_id, day)
);
