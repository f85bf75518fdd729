-- Files of a space: hash names them by what was sent; stored is the SHA-256 of the bytes that are kept (an image is
-- written anew). The bytes lie in a folder or in a bucket.
CREATE TABLE blobs (
    space BLOB NOT NULL,
    hash BLOB NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    stored BLOB NOT NULL,
    user_id BLOB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (space, hash)
);

CREATE INDEX blobs_by_user ON blobs (user_id, at);

-- Files that are on their way.
CREATE TABLE blob_uploads (
    space BLOB NOT NULL,
    hash BLOB NOT NULL,
    size BIGINT NOT NULL,
    user_id BLOB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (space, hash)
);

CREATE INDEX blob_uploads_by_user ON blob_uploads (user_id, at);

CREATE TABLE blob_pieces (
    space BLOB NOT NULL,
    hash BLOB NOT NULL,
    piece BIGINT NOT NULL,
    PRIMARY KEY (space, hash, piece)
);
