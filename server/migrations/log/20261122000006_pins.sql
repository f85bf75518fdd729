-- Versions of documents that were fixed (X-03). bytes: the framed changes of the version (docs/PROTOCOL.md); sha256
-- follows from document and bytes. Rows are never changed: what undoes one is a row of reopened_pins.
CREATE TABLE pins (
    pin BLOB NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    document BLOB NOT NULL,
    space BLOB NOT NULL,
    heads BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    bytes BLOB NOT NULL,
    at BIGINT NOT NULL,
    decided_by BLOB NOT NULL,
    appointment BLOB,
    command BLOB NOT NULL,
    reason TEXT NOT NULL,
    number TEXT
);

CREATE INDEX pins_by_document ON pins (document);

CREATE TABLE reopened_pins (
    pin BLOB NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    decided_by BLOB NOT NULL,
    appointment BLOB,
    command BLOB NOT NULL,
    reason TEXT NOT NULL
);

-- When a command first came in that waits for what it judges.
CREATE TABLE arrivals (
    id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL,
    received BIGINT NOT NULL
);

CREATE TRIGGER pins_are_never_changed BEFORE UPDATE ON pins
BEGIN
    SELECT RAISE(ABORT, 'pins are append-only');
END;

CREATE TRIGGER pins_are_never_cut BEFORE DELETE ON pins
BEGIN
    SELECT RAISE(ABORT, 'pins are append-only');
END;

CREATE TRIGGER reopened_pins_are_never_changed BEFORE UPDATE ON reopened_pins
BEGIN
    SELECT RAISE(ABORT, 'pins are append-only');
END;

CREATE TRIGGER reopened_pins_are_never_cut BEFORE DELETE ON reopened_pins
BEGIN
    SELECT RAISE(ABORT, 'pins are append-only');
END;
