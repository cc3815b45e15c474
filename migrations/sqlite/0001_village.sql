-- The village: people, what is said and done later, settings, meetups.
-- The same tables stand in migrations/postgres; a test compares them.

CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value INTEGER NOT NULL
);

CREATE TABLE communities (
    id BLOB PRIMARY KEY NOT NULL,
    created_at TEXT NOT NULL,
    next_number INTEGER NOT NULL
);

CREATE TABLE homes (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT,
    closed_at TEXT,
    UNIQUE (platform, external_id)
);
CREATE INDEX homes_by_community ON homes (community_id);

CREATE TABLE members (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    joined_at TEXT NOT NULL,
    left_at TEXT,
    locale TEXT,
    zone TEXT
);
CREATE INDEX members_by_community ON members (community_id);

CREATE TABLE accounts (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    home_id BLOB NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    standing TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    UNIQUE (community_id, platform, external_id)
);
CREATE INDEX accounts_by_member ON accounts (member_id);
CREATE INDEX accounts_by_external ON accounts (platform, external_id);

-- Which village somebody means in a direct chat, when she lives in several.
CREATE TABLE direct_choices (
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    PRIMARY KEY (platform, external_id)
);

CREATE TABLE settings (
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (community_id, name)
);

CREATE TABLE setting_changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT,
    member_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    at TEXT NOT NULL
);
CREATE INDEX setting_changes_by_community ON setting_changes (community_id, seq);

-- Events that were handled, for thirty days, so that a replay changes nothing.
CREATE TABLE inbox (
    platform TEXT NOT NULL,
    event TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (platform, event)
);
CREATE INDEX inbox_by_age ON inbox (at);

-- How far an adapter has read.
CREATE TABLE bookmarks (
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (platform, place)
);

-- What must be said or done on a platform. A row is an intent, rendered when it is sent and deleted when it arrived.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    id BLOB NOT NULL UNIQUE,
    community_id BLOB REFERENCES communities (id) ON DELETE CASCADE,
    lane TEXT NOT NULL,
    event TEXT UNIQUE,
    coalesce_key TEXT UNIQUE,
    again BOOLEAN NOT NULL,
    destination TEXT NOT NULL,
    intent TEXT NOT NULL,
    created_at TEXT NOT NULL,
    run_at TEXT NOT NULL,
    expires_at TEXT,
    attempts INTEGER NOT NULL,
    lease BLOB,
    dead_at TEXT,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (run_at, community_id) WHERE dead_at IS NULL;
CREATE INDEX outbox_lanes ON outbox (lane, seq) WHERE dead_at IS NULL;

-- What happens later.
CREATE TABLE jobs (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB REFERENCES communities (id) ON DELETE CASCADE,
    dedupe_key TEXT UNIQUE,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    run_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    lease BLOB,
    dead_at TEXT,
    last_error TEXT
);
CREATE INDEX jobs_due ON jobs (run_at, community_id) WHERE dead_at IS NULL;

-- Messages whose buttons, words and reactions somebody may still use, and cards that are kept current.
CREATE TABLE shown (
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    message TEXT NOT NULL,
    community_id BLOB REFERENCES communities (id) ON DELETE CASCADE,
    thread TEXT,
    subject TEXT,
    actions TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (platform, place, message)
);
CREATE INDEX shown_by_subject ON shown (subject);
CREATE INDEX shown_by_age ON shown (at);

-- Questions that somebody is answering, with what she has already given.
CREATE TABLE questions (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL UNIQUE REFERENCES members (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    given TEXT NOT NULL,
    asking TEXT NOT NULL,
    options TEXT NOT NULL,
    asked_in TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX questions_by_age ON questions (expires_at);

CREATE TABLE meetups (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    host_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    notes TEXT,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    cancelled_at TEXT,
    cancel_reason TEXT,
    revision INTEGER NOT NULL,
    UNIQUE (community_id, number)
);
CREATE INDEX meetups_by_end ON meetups (community_id, ends_at);

CREATE TABLE rsvps (
    meetup_id BLOB NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (meetup_id, member_id)
);
CREATE INDEX rsvps_by_member ON rsvps (member_id);
