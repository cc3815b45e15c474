-- Codes by which somebody says that two accounts, or two homes, belong together. Each is used once.

CREATE TABLE link_codes (
    code TEXT PRIMARY KEY NOT NULL,
    -- account or home.
    links TEXT NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL,
    UNIQUE (member_id, links)
);
CREATE INDEX link_codes_by_age ON link_codes (expires_at);
