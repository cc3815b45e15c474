-- Support, and anonymous posts. Nothing here names whoever has written one: who she is is sealed with a key from the
-- configuration, tags are made with it, ids are by chance, and times are days.

-- Whether an admin has looked at the lines of a region.
CREATE TABLE support_checks (
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    region TEXT NOT NULL,
    confirmed_at TEXT,
    PRIMARY KEY (community_id, region)
);

-- Tags of those who were offered support within a day.
CREATE TABLE support_offers (
    tag TEXT PRIMARY KEY NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE TABLE shares (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Sealed: who has written it.
    author TEXT NOT NULL,
    -- Made of the post and its author: the same author has another one under each post.
    tag TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT,
    -- Whether its author may need somebody.
    heavy BOOLEAN NOT NULL,
    me_too INTEGER NOT NULL,
    day TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX shares_by_community ON shares (community_id, day);

-- What is said under a post: by its author, under its alias, or by somebody with her name.
CREATE TABLE share_lines (
    id BLOB PRIMARY KEY NOT NULL,
    share_id BLOB NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    -- Nothing for the author.
    member_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    anonymous BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    heavy BOOLEAN NOT NULL,
    day TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX share_lines_by_share ON share_lines (share_id);
CREATE INDEX share_lines_by_member ON share_lines (member_id);

-- Tags of who has tapped, one for each post.
CREATE TABLE share_taps (
    share_id BLOB NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (share_id, tag)
) WITHOUT ROWID;

-- How often somebody has shared on a day.
CREATE TABLE share_days (
    tag TEXT PRIMARY KEY NOT NULL,
    count INTEGER NOT NULL,
    day TEXT NOT NULL
) WITHOUT ROWID;

-- Who may not share for a while.
CREATE TABLE share_pauses (
    tag TEXT PRIMARY KEY NOT NULL,
    until TEXT NOT NULL
) WITHOUT ROWID;

-- Two admins who have opened who has written a post. It outlives the post.
CREATE TABLE share_unsealings (
    share_id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    asked_by BLOB REFERENCES members (id) ON DELETE SET NULL,
    agreed_by BLOB REFERENCES members (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    agreed_on TEXT
);
CREATE INDEX share_unsealings_by_community ON share_unsealings (community_id);
CREATE INDEX share_unsealings_by_asker ON share_unsealings (asked_by);
CREATE INDEX share_unsealings_by_second ON share_unsealings (agreed_by);
