-- Finding a time: moments that people answer before a meetup is announced.

CREATE TABLE polls (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    host_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    -- What the meetup will be, apart from when; its place may still be empty.
    plan TEXT NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deadline_at TEXT NOT NULL,
    closed_at TEXT,
    cancelled_at TEXT,
    cancel_reason TEXT,
    -- What it became.
    meetup_id BLOB REFERENCES meetups (id) ON DELETE SET NULL,
    UNIQUE (community_id, number)
);
CREATE INDEX polls_by_meetup ON polls (meetup_id);

CREATE TABLE poll_candidates (
    poll_id BLOB NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    PRIMARY KEY (poll_id, number),
    UNIQUE (poll_id, starts_at)
);

CREATE TABLE poll_votes (
    poll_id BLOB NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    says TEXT NOT NULL,
    -- Since when she says so; the order in which spots are given.
    at TEXT NOT NULL,
    PRIMARY KEY (poll_id, number, member_id)
);
CREATE INDEX poll_votes_by_member ON poll_votes (member_id);
