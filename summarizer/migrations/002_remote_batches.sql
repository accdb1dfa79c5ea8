-- Batches handed to a provider. The token is ours and stands in the batch's metadata, so that a batch whose id
-- was never received, because the process or the connection died, is found again instead of being paid twice.
CREATE TABLE remote_batches (
    token   TEXT PRIMARY KEY,
    batch   TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL
) WITHOUT ROWID;
