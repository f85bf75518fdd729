-- Reviews of calls and their score sheets (C3 to C5). told: the row as JSON (docs: shared/src/rules/review/row.rs). Sheets are
-- rows of their own: who hands one in touches nobody else's.
CREATE TABLE reviews (
    call_id BLOB NOT NULL PRIMARY KEY REFERENCES calls (id),
    told TEXT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE review_sheets (
    call_id BLOB NOT NULL REFERENCES calls (id),
    application BLOB NOT NULL,
    reviewer BLOB NOT NULL,
    told TEXT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (call_id, application, reviewer)
);

CREATE INDEX review_sheets_by_reviewer ON review_sheets (call_id, reviewer);
