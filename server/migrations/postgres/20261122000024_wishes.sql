-- Small wishes (S4-19). told: the wish as JSON, as the register row wish/<wish> of its space tells it. Who the child is
-- stands nowhere (X-07).
CREATE TABLE wishes (
    wish BYTEA NOT NULL PRIMARY KEY,
    space BYTEA NOT NULL,
    told TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL
);

CREATE INDEX wishes_by_space ON wishes (space);
