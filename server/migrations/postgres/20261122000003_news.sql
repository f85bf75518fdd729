-- What every node must hear of: whose rights have changed, which sign-ins have ended. Written by the database itself
-- with the change, so no code can forget it; numbered in the order of the commits, so "after the last one I read"
-- skips nothing. The notification only says that there is something to read.
CREATE TABLE news (
    seq BIGINT NOT NULL PRIMARY KEY,
    -- Of the node that did it and knows; empty for a hand in the database.
    origin TEXT COLLATE "C" NOT NULL,
    -- The person whose rights changed, or the key of the sign-in that ended.
    user_id BYTEA,
    session_key TEXT COLLATE "C"
);

-- Runs at the very end of a transaction (deferred triggers): the row that gives the number is the last one locked,
-- so nobody waits for another row while holding it. A node that was away for 10,000 news cuts all its links.
CREATE FUNCTION tell_nodes(person BYTEA, session_key TEXT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    place BIGINT;
BEGIN
    UPDATE turns SET value = value + 1 WHERE name = 'news' RETURNING value INTO place;
    INSERT INTO news VALUES (place, COALESCE(current_setting('gongjian.node', true), ''), person, session_key);
    DELETE FROM news WHERE seq <= place - 10000;
    PERFORM pg_notify('gongjian_' || encode(value, 'hex'), 'news') FROM meta WHERE key = 'incarnation';
END
$$;

CREATE FUNCTION rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM tell_nodes(OLD.user_id, NULL);
    ELSE
        PERFORM tell_nodes(NEW.user_id, NULL);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_nodes(NULL, OLD.key);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER members_tell AFTER INSERT OR UPDATE OR DELETE ON members
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();

CREATE CONSTRAINT TRIGGER accounts_tell AFTER UPDATE OF open ON accounts
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();

CREATE CONSTRAINT TRIGGER sessions_tell AFTER DELETE ON sessions
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION session_ended();
