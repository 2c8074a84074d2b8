-- The first schema. Offsets count code points; every *_end is excluded; every quote is stored
-- beside its offsets, so that a check can hold one against the other.

CREATE TABLE documents (
    id          TEXT PRIMARY KEY,
    sha256      TEXT NOT NULL,     -- of the source's bytes
    text_sha256 TEXT NOT NULL,     -- of `text` in UTF-8
    format      TEXT NOT NULL,
    extractor   TEXT NOT NULL,     -- name and version of what read the claims
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    published   TEXT,              -- a partial date
    language    TEXT NOT NULL,
    url         TEXT NOT NULL,
    notes       TEXT NOT NULL,     -- a JSON list of strings
    text        TEXT NOT NULL
);

-- Where a document came from: the same bytes may lie in several places.
CREATE TABLE sources (
    source   TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (source, document)
) WITHOUT ROWID;

CREATE INDEX sources_by_document ON sources (document);

CREATE TABLE entities (
    document TEXT NOT NULL REFERENCES documents (id),
    id       TEXT NOT NULL,
    type     TEXT NOT NULL,
    name     TEXT NOT NULL,
    known    TEXT NOT NULL,
    aliases  TEXT NOT NULL,        -- a JSON list of strings
    acronyms TEXT NOT NULL,        -- a JSON list of strings
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE mentions (
    document TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    entity   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    quote    TEXT NOT NULL,
    PRIMARY KEY (document, start_at, end_at, entity),
    FOREIGN KEY (document, entity) REFERENCES entities (document, id)
) WITHOUT ROWID;

-- The primary key is the order in which claims are read.
CREATE TABLE claims (
    document   TEXT NOT NULL,
    start_at   INTEGER NOT NULL,
    end_at     INTEGER NOT NULL,
    id         TEXT NOT NULL,
    head       TEXT NOT NULL,
    head_start INTEGER NOT NULL,
    head_end   INTEGER NOT NULL,
    head_quote TEXT NOT NULL,
    type       TEXT NOT NULL,
    tail       TEXT NOT NULL,
    tail_start INTEGER NOT NULL,
    tail_end   INTEGER NOT NULL,
    tail_quote TEXT NOT NULL,
    status     TEXT NOT NULL,
    quote      TEXT NOT NULL,
    rule       TEXT NOT NULL,
    date       TEXT,
    said_by    TEXT,
    said_start INTEGER,
    said_end   INTEGER,
    said_quote TEXT,
    PRIMARY KEY (document, start_at, end_at, id),
    FOREIGN KEY (document, head) REFERENCES entities (document, id),
    FOREIGN KEY (document, tail) REFERENCES entities (document, id),
    FOREIGN KEY (document, said_by) REFERENCES entities (document, id)
) WITHOUT ROWID;

CREATE INDEX claims_by_head ON claims (head);
CREATE INDEX claims_by_tail ON claims (tail);
