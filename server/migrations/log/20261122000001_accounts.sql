-- Who may sign in, what was decided for whom, and a record of it that nobody can rewrite.
CREATE TABLE accounts (
    user_id BLOB NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    administrator BIGINT NOT NULL,
    open BIGINT NOT NULL,
    created BIGINT NOT NULL
);

-- The receipt of every command, so that a repeat gets the same answer.
CREATE TABLE commands (
    id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL,
    received BIGINT NOT NULL,
    receipt TEXT NOT NULL
);

-- hash = SHA-256(prev, seq, at, user_id, action); prev = hash of the row before.
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    user_id BLOB NOT NULL,
    action TEXT NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL
);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
