-- Work that came after its author's right had ended: kept until a supervisor takes it in or turns it away.
-- state: 'waiting', 'taken', 'turned_away'. One row waits for each document and author.
CREATE TABLE escrow (
    id BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    document BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    owner BYTEA,
    user_id BYTEA NOT NULL,
    since BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    decided_by BYTEA,
    decided_at BIGINT,
    reason TEXT COLLATE "C"
);

CREATE INDEX escrow_by_author ON escrow (user_id, document);
CREATE INDEX escrow_by_state ON escrow (state, decided_at);

-- Its changes, byte for byte, in the order in which they came. `bytes` is emptied when nobody needs them any more.
CREATE TABLE escrow_changes (
    document BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    escrow BYTEA NOT NULL,
    place BIGINT NOT NULL,
    actor BYTEA NOT NULL,
    actor_seq BIGINT NOT NULL,
    device BYTEA NOT NULL,
    received BIGINT NOT NULL,
    size BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (document, hash)
);

CREATE UNIQUE INDEX escrow_changes_in_order ON escrow_changes (escrow, place);

ALTER TABLE escrow_changes ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The author hears of the decision on whatever node their phone is.
CREATE CONSTRAINT TRIGGER escrow_tells AFTER UPDATE OF state ON escrow
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();
