-- The village: people, what is said and done later, settings, meetups.
-- The same tables stand in migrations/sqlite; a test compares them.

CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value BIGINT NOT NULL
);

CREATE TABLE communities (
    id UUID PRIMARY KEY NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    next_number BIGINT NOT NULL
);

CREATE TABLE homes (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT,
    closed_at TIMESTAMPTZ,
    UNIQUE (platform, external_id)
);
CREATE INDEX homes_by_community ON homes (community_id);

CREATE TABLE members (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    joined_at TIMESTAMPTZ NOT NULL,
    left_at TIMESTAMPTZ,
    locale TEXT,
    zone TEXT
);
CREATE INDEX members_by_community ON members (community_id);

CREATE TABLE accounts (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    home_id UUID NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    standing TEXT NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    UNIQUE (community_id, platform, external_id)
);
CREATE INDEX accounts_by_member ON accounts (member_id);
CREATE INDEX accounts_by_external ON accounts (platform, external_id);

-- Which village somebody means in a direct chat, when she lives in several.
CREATE TABLE direct_choices (
    platform TEXT NOT NULL,
    external_id TEXT NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    PRIMARY KEY (platform, external_id)
);

CREATE TABLE settings (
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value JSONB NOT NULL,
    PRIMARY KEY (community_id, name)
);

CREATE TABLE setting_changes (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT,
    member_id UUID REFERENCES members (id) ON DELETE SET NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX setting_changes_by_community ON setting_changes (community_id, seq);

-- Events that were handled, for thirty days, so that a replay changes nothing.
CREATE TABLE inbox (
    platform TEXT NOT NULL,
    event TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
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
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    community_id UUID REFERENCES communities (id) ON DELETE CASCADE,
    lane TEXT NOT NULL,
    event TEXT UNIQUE,
    coalesce_key TEXT COLLATE "C" UNIQUE,
    again BOOLEAN NOT NULL,
    destination JSONB NOT NULL,
    intent JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    attempts BIGINT NOT NULL,
    lease UUID,
    dead_at TIMESTAMPTZ,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (run_at, community_id) WHERE dead_at IS NULL;
CREATE INDEX outbox_lanes ON outbox (lane, seq) WHERE dead_at IS NULL;

-- What happens later.
CREATE TABLE jobs (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID REFERENCES communities (id) ON DELETE CASCADE,
    dedupe_key TEXT COLLATE "C" UNIQUE,
    kind JSONB NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL,
    lease UUID,
    dead_at TIMESTAMPTZ,
    last_error TEXT
);
CREATE INDEX jobs_due ON jobs (run_at, community_id) WHERE dead_at IS NULL;

-- Messages whose buttons, words and reactions somebody may still use, and cards that are kept current.
CREATE TABLE shown (
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    message TEXT NOT NULL,
    community_id UUID REFERENCES communities (id) ON DELETE CASCADE,
    thread TEXT,
    subject TEXT,
    actions JSONB NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (platform, place, message)
);
CREATE INDEX shown_by_subject ON shown (subject);
CREATE INDEX shown_by_age ON shown (at);

-- Questions that somebody is answering, with what she has already given.
CREATE TABLE questions (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL UNIQUE REFERENCES members (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    given JSONB NOT NULL,
    asking TEXT NOT NULL,
    options JSONB NOT NULL,
    asked_in JSONB NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX questions_by_age ON questions (expires_at);

CREATE TABLE meetups (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    host_id UUID REFERENCES members (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    notes TEXT,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    cancelled_at TIMESTAMPTZ,
    cancel_reason TEXT,
    revision BIGINT NOT NULL,
    UNIQUE (community_id, number)
);
CREATE INDEX meetups_by_end ON meetups (community_id, ends_at);

CREATE TABLE rsvps (
    meetup_id UUID NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (meetup_id, member_id)
);
CREATE INDEX rsvps_by_member ON rsvps (member_id);
