-- Who may sign in, what was decided for whom, and a record of it that nobody can rewrite.
CREATE TABLE accounts (
    user_id BYTEA NOT NULL PRIMARY KEY,
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    administrator BIGINT NOT NULL,
    open BIGINT NOT NULL,
    created BIGINT NOT NULL
);

-- The receipt of every command, so that a repeat gets the same answer.
CREATE TABLE commands (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL,
    received BIGINT NOT NULL,
    receipt TEXT COLLATE "C" NOT NULL
);

-- hash = SHA-256(prev, seq, at, user_id, action); prev = hash of the row before.
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    user_id BYTEA NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    prev BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit is append-only';
END
$$;

CREATE TRIGGER audit_is_never_changed_or_cut BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
