-- Rights in spaces, each from one source and for a stretch of time: from_at counts, until_at does not (NULL: no end is
-- known). What an office set by hand has the source 'office'. A right that was taken away keeps its row and its end:
-- late work is judged by it. wrote_until: when a right to write that stood here before ended.
CREATE TABLE grants (
    space BYTEA NOT NULL,
    user_id BYTEA NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    wrote_until BIGINT,
    PRIMARY KEY (space, user_id, source)
);

CREATE INDEX grants_by_user ON grants (user_id);

INSERT INTO grants (space, user_id, source, role, from_at)
SELECT space, user_id, 'office', role, since FROM members;

DROP TABLE members;

CREATE CONSTRAINT TRIGGER grants_tell AFTER INSERT OR UPDATE OR DELETE ON grants
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();
