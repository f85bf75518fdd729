-- Calendars that other programs read, by an address that only its owner has (S1-08, X-25). address: SHA-256 of the secret
-- part. names: whether names of people may stand in it. One for each person; a new one ends the old one.
CREATE TABLE feeds (
    user_id BLOB NOT NULL PRIMARY KEY,
    address BLOB NOT NULL UNIQUE,
    names BIGINT NOT NULL,
    made BIGINT NOT NULL
);
