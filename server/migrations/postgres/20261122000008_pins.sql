-- Versions of documents that were fixed (X-03). bytes: the framed changes of the version (docs/PROTOCOL.md); sha256
-- follows from document and bytes. Rows are never changed: what undoes one is a row of reopened_pins.
CREATE TABLE pins (
    pin BYTEA NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    document BYTEA NOT NULL,
    space BYTEA NOT NULL,
    heads BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    at BIGINT NOT NULL,
    decided_by BYTEA NOT NULL,
    appointment BYTEA,
    command BYTEA NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C"
);

CREATE INDEX pins_by_document ON pins (document);

CREATE TABLE reopened_pins (
    pin BYTEA NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    decided_by BYTEA NOT NULL,
    appointment BYTEA,
    command BYTEA NOT NULL,
    reason TEXT COLLATE "C" NOT NULL
);

-- When a command first came in that waits for what it judges.
CREATE TABLE arrivals (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL,
    received BIGINT NOT NULL
);

CREATE FUNCTION pins_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'pins are append-only';
END
$$;

CREATE TRIGGER pins_are_never_changed_or_cut BEFORE UPDATE OR DELETE OR TRUNCATE ON pins
FOR EACH STATEMENT EXECUTE FUNCTION pins_are_append_only();

CREATE TRIGGER reopened_pins_are_never_changed_or_cut BEFORE UPDATE OR DELETE OR TRUNCATE ON reopened_pins
FOR EACH STATEMENT EXECUTE FUNCTION pins_are_append_only();
