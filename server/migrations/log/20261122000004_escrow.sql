-- Work that came after its author's right had ended: kept until a supervisor takes it in or turns it away.
-- state: 'waiting', 'taken', 'turned_away'. One row waits for each document and author.
CREATE TABLE escrow (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    document BLOB NOT NULL,
    kind TEXT NOT NULL,
    owner BLOB,
    user_id BLOB NOT NULL,
    since BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_by BLOB,
    decided_at BIGINT,
    reason TEXT
);

CREATE INDEX escrow_by_author ON escrow (user_id, document);
CREATE INDEX escrow_by_state ON escrow (state, decided_at);

-- Its changes, byte for byte, in the order in which they came. `bytes` is emptied when nobody needs them any more.
CREATE TABLE escrow_changes (
    document BLOB NOT NULL,
    hash BLOB NOT NULL,
    escrow BLOB NOT NULL,
    place BIGINT NOT NULL,
    actor BLOB NOT NULL,
    actor_seq BIGINT NOT NULL,
    device BLOB NOT NULL,
    received BIGINT NOT NULL,
    size BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (document, hash)
);

CREATE UNIQUE INDEX escrow_changes_in_order ON escrow_changes (escrow, place);
