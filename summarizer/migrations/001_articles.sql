-- One row per article and fingerprint (model, prompts, schema). A source that could not be read is a row too:
-- without text, its key made from the source.
CREATE TABLE articles (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE,
    article     TEXT NOT NULL,                 -- SHA-256 of the text; empty for a source never read
    fingerprint TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'dead')),
    attempts    INTEGER NOT NULL DEFAULT 0,    -- times a worker took it up
    error       TEXT NOT NULL DEFAULT '',      -- class of the failure, and its one line
    message     TEXT NOT NULL DEFAULT '',
    source      TEXT NOT NULL,
    title       TEXT NOT NULL DEFAULT '',
    outlet      TEXT NOT NULL DEFAULT '',
    url         TEXT NOT NULL DEFAULT '',
    published   TEXT NOT NULL DEFAULT '',      -- ISO date or empty
    language    TEXT NOT NULL DEFAULT '',
    text        TEXT NOT NULL DEFAULT '',
    summary     TEXT,                          -- JSON of summarizer.summary.Summary
    provenance  TEXT GENERATED ALWAYS AS (json_extract(summary, '$.provenance')) VIRTUAL,
    tokens      INTEGER NOT NULL DEFAULT 0,
    owner       TEXT,                          -- who is at work on it, and until when that is believed
    lease       REAL,                          -- seconds since the epoch
    added       TEXT NOT NULL,
    finished    TEXT
);
CREATE INDEX articles_waiting ON articles (fingerprint, attempts, seq) WHERE state = 'pending';
CREATE INDEX articles_leased ON articles (lease) WHERE state = 'running';
CREATE INDEX articles_by_article ON articles (article, finished);
CREATE INDEX articles_by_state ON articles (state);

-- Where an article was found: canonical addresses, so that none is fetched or summarized twice.
CREATE TABLE addresses (
    address TEXT PRIMARY KEY,
    article TEXT NOT NULL,                     -- empty where the address could not be read
    key     TEXT NOT NULL
) WITHOUT ROWID;

-- What a feed answered last, per fingerprint: a changed prompt has to see its items again.
CREATE TABLE feeds (
    url           TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    PRIMARY KEY (url, fingerprint)
) WITHOUT ROWID;

-- What is searched: one row per actor, meeting, stance and summary of a finished article.
CREATE VIRTUAL TABLE items USING fts5 (
    words, kind UNINDEXED, label UNINDEXED, key UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2"
);
