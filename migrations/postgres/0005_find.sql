-- Finding a time: moments that people answer before a meetup is announced.

CREATE TABLE polls (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    host_id UUID REFERENCES members (id) ON DELETE SET NULL,
    -- What the meetup will be, apart from when; its place may still be empty.
    plan JSONB NOT NULL,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    deadline_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    cancelled_at TIMESTAMPTZ,
    cancel_reason TEXT,
    -- What it became.
    meetup_id UUID REFERENCES meetups (id) ON DELETE SET NULL,
    UNIQUE (community_id, number)
);
CREATE INDEX polls_by_meetup ON polls (meetup_id);

CREATE TABLE poll_candidates (
    poll_id UUID NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (poll_id, number),
    UNIQUE (poll_id, starts_at)
);

CREATE TABLE poll_votes (
    poll_id UUID NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    says TEXT NOT NULL,
    -- Since when she says so; the order in which spots are given.
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (poll_id, number, member_id)
);
CREATE INDEX poll_votes_by_member ON poll_votes (member_id);
