-- What waits to be opened by somebody whose direct messages are closed, and what the house notes about itself.

-- An intent, as in the outbox: kinds and ids, rendered for her alone when she opens it.
CREATE TABLE kept_news (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    intent TEXT NOT NULL,
    at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX kept_news_by_member ON kept_news (member_id, at);
CREATE INDEX kept_news_by_age ON kept_news (expires_at);

-- By which rules of zones instants were found last.
CREATE TABLE house_notes (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
